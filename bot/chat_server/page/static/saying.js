// What one says in the chat, changes and takes back.

import { pieces } from "./pieces.js";
import { complain, sure } from "./toasts.js";
import { word } from "./words.js";

export class Saying {
  constructor(server, outbox, end) {
    Object.assign(this, { server, outbox, end });
  }

  say(text, replyTo) {
    this.end.follow();
    pieces(text).forEach((piece, order) => {
      this.outbox.say("/texts", { text: piece, reply_to: order ? undefined : replyTo }, piece);
    });
  }

  start(payload) {
    this.end.follow();
    this.outbox.say("/start", { payload }, `/start ${payload}`.trim());
  }

  sendFile(path, form, shown) {
    this.end.follow();
    this.outbox.sendFile(path, form, shown);
  }

  async change(message, text, done) {
    try {
      await this.server.ask("PATCH", `/messages/${message.message_id}`, { text });
      done();
    } catch (problem) {
      complain(problem);
    }
  }

  async remove(message) {
    if (!await sure(word("delete_sure"), word("delete"))) return;
    await this.server.ask("DELETE", `/messages/${message.message_id}`).catch(complain);
  }

  react(message, emoji) {
    return this.server.ask("PUT", `/messages/${message.message_id}/reaction`, { emoji }).catch(complain);
  }
}
