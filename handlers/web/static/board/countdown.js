// The time that is left: ticks by itself, by the server's clock.

import { make, unseen } from "./dom.js";

const TICK = 250; // milliseconds
const MINUTE = 60;

export class Countdown {
  constructor(words, voice) {
    this.words = words;
    this.voice = voice;
    this.ahead = 0; // milliseconds by which the server's clock is ahead of ours
    this.end = null;
    this.before = null; // seconds that were left at the tick before
    this.node = make("p", "clock");
    this.digits = make("span");
    this.node.append(unseen(`${words.left}: `), this.digits);
    this.node.hidden = true;
  }

  setClock(now) {
    this.ahead = Date.parse(now) - Date.now();
  }

  until(instant) {
    const end = instant ? Date.parse(instant) : null;
    if (end === this.end) return;
    this.stop();
    this.end = end;
    if (end === null) return;
    this.node.hidden = false;
    this.tick();
    this.timer = setInterval(() => this.tick(), TICK);
  }

  stop() {
    clearInterval(this.timer);
    this.end = null;
    this.before = null;
    this.node.hidden = true;
  }

  tick() {
    const left = Math.max(0, Math.ceil((this.end - Date.now() - this.ahead) / 1000));
    if (left === this.before) return;
    this.digits.textContent = digits(left);
    this.node.classList.toggle("soon", left <= MINUTE);
    if (this.before > MINUTE && left <= MINUTE) this.voice.say(this.words.minute, true);
    if (this.before > 0 && left === 0) this.voice.say(this.words.timeUp, true);
    this.before = left;
  }
}

function digits(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours) return `${hours}:${two(minutes)}:${two(seconds % 60)}`;
  return `${minutes}:${two(seconds % 60)}`;
}
