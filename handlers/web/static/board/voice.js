// What a screen reader says by itself: one sentence in ten seconds at most, the newest.

const PAUSE = 10000; // milliseconds

export class Voice {
  constructor(node) {
    this.node = node;
    this.last = "";
    this.free = 0;
    this.timer = null;
  }

  // `urgent`: at once, whatever was said before.
  say(text, urgent = false) {
    if (!text || (text === this.last && !urgent)) return;
    clearTimeout(this.timer);
    this.last = text;
    const wait = urgent ? 0 : this.free - performance.now();
    if (wait > 0) this.timer = setTimeout(() => this.speak(text), wait);
    else this.speak(text);
  }

  speak(text) {
    this.free = performance.now() + PAUSE;
    this.node.textContent = text;
  }
}
