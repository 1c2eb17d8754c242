// The buttons above the text box: suggested answers, one's number, one's place.

import { rows } from "./buttons.js";
import { act, found, opened, outward, toText } from "./dom.js";
import { toast } from "./toasts.js";
import { word } from "./words.js";

const LOCATING_MS = 20000;

export class Answers {
  // `acts` gives say(text), contact(number), location(latitude, longitude).
  constructor(composer, acts) {
    Object.assign(this, { composer, acts, shown: null });
    this.place = found("reply-keyboard");
    this.toggle = found("keyboard-open");
    this.toggle.addEventListener("click", () => this.open(this.place.hidden));
  }

  // `markup` is a ReplyKeyboardMarkup, a ForceReply or null; `messageOf` finds what is replied to.
  show(markup, messageOf = () => null) {
    const held = this.place.contains(document.activeElement);
    this.shown = markup?.keyboard ? markup : null;
    this.composer.hint(markup?.input_field_placeholder);
    this.toggle.hidden = !this.shown;
    const buttons = this.shown ? rows(this.shown.keyboard, (button) => this.button(button)) : [];
    this.place.replaceChildren(...buttons);
    this.open(Boolean(this.shown) && !markup.used);
    if (held) toText();
    const asked = markup?.force_reply && messageOf(markup);
    if (asked) this.composer.force(asked, markup.input_field_placeholder);
  }

  open(now) {
    this.place.hidden = !now;
    this.toggle.ariaExpanded = String(now);
  }

  button(button) {
    const shown = button.web_app ? outward(button.web_app.url, button.text) : act(button.text, () => this.press(button));
    shown.classList.add("button");
    shown.dir = "auto";
    if (button.style) shown.classList.add(`looks-${button.style}`);
    return shown;
  }

  async press(button) {
    if (button.request_contact) await this.shareNumber();
    else if (button.request_location) await this.sharePlace();
    else if (button.request_users || button.request_chat || button.request_poll) toast(word("cannot"));
    else this.acts.say(button.text);
    if (this.shown?.one_time_keyboard) this.open(false);
    toText();
  }

  async shareNumber() {
    found("number").value = "";
    if (await opened(found("share-number")) !== "share") return;
    const number = found("number").value.trim();
    if (number) await this.acts.contact(number);
  }

  async sharePlace() {
    toast(word("locating"));
    try {
      const { coords } = await new Promise((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: LOCATING_MS });
      });
      await this.acts.location(coords.latitude, coords.longitude);
    } catch {
      toast(word("no_location"));
    }
  }
}
