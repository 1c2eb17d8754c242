// Pressing buttons: busy until the bot answers, which the stream tells; nothing waits on a request.

import { complain, showAnswer, toast } from "./toasts.js";
import { word } from "./words.js";

const PATIENCE_MS = 10000;

export class Presses {
  constructor(server) {
    Object.assign(this, { server, waiting: new Map() });
  }

  async press(message, element) {
    const number = message.message_id;
    this.end(number);
    element.ariaBusy = "true";
    const timer = setTimeout(() => { this.end(number); toast(word("waiting")); }, PATIENCE_MS);
    this.waiting.set(number, { element, timer });
    try {
      await this.server.ask("POST", "/presses", { message_id: number, data: element.dataset.data, wait: 0 });
    } catch (problem) {
      this.end(number);
      complain(problem);
    }
  }

  answered(answer) {
    this.end(answer.message_id);
    showAnswer(answer);
  }

  end(number) {
    const { element, timer } = this.waiting.get(number) ?? {};
    clearTimeout(timer);
    if (element) element.ariaBusy = "false";
    this.waiting.delete(number);
  }
}
