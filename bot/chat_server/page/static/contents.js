// What a message holds besides its text: pictures, files, voice notes, places, contacts.

import { drawing, made, outward } from "./dom.js";
import { size, word } from "./words.js";

const MOST_SPOKEN = 400;
const PAPER = "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5";
const MICROPHONE = "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3";
const PLACE = "M12 21s-6-6.2-6-11a6 6 0 0 1 12 0c0 4.8-6 11-6 11zM12 8v4";
const FACE = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20a7 7 0 0 1 14 0";

export function contents(message, chat) {
  return [
    message.photo && picture(message, chat),
    message.document && file(message.document, message.document.file_name ?? "", PAPER, chat),
    message.voice && file(message.voice, word("voice"), MICROPHONE, chat),
    message.sticker && sticker(message.sticker),
    message.location && place(message.venue?.title ?? word("location"), message.location),
    message.contact && contact(message.contact),
  ].filter(Boolean);
}

// What a screen reader is told of a message: nearly all of it, and what can be pressed.
export function spoken(message) {
  const labels = message.reply_markup?.inline_keyboard?.flat().map((button) => button.text) ?? [];
  const text = shortened(message, MOST_SPOKEN);
  return labels.length ? `${text} ${word("buttons", { labels: labels.join(", ").slice(0, MOST_SPOKEN) })}` : text;
}

// What a message is in a few words, where there is no room for it.
export function shortened(message, most = 120) {
  const text = message.text || message.caption || nameOf(message);
  return text.length > most ? `${text.slice(0, most).replace(/\s\S*$/, "")} …` : text;
}

function nameOf(message) {
  if (message.photo) return word("picture");
  if (message.voice) return word("voice");
  if (message.sticker) return word("sticker", { emoji: message.sticker.emoji });
  if (message.location) return word("location");
  if (message.contact) return `${word("contact")}: ${message.contact.first_name}`;
  return message.document?.file_name || "…";
}

// Without its source as yet: the same picture may be there already.
function picture(message, chat) {
  const shown = message.photo.at(-1);
  const image = made("img");
  image.width = shown.width;
  image.height = shown.height;
  image.alt = word(message.caption ? "picture_above" : "picture");
  image.style.setProperty("--width", `${shown.width}px`);
  image.style.setProperty("--shape", shown.width / shown.height);
  image.addEventListener("load", chat.onResize, { once: true });
  const link = made("a", message.has_media_spoiler ? "picture veiled" : "picture", image);
  link.href = chat.fileAddress(shown.file_id);
  link.target = "_blank";
  link.addEventListener("click", (event) => {
    if (link.classList.contains("veiled")) event.preventDefault();
    link.classList.remove("veiled");
  });
  return link;
}

function file(stored, name, sign, chat) {
  const facts = made("small", "", `${word("download")} · ${size(stored.file_size ?? 0)}`);
  const title = made("b", "", name);
  title.dir = "auto";
  const link = made("a", "file", drawing(sign), made("span", "", title, facts));
  link.href = chat.fileAddress(stored.file_id);
  link.download = stored.file_name || "";
  return link;
}

function sticker(stored) {
  const shown = made("p", "sticker", stored.emoji ?? "");
  shown.setAttribute("role", "img");
  shown.ariaLabel = word("sticker", { emoji: stored.emoji ?? "" });
  return shown;
}

function place(title, { latitude, longitude }) {
  const at = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const there = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const link = outward(there, drawing(PLACE), made("span", "", made("b", "", title), made("small", "", `${word("map")} · ${at}`)));
  link.className = "file";
  return link;
}

function contact({ first_name: first, last_name: last, phone_number: number }) {
  const name = made("b", "", [first, last].filter(Boolean).join(" "));
  name.dir = "auto";
  const link = outward(`tel:${number}`, drawing(FACE), made("span", "", name, made("small", "", number)));
  link.className = "file";
  return link;
}
