// The end of the chat: whoever is there sees what comes; whoever went up is left in peace.

import { found } from "./dom.js";

const NEAR = 80;

export class End {
  constructor() {
    Object.assign(this, { place: found("scroll"), followed: true, top: 0, scrolls: 0 });
    this.place.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.keep()).observe(this.place);
  }

  get near() {
    return this.place.scrollHeight - this.place.scrollTop - this.place.clientHeight < NEAR;
  }

  // From now on the end is kept in sight, as after each scroll that ends there.
  follow() {
    this.followed = true;
    this.go();
  }

  keep() {
    if (this.followed) this.go();
  }

  // Once for all that comes in one go.
  go() {
    this.stay();
    this.scrolls = requestAnimationFrame(() => this.goNow());
  }

  goNow() {
    this.stay();
    this.place.scrollTop = this.place.scrollHeight;
  }

  stay() {
    cancelAnimationFrame(this.scrolls);
  }

  // Only whoever goes up leaves the end: what comes below moves it away, too.
  scrolled() {
    const top = this.place.scrollTop;
    if (this.near) this.followed = true;
    else if (top < this.top) {
      this.followed = false;
      this.stay();
    }
    this.top = top;
  }
}
