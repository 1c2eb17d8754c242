// What stands around the messages: the pinned one, what to do in an empty chat, what came earlier.

import { shortened } from "./contents.js";
import { found } from "./dom.js";
import { complain, toast } from "./toasts.js";
import { count, word } from "./words.js";

const AT_ONCE = 60;
const NO_MESSAGE = Number.MAX_SAFE_INTEGER;

export class Frame {
  // `onShow(seen)` is called with what the server says of the chat besides its messages.
  constructor(server, list, onShow) {
    Object.assign(this, { server, list, onShow });
    // In a frame of another page there is nowhere to go back to.
    if (window.parent !== window) document.querySelector(".back")?.remove();
    found("older").addEventListener("click", () => this.older().catch(complain));
    found("pinned").addEventListener("click", () => {
      this.reach(Number(found("pinned").dataset.message)).catch(complain);
    });
  }

  // The latest messages, with all that is around them.
  async open() {
    const seen = await this.server.ask("GET", `/chat?limit=${AT_ONCE}`);
    seen.messages.forEach((message) => this.list.add(message));
    this.show(seen);
    found("older").hidden = !seen.older;
    return seen;
  }

  async refresh() {
    this.showPinned(await this.server.ask("GET", `/chat?after=${NO_MESSAGE}`));
  }

  async older() {
    const [button, last] = [found("older"), this.list.first];
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    const held = document.activeElement === button;
    try {
      const seen = await this.server.ask("GET", `/chat?limit=${AT_ONCE}&before=${last.message_id}`);
      button.hidden = !seen.older;
      this.list.addOlder(seen.messages);
      found("heard").textContent = word("older_shown", { count: count(seen.messages.length) });
      if (held && button.hidden) this.list.focus.to(this.list.item(last.message_id));
    } finally {
      button.ariaBusy = "false";
    }
  }

  // Goes to a message, however long ago it was said.
  async reach(number) {
    while (!this.list.known.has(number) && !found("older").hidden && this.list.first.message_id > number) await this.older();
    if (this.list.known.has(number)) this.list.point(number);
    else toast(word("not_there"));
  }

  show(seen) {
    this.showPinned(seen);
    this.onShow(seen);
    this.showEmpty();
  }

  showPinned(seen) {
    found("pinned").hidden = !seen.pinned;
    if (seen.pinned) {
      found("pinned").dataset.message = seen.pinned.message_id;
      found("pinned-text").textContent = shortened(seen.pinned);
    }
  }

  showEmpty() {
    found("empty").hidden = this.list.known.size > 0;
  }
}
