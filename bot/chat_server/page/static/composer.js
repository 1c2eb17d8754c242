// The text box: writing, replying, editing; a draft outlives the page.

import { shortened } from "./contents.js";
import { byTouch, found, toText } from "./dom.js";
import { keep, kept } from "./kept.js";
import { word } from "./words.js";

const COMPOSING = 229; // what Safari tells of the Enter that ends a composition

export class Composer {
  // `onSay(text, replyTo)` and `onEdit(message, text)` are called with what was written.
  constructor(commands, onSay, onEdit) {
    Object.assign(this, { commands, onSay, onEdit, replyTo: null, editing: null, aside: "", forced: false, declined: false });
    this.text = found("text");
    this.text.value = kept("draft", "");
    this.usual = this.text.placeholder;
    found("compose").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    found("cancel").addEventListener("click", () => this.leave());
    // A tap on the button leaves the focus where it is: on a phone the keyboard stays.
    found("send").addEventListener("pointerdown", (event) => event.preventDefault());
    this.text.enterKeyHint = byTouch() ? "enter" : "send";
    this.text.addEventListener("keydown", (event) => this.onKey(event));
    this.text.addEventListener("input", () => this.written());
    this.written();
  }

  written() {
    if (!this.editing) keep("draft", this.text.value);
    this.text.rows = Math.min(6, this.text.value.split("\n").length);
  }

  reply(message) {
    this.settle();
    this.replyTo = message;
    this.show(word("replying"), message);
    this.text.focus();
  }

  // The bot asks for an answer to its message; the focus stays where somebody is at work.
  force(message, placeholder) {
    if (this.editing) return;
    this.settle();
    this.replyTo = message;
    this.forced = true;
    this.declined = false;
    this.hint(placeholder);
    this.show(word("replying"), message);
    if ([document.body, found("scroll"), null].includes(document.activeElement)) toText();
  }

  edit(message) {
    this.settle();
    this.editing = message;
    this.aside = this.text.value;
    this.text.value = message.text ?? message.caption ?? "";
    this.show(word("editing"), message);
    this.text.focus();
    this.written();
  }

  hint(placeholder) {
    this.text.placeholder = placeholder || this.usual;
  }

  show(label, message) {
    found("context-text").textContent = `${label}: ${shortened(message)}`;
    found("context").hidden = false;
  }

  settle() {
    if (this.editing) this.put(this.aside);
    this.replyTo = this.editing = null;
    this.forced = false;
    found("context").hidden = true;
  }

  // Whoever does not want to reply to what they are asked says something else: 0 tells so.
  leave() {
    this.declined ||= this.forced;
    this.settle();
    this.text.focus();
  }

  // What was not sent comes back to be changed; what is half written stays below it.
  bring(text) {
    this.put([text, this.text.value].filter(Boolean).join("\n"));
    this.text.focus();
  }

  put(text) {
    this.text.value = text;
    this.editing = null;
    this.written();
  }

  take() {
    const taken = { text: this.text.value, replyTo: this.replyTo?.message_id ?? (this.declined ? 0 : undefined) };
    this.put("");
    this.settle();
    this.declined = false;
    return taken;
  }

  onKey(event) {
    if (event.isComposing || event.keyCode === COMPOSING || this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && (!byTouch() || event.ctrlKey)) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") {
      this.leave();
    }
  }

  submit() {
    const text = this.text.value;
    if (!text.trim()) return;
    this.commands.close();
    if (this.editing) {
      this.onEdit(this.editing, text, () => this.settle());
    } else {
      const { replyTo } = this.take();
      this.onSay(text, replyTo);
    }
    toText();
  }
}
