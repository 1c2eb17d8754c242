// How the connection stands, and whether the bot is writing: said honestly, and only when it changes.

import { found } from "./dom.js";
import { word } from "./words.js";

const SAID = { lost: "lost", offline: "offline", out: "signed_out" };
const GRACE_MS = 1500;

export class Line {
  constructor() {
    Object.assign(this, { state: "open", quieten: 0, grace: 0 });
    this.usual = found("status").textContent;
  }

  // A line that breaks and comes back at once is no news.
  show(state) {
    clearTimeout(this.grace);
    if (state === this.state) return;
    if (state === "lost") this.grace = setTimeout(() => this.turn(state), GRACE_MS);
    else this.turn(state);
  }

  turn(state) {
    const back = state === "open" && this.state !== "open";
    this.state = state;
    found("trouble").hidden = state === "open";
    found("trouble-text").textContent = SAID[state] ? word(SAID[state]) : "";
    found("again").hidden = state !== "lost";
    found("way-in").hidden = state !== "out";
    found("heard").textContent = back ? word("back_online") : found("trouble-text").textContent;
  }

  // What is seen only: to be told of each keystroke would be noise.
  typing(ms) {
    clearTimeout(this.quieten);
    found("status").textContent = ms ? word("typing") : this.usual;
    if (ms) this.quieten = setTimeout(() => this.typing(0), ms);
  }
}
