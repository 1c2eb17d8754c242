// The messages that are shown, in the order of their ids.

import { Days } from "./days.js";
import { found, made } from "./dom.js";
import { Focus, heldWhile } from "./focus.js";
import { fill } from "./message.js";

const FOUND_MS = 1500;
const MOST = 400;

export class List {
  constructor(chat) {
    this.chat = chat;
    this.known = new Map();
    this.place = found("messages");
    this.scroll = found("scroll");
    this.days = new Days(this.place);
    this.focus = new Focus(this.place);
  }

  get first() {
    return this.place.firstElementChild?.message;
  }

  get last() {
    return this.place.lastElementChild?.message;
  }

  item(number) {
    return found(`m${number}`);
  }

  // Puts a message where its id belongs; one that is there already is shown anew.
  add(message) {
    const there = this.item(message.message_id);
    const item = there ?? made("li");
    this.known.set(message.message_id, message);
    if (!there) this.insert(item, message);
    this.show(item, message);
    return item;
  }

  insert(item, message) {
    let next = null;
    for (let one = this.place.lastElementChild; one && one.message.message_id > message.message_id; one = one.previousElementSibling) next = one;
    item.message = message;
    this.place.insertBefore(item, next);
    if (next) this.days.show(next);
    this.focus.inserted(item);
  }

  // The item stays the same element, with the line of what is unread.
  show(item, message) {
    const line = item.querySelector(".unread-line");
    heldWhile(item, () => {
      item.message = message;
      fill(item, message, this.chat);
      this.days.show(item);
      if (line) item.prepend(line);
    });
  }

  remove(number) {
    const item = this.item(number);
    this.known.delete(number);
    if (!item) return;
    const [next, held] = [item.nextElementSibling ?? item.previousElementSibling, item.contains(document.activeElement)];
    item.remove();
    if (next) this.days.show(next);
    if (next && this.focus.roving === item) this.focus.rove(next);
    if (held) (next ?? found("text")).focus({ preventScroll: true });
  }

  // Takes away what is no longer there among the latest messages, as they are given.
  keepOnly(messages) {
    const there = new Set(messages.map((message) => message.message_id));
    const first = messages[0]?.message_id ?? 0;
    [...this.known.keys()].filter((number) => number >= first && !there.has(number)).forEach((number) => this.chat.onGone(number));
  }

  // Earlier messages appear above without moving what one reads.
  addOlder(messages) {
    const anchor = this.place.firstElementChild;
    const before = anchor?.getBoundingClientRect().top ?? 0;
    messages.forEach((message) => this.add(message));
    if (anchor) this.scroll.scrollTop += anchor.getBoundingClientRect().top - before;
  }

  // A chat of many hours keeps the latest at hand; the earlier ones come when they are asked for.
  trim() {
    if (this.known.size <= MOST) return false;
    const early = [...this.place.children].slice(0, -MOST / 2);
    if (early.some((item) => item.contains(document.activeElement))) return false;
    early.forEach((item) => this.remove(item.message.message_id));
    return true;
  }

  point(number) {
    const target = this.item(number);
    if (!target) return;
    this.focus.to(target);
    target.scrollIntoView({ block: "center" });
    target.classList.add("found");
    setTimeout(() => target.classList.remove("found"), FOUND_MS);
  }
}
