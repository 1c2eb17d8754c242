// One message as a list item: what it answers, its content, its facts and its buttons.

import { formatted } from "./entities.js";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

const SVG = "http://www.w3.org/2000/svg";
const PAPER = "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5";
const MICROPHONE = "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3";

export function made(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function shortened(message) {
  const text = message.text || message.caption || message.document?.file_name || "…";
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

// `chat` gives: person (id), words (labels), onPress, onReply, onEdit.
export function messageItem(message, chat) {
  const mine = message.from.id === chat.person;
  const item = made("li", mine ? "message mine" : "message");
  item.id = `m${message.message_id}`;
  const bubble = made("div", "bubble", ...leading(message, chat), ...contents(message, chat));
  bubble.append(factsOf(message, chat, mine));
  item.append(bubble);
  if (message.reply_markup?.inline_keyboard) {
    item.append(keyboard(message.reply_markup.inline_keyboard, (button) => inlineButton(message, button, chat)));
  }
  return item;
}

export function keyboard(rows, makeButton) {
  return made("div", "keyboard", ...rows.map((row) => made("div", "row", ...row.map(makeButton))));
}

function leading(message, chat) {
  const parts = [];
  if (message.forward_origin) {
    const name = message.forward_origin.sender_user_name || message.forward_origin.sender_user?.first_name || "";
    parts.push(made("p", "origin", `${chat.words.forwarded} ${name}`));
  }
  if (message.reply_to_message) parts.push(made("p", "quote", shortened(message.reply_to_message)));
  parts.forEach((part) => { part.dir = "auto"; });
  return parts;
}

function contents(message, chat) {
  const parts = [];
  if (message.photo) parts.push(picture(message, chat));
  if (message.document) parts.push(file(message.document, message.document.file_name, PAPER, chat));
  if (message.voice) parts.push(file(message.voice, chat.words.voice, MICROPHONE, chat));
  if (message.sticker) parts.push(sticker(message.sticker, chat));
  if (message.contact) parts.push(made("p", "", `${chat.words.contact}: ${message.contact.first_name} ${message.contact.phone_number}`));
  const text = message.text ?? message.caption;
  if (text) {
    const shown = made("div", "content", formatted(text, message.entities ?? message.caption_entities));
    shown.dir = "auto";
    parts.push(shown);
  }
  return parts;
}

function picture(message, chat) {
  const size = message.photo.at(-1);
  const image = made("img");
  image.src = chat.fileAddress(size.file_id);
  image.width = size.width;
  image.height = size.height;
  image.alt = message.caption || chat.words.picture;
  image.addEventListener("load", chat.onResize, { once: true });
  const link = made("a", "", image);
  link.href = image.src;
  link.target = "_blank";
  return link;
}

function file(stored, name, sign, chat) {
  const link = made("a", "file");
  const size = `${Math.max(1, Math.round(stored.file_size / 1024))} KB`;
  link.append(drawing(sign), made("span", "", made("b", "", name), made("small", "", `${chat.words.download} · ${size}`)));
  link.href = chat.fileAddress(stored.file_id);
  link.download = stored.file_name || "";
  return link;
}

function drawing(lines) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", lines);
  drawn.append(path);
  return drawn;
}

function sticker(stored, chat) {
  const shown = made("p", "sticker", stored.emoji);
  shown.setAttribute("role", "img");
  shown.ariaLabel = `${chat.words.sticker} ${stored.emoji}`;
  return shown;
}

function factsOf(message, chat, mine) {
  const time = made("time", "", clock.format(new Date(message.date * 1000)));
  time.dateTime = new Date(message.date * 1000).toISOString();
  const facts = made("p", "facts", act(chat.words.reply, () => chat.onReply(message)));
  if (mine && message.text) facts.append(act(chat.words.edit, () => chat.onEdit(message)));
  if (message.edit_date) facts.append(made("span", "", chat.words.edited));
  facts.append(time);
  return facts;
}

function act(label, run) {
  const button = made("button", "", label);
  button.type = "button";
  button.addEventListener("click", run);
  return button;
}

function inlineButton(message, button, chat) {
  if (button.url) {
    const link = made("a", "button", `${button.text} ↗`);
    link.href = button.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.ariaLabel = `${button.text}, ${chat.words.opens}`;
    return link;
  }
  const pressable = act(button.text, () => chat.onPress(message, button, pressable));
  pressable.dataset.data = button.callback_data ?? "";
  pressable.dir = "auto";
  return pressable;
}
