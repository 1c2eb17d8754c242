// Shortcuts of the keyboard; single letters can be switched off (WCAG 2.1.4).

import { found, opened } from "./dom.js";
import { kept } from "./kept.js";

export class Keys {
  constructor(list, reading, acts) {
    Object.assign(this, { list, reading, acts });
    document.addEventListener("keydown", (event) => {
      if (!event.defaultPrevented && this.pressed(event)) event.preventDefault();
    });
  }

  pressed(event) {
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey) return false;
    if (event.altKey) return this.button(event.code);
    if (event.target.matches("input, textarea, select")) return this.inText(event);
    if (event.target.closest("#scroll") && this.inMessages(event)) return true;
    return kept("keys", true) && this.single(event.key);
  }

  // Alt and a digit: the buttons of the latest message that has some.
  button(code) {
    const digit = /^Digit([1-9])$/.exec(code)?.[1];
    const buttons = [...document.querySelectorAll("#messages .keyboard")].at(-1)?.querySelectorAll("button, a");
    const wanted = digit && buttons?.[digit - 1];
    wanted?.click();
    return Boolean(wanted);
  }

  inText(event) {
    return event.key === "ArrowUp" && !event.target.value && this.list.focus.move(-1);
  }

  inMessages(event) {
    const item = event.target.closest("#messages > li");
    if (event.key === "ArrowUp") return this.list.focus.move(-1);
    if (event.key === "ArrowDown") return this.list.focus.move(1) || this.toText();
    if (event.key === "End") return this.reading.jump() || true;
    if (event.key === "Home") return this.list.focus.to(this.list.place.firstElementChild);
    if (event.key === "Escape") return this.toText();
    if (event.key === "Enter" && event.target === item) return this.acts.open(item.message, item.querySelector(".more")) || true;
    return false;
  }

  single(key) {
    if (key === "Escape") return this.toText();
    if (key === "?") { opened(found("help")); return true; }
    if (key === "/") return this.slash();
    return false;
  }

  slash() {
    const text = found("text");
    if (!text.value) text.value = "/";
    text.focus();
    text.dispatchEvent(new Event("input"));
    return true;
  }

  toText() {
    found("text").focus();
    return true;
  }
}
