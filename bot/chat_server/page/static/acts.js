// What can be done with one message: a small menu.

import { act, closesBeside, found, made } from "./dom.js";
import { copy } from "./toasts.js";
import { word } from "./words.js";

const EMOJI = ["👍", "❤", "🎉", "🔥", "😁", "🤔"];
const WIDTH = 240;

export class Acts {
  // `chat` gives person (id), onReply, onEdit, onDelete, onReact.
  constructor(chat) {
    this.chat = chat;
    this.dialog = found("acts");
    closesBeside(this.dialog);
  }

  open(message, beside) {
    const mine = message.from.id === this.chat.person;
    const text = message.text ?? message.caption;
    const choices = [
      this.choice(word("reply"), () => this.chat.onReply(message)),
      text && this.choice(word("copy"), () => copy(text)),
      mine && text !== undefined && this.choice(word("edit"), () => this.chat.onEdit(message)),
      mine && this.choice(word("delete"), () => this.chat.onDelete(message)),
    ].filter(Boolean);
    this.dialog.replaceChildren(this.reactions(message), ...choices);
    this.dialog.showModal();
    this.place(beside.getBoundingClientRect());
    choices[0].focus();
  }

  // Beside the button, inside the window; narrow windows show it at the bottom by style.
  place(box) {
    const high = this.dialog.offsetHeight;
    const [left, top] = [Math.min(box.left, innerWidth - WIDTH - 8), Math.min(box.bottom, innerHeight - high - 8)];
    this.dialog.style.setProperty("--left", `${Math.max(8, left)}px`);
    this.dialog.style.setProperty("--top", `${Math.max(8, top)}px`);
  }

  choice(label, run) {
    return act(label, () => {
      this.dialog.close();
      run();
    });
  }

  reactions(message) {
    const mine = message.reactions?.mine ?? [];
    return made("p", "emoji", ...EMOJI.map((emoji) => {
      const chosen = mine.includes(emoji);
      const shown = this.choice(emoji, () => this.chat.onReact(message, chosen ? "" : emoji));
      shown.ariaLabel = word(chosen ? "unreact" : "react", { emoji });
      shown.ariaPressed = String(chosen);
      return shown;
    }));
  }
}
