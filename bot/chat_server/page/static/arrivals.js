// What comes into the chat, changes there and goes from it: in its place, told and counted.

import { found } from "./dom.js";

const FEW = 100;

export class Arrivals {
  // `reading` is there as soon as the chat is open.
  constructor(list, end, frame, announcer) {
    Object.assign(this, { list, end, frame, announcer, reading: null });
  }

  mine(message) {
    return message.from.id === this.list.chat.person;
  }

  add(message) {
    const known = this.list.known.has(message.message_id);
    if (this.mine(message)) this.end.follow();
    const item = this.list.add(message);
    if (!known) this.reading?.arrive(item);
    this.frame.showEmpty();
    this.end.keep();
    if (this.end.followed && this.reading?.waiting.size < FEW && this.list.trim()) found("older").hidden = false;
  }

  change(message) {
    if (!this.list.known.has(message.message_id)) return;
    this.reading.watch(this.list.add(message));
    this.announcer.changed(message);
    this.end.keep();
  }

  edited(message) {
    this.change({ reactions: this.list.known.get(message.message_id)?.reactions, ...message });
  }

  reacted(number, reactions) {
    const message = this.list.known.get(number);
    if (message) this.change({ ...message, reactions });
  }

  gone(number) {
    this.list.remove(number);
    this.reading.forget(number);
    this.frame.showEmpty();
  }

  // What was missed is no longer known one by one, as after a restart of the server: everything is
  // asked for anew and put in place, without taking away what somebody is writing or looking at.
  // Gives what the server said; null if that is too much, and the page loads anew.
  async catchUp() {
    const newest = this.list.last?.message_id ?? 0;
    const seen = await this.frame.open();
    if (seen.older && seen.messages[0].message_id > newest) {
      location.reload();
      return null;
    }
    this.list.keepOnly(seen.messages);
    for (const message of seen.messages) this.caughtUp(message, newest);
    this.end.keep();
    return seen;
  }

  caughtUp(message, newest) {
    const item = this.list.item(message.message_id);
    if (message.message_id > newest && !this.mine(message)) {
      this.reading.arrive(item);
      this.announcer.arrived(message);
    } else {
      this.reading.watch(item);
    }
  }
}
