// What a screen reader is told by itself: new messages of the bot, several at once summed up.

import { shortened, spoken } from "./contents.js";
import { found } from "./dom.js";
import { count, word } from "./words.js";

const GATHER_MS = 700;
const PRESSED_MS = 10000;

export class Announcer {
  constructor() {
    Object.assign(this, { waiting: [], timer: 0, pressed: 0, until: 0 });
  }

  arrived(message) {
    this.waiting.push(message);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), GATHER_MS);
  }

  tell() {
    const [many, latest] = [this.waiting.length, this.waiting.at(-1)];
    this.waiting = [];
    if (many > 1) this.say(word("said_many", { count: count(many), text: shortened(latest) }));
    else this.say(word("said", { text: spoken(latest) }));
  }

  // Only the message whose button one has just pressed tells of its change.
  press(number) {
    this.pressed = number;
    this.until = Date.now() + PRESSED_MS;
  }

  changed(message) {
    if (message.message_id !== this.pressed || Date.now() > this.until) return;
    this.pressed = 0;
    this.say(word("changed", { text: spoken(message) }));
  }

  say(text) {
    const place = found("live");
    place.textContent = place.textContent === text ? `${text} ` : text;
  }
}
