// What is unread and what was really seen: the line, the count, the button to the end, the report.

import { found, made } from "./dom.js";
import { count, word } from "./words.js";

const REPORT_MS = 500;

export class Reading {
  // `seen` is the last message of the bot that was seen before; null if nobody knows.
  constructor(server, list, end, seen) {
    Object.assign(this, { server, list, end, waiting: new Set(), reported: seen ?? Infinity, timer: 0 });
    this.title = document.title;
    this.watcher = new IntersectionObserver((entries) => this.look(entries), { root: list.scroll });
    this.ends = new Set();
    document.addEventListener("visibilitychange", () => this.lookAgain());
    found("end").addEventListener("click", () => this.jump());
    list.scroll.addEventListener("scroll", () => this.show(), { passive: true });
  }

  // The line stands before the first of them that nobody has seen.
  open() {
    const unseen = [...this.list.place.children].filter((item) => this.theirs(item.message) && item.message.message_id > this.reported);
    if (this.reported === Infinity) this.reported = 0;
    unseen.forEach((item) => this.waiting.add(item.message.message_id));
    [...this.list.place.children].forEach((item) => this.watch(item));
    this.end.goNow();
    if (unseen.length) {
      mark(unseen[0]);
      if (unseen[0].offsetTop < this.list.scroll.scrollTop) unseen[0].scrollIntoView({ block: "start" });
    }
    this.end.followed = this.end.near;
    this.show();
  }

  theirs(message) {
    return message.from.id !== this.list.chat.person;
  }

  // A new message; its end has to come into sight to count as seen. Whoever is at the end, and
  // there to look, sees it come: no line is needed.
  arrive(item) {
    if (this.theirs(item.message)) {
      if (!this.waiting.size) mark(document.hidden || !this.end.followed ? item : null);
      this.waiting.add(item.message.message_id);
    } else {
      mark(null);
    }
    this.watch(item);
    this.show();
  }

  forget(number) {
    this.waiting.delete(number);
    this.show();
  }

  watch(item) {
    const end = item.querySelector(".facts");
    if (item.watched && item.watched !== end) this.watcher.unobserve(item.watched);
    item.watched = end;
    if (this.theirs(item.message)) this.watcher.observe(end);
  }

  look(entries) {
    for (const entry of entries) {
      if (entry.isIntersecting) this.ends.add(entry.target);
      else this.ends.delete(entry.target);
    }
    this.lookAgain();
  }

  lookAgain() {
    if (document.hidden) return;
    const numbers = [...this.ends].filter((end) => end.isConnected).map((end) => end.closest("li").message.message_id);
    const newest = Math.max(0, ...numbers);
    for (const number of this.waiting) if (number <= newest) this.waiting.delete(number);
    this.show();
    if (newest > this.reported) this.report(newest);
  }

  report(newest) {
    this.reported = newest;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.server.ask("PUT", "/seen", { message_id: newest }).catch(() => { this.reported = 0; });
    }, REPORT_MS);
  }

  // Another window of the same person has seen it.
  seen(number) {
    for (const one of this.waiting) if (one <= number) this.waiting.delete(one);
    this.reported = Math.max(this.reported, number);
    this.show();
  }

  jump() {
    this.end.goNow();
    this.list.focus.to(this.list.place.lastElementChild);
  }

  show() {
    const unread = this.waiting.size;
    document.title = unread ? `(${count(unread)}) ${this.title}` : this.title;
    cancelAnimationFrame(this.shows);
    this.shows = requestAnimationFrame(() => this.showEnd(unread));
  }

  showEnd(unread) {
    const button = found("end");
    button.hidden = this.end.near;
    found("end-count").hidden = !unread;
    found("end-count").textContent = count(unread);
    button.ariaLabel = unread ? `${word("to_end")}. ${word("unread", { count: count(unread) })}` : word("to_end");
  }
}

// The line before what is new; null takes it away.
function mark(item) {
  found("unread-line")?.remove();
  if (!item) return;
  const line = made("p", "unread-line", made("span", "", word("new_messages")));
  line.id = "unread-line";
  item.prepend(line);
}
