// The bot's commands: a list above the text box, opened by its button or by a slash.

import { act, byTouch, found, made, toText } from "./dom.js";

export class Commands {
  // `onChoose(text)` is called with a command that is to be sent.
  constructor(onChoose) {
    Object.assign(this, { onChoose, all: [], at: -1 });
    this.text = found("text");
    this.place = found("commands");
    this.button = found("commands-open");
    this.button.addEventListener("click", () => this.toggle());
    this.text.addEventListener("input", () => this.filter());
    this.text.addEventListener("blur", (event) => {
      if (!this.place.contains(event.relatedTarget) && event.relatedTarget !== this.button) this.close();
    });
  }

  get open() {
    return !this.place.hidden;
  }

  know({ commands, menu_button: menu }) {
    this.all = commands;
    this.button.hidden = !this.all.length;
    this.lead(menu?.type === "web_app" ? menu : null);
    if (this.open) this.filter();
  }

  // A bot may have a page of its own behind its menu button.
  lead(menu) {
    const link = found("menu-link");
    link.hidden = !menu;
    if (!menu) return;
    link.textContent = menu.text;
    link.href = menu.web_app.url;
  }

  toggle() {
    if (this.open) this.close();
    else this.show(this.all);
    if (!byTouch()) this.text.focus();
  }

  filter() {
    const typed = /^\/(\S*)$/.exec(this.text.value);
    if (!typed) { this.close(); return; }
    const wanted = typed[1].toLowerCase();
    this.show(this.all.filter((one) => one.command.startsWith(wanted)));
  }

  show(commands) {
    this.place.replaceChildren(...commands.map((one, order) => this.option(one, order)));
    this.place.hidden = !commands.length;
    this.button.ariaExpanded = String(this.open);
    this.choose(-1);
  }

  option({ command, description }, order) {
    const what = made("span", "", description);
    what.dir = "auto";
    const name = made("b", "", `/${command}`);
    name.dir = "ltr";
    const shown = act("", () => this.send(command));
    shown.append(name, what);
    shown.id = `command-${order}`;
    shown.tabIndex = -1;
    shown.setAttribute("role", "option");
    shown.says = command;
    return shown;
  }

  send(command) {
    if (/^\/\S*$/.test(this.text.value)) this.text.value = "";
    this.close();
    this.text.dispatchEvent(new Event("input"));
    this.onChoose(`/${command}`);
    toText();
  }

  choose(order) {
    const options = [...this.place.children];
    this.at = options.length ? (order + options.length + 1) % (options.length + 1) : -1;
    if (this.at === options.length) this.at = -1;
    options.forEach((one, place) => { one.ariaSelected = String(place === this.at); });
    const chosen = options[this.at];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.text.setAttribute("aria-activedescendant", chosen.id);
    else this.text.removeAttribute("aria-activedescendant");
  }

  close() {
    this.place.hidden = true;
    this.button.ariaExpanded = "false";
    this.text.removeAttribute("aria-activedescendant");
    this.at = -1;
  }

  // Whether a key of the text box was for the list.
  key(event) {
    if (!this.open) return false;
    const chosen = this.place.children[this.at];
    if (event.key === "ArrowDown") this.choose(this.at + 1);
    else if (event.key === "ArrowUp") this.choose(this.at < 0 ? this.place.children.length - 1 : this.at - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && chosen) this.send(chosen.says);
    else if (event.key === "Tab" && this.text.value.startsWith("/")) this.complete(chosen ?? this.place.children[0]);
    else return false;
    event.preventDefault();
    return true;
  }

  complete(option) {
    this.text.value = `/${option.says} `;
    this.close();
  }
}
