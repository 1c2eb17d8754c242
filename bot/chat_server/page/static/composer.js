// The text box: writing, replying, editing, sending files.

import { shortened } from "./message.js";

const SHOWABLE = /^image\/(png|jpeg|gif|webp|bmp)$/;

export class Composer {
  constructor(server, words, onProblem) {
    Object.assign(this, { server, words, onProblem, replyTo: null, editing: null });
    this.text = document.getElementById("text");
    this.file = document.getElementById("file");
    document.getElementById("compose").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    document.getElementById("cancel").addEventListener("click", () => this.settle());
    this.text.addEventListener("keydown", (event) => this.onKey(event));
    this.file.addEventListener("change", () => this.upload());
  }

  reply(message) {
    this.settle();
    this.replyTo = message;
    this.show(this.words.replying, message);
  }

  edit(message) {
    this.settle();
    this.editing = message;
    this.text.value = message.text;
    this.show(this.words.editing, message);
  }

  show(word, message) {
    document.getElementById("context-text").textContent = `${word}: ${shortened(message)}`;
    document.getElementById("context").hidden = false;
    this.text.focus();
  }

  settle() {
    if (this.editing) this.text.value = "";
    this.replyTo = this.editing = null;
    document.getElementById("context").hidden = true;
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") {
      this.settle();
    }
  }

  async submit() {
    const text = this.text.value;
    if (!text.trim()) return;
    const done = this.editing
      ? this.server.ask("PATCH", `/messages/${this.editing.message_id}`, { text })
      : this.server.ask("POST", "/texts", { text, reply_to: this.replyTo?.message_id });
    await this.finish(done);
  }

  async upload() {
    const [file] = this.file.files;
    if (!file) return;
    const form = new FormData();
    form.append("file", file);
    form.append("caption", this.editing ? "" : this.text.value);
    if (this.replyTo) form.append("reply_to", this.replyTo.message_id);
    await this.finish(this.server.ask("POST", SHOWABLE.test(file.type) ? "/photos" : "/documents", form));
    this.file.value = "";
  }

  // What was written is taken away only when the server has it.
  async finish(sending) {
    try {
      await sending;
      this.text.value = "";
      this.settle();
    } catch (problem) {
      this.onProblem(problem);
    }
    this.text.focus();
  }
}
