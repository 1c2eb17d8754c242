// What one has said and the server may not have yet: shown at once, sent in order, kept over reload.

import { found, made, newKey, toText } from "./dom.js";
import { send, show } from "./entry.js";
import { keep, kept } from "./kept.js";
import { reasonOf } from "./toasts.js";
import { word } from "./words.js";

const STALE_MS = 10 * 60 * 1000;

// `onSent(message)` is called with what the server made of an entry, `onTaken(text)` with a text
// that is to be written anew.
export class Outbox {
  constructor(server, onSent, onTaken) {
    Object.assign(this, { server, onSent, onTaken, retry: 0, reachable: true, entries: [], busy: false, held: [] });
    this.place = found("outbox");
    for (const entry of kept("outbox", [])) this.restore(entry);
    addEventListener("beforeunload", (event) => {
      if (this.entries.some((entry) => entry.form && !entry.problem)) event.preventDefault();
    });
  }

  // What was written long ago is not said without asking.
  restore(entry) {
    const stale = Date.now() - entry.at > STALE_MS;
    this.put({ ...entry, problem: entry.problem ?? (stale ? word("unsent") : "") });
  }

  say(path, body, shown) {
    this.put({ key: newKey(), path, body, shown, at: Date.now(), problem: "" });
    this.save();
    return this.drain();
  }

  sendFile(path, form, shown) {
    const key = newKey();
    form.append("key", key);
    this.put({ key, path, form, shown, at: Date.now(), problem: "" });
    return this.drain();
  }

  put(entry) {
    this.entries.push(entry);
    entry.item = made("li", "message mine pending");
    this.place.append(entry.item);
    this.show(entry);
  }

  save() {
    const lasting = this.entries.filter((entry) => !entry.form);
    keep("outbox", lasting.map(({ key, path, body, shown, at, problem }) => ({ key, path, body, shown, at, problem })));
  }

  // In order, one at a time; stops where the server cannot be reached, until told to go on.
  async drain() {
    if (this.busy) return;
    this.busy = true;
    for (let next = this.next(); next; next = this.next()) {
      if (!await this.attempt(next)) break;
    }
    this.busy = false;
    this.release();
  }

  next() {
    return this.entries.find((entry) => !entry.problem);
  }

  async attempt(entry) {
    entry.queued = false;
    this.show(entry);
    try {
      const message = await send(this.server, entry);
      this.drop(entry);
      this.onSent(message);
      this.release();
      return true;
    } catch (problem) {
      return this.fail(entry, problem);
    }
  }

  fail(entry, problem) {
    if (!this.entries.includes(entry)) return true;
    if (problem.passing) {
      entry.queued = true;
      clearTimeout(this.retry);
      this.retry = setTimeout(() => { if (this.reachable) this.drain(); }, (problem.after || 3) * 1000);
    } else {
      entry.problem = word("why", { reason: reasonOf(problem) });
      found("heard").textContent = entry.problem;
    }
    this.show(entry);
    this.save();
    return !problem.passing;
  }

  cancel(entry) {
    this.drop(entry);
    entry.stop?.abort();
  }

  drop(entry) {
    const held = entry.item.contains(document.activeElement);
    this.entries = this.entries.filter((one) => one !== entry);
    entry.item.remove();
    if (held) toText();
    this.save();
  }

  // An own message that the stream tells of while its answer is on the way would stand there twice.
  hold(message) {
    if (!this.busy) return false;
    this.held.push(message);
    return true;
  }

  release() {
    const held = this.held;
    this.held = [];
    held.forEach((message) => this.onSent(message));
  }

  show(entry) {
    show(entry, this);
  }

  again(entry) {
    entry.problem = "";
    this.drain();
    toText();
  }

  change(entry) {
    this.drop(entry);
    this.onTaken(entry.body.text);
  }
}
