// One message as a list item: what it answers, its content, its facts and its buttons.

import { keyboard } from "./buttons.js";
import { contents, shortened } from "./contents.js";
import { act, made } from "./dom.js";
import { formatted } from "./entities.js";
import { bot, time, word } from "./words.js";

const EMOJI_ALONE = /^(?:\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]*\s*){1,4}$/u;

// Fills a list item; `chat` gives person (id), fileAddress, payloadOf and what is done on acts.
export function fill(item, message, chat) {
  const mine = message.from.id === chat.person;
  item.id = `m${message.message_id}`;
  item.className = mine ? "message mine" : "message";
  const parts = [made("div", "bubble", ...inside(message, chat, mine)), reactionsOf(message, chat)].filter(Boolean);
  const buttons = buttonsOf(item, message, chat);
  const old = [...item.children].filter((part) => part !== buttons);
  keepPicture(item, parts[0]);
  old.forEach((part) => part.remove());
  if (buttons && !buttons.parentElement) item.append(buttons);
  item.prepend(...parts);
  name(item);
}

// Buttons that stay the same stay where they are: the focus is not taken from them, and a screen
// reader does not name them again, however often the card above them changes.
function buttonsOf(item, message, chat) {
  const wanted = message.reply_markup?.inline_keyboard;
  if (!wanted) return null;
  const there = item.querySelector(":scope > .keyboard");
  const described = JSON.stringify(wanted);
  if (there?.described === described) return there;
  const shown = keyboard(message, chat);
  shown.described = described;
  return shown;
}

// A picture that stays the same is not loaded a second time.
function keepPicture(item, bubble) {
  const [there, wanted] = [item, bubble].map((place) => place.querySelector(".picture"));
  if (there && there.href === wanted?.href) {
    there.firstChild.alt = wanted.firstChild.alt;
    wanted.replaceWith(there);
  } else if (wanted) {
    wanted.firstChild.src = wanted.href;
  }
}

function inside(message, chat, mine) {
  const said = made("div", "said", ...leading(message, chat), ...ordered(message, chat));
  const sender = made("span", "unseen who", mine ? word("you") : bot);
  return [sender, said, factsOf(message, chat, mine)];
}

function ordered(message, chat) {
  const [media, said] = [contents(message, chat), texts(message, chat)];
  return message.show_caption_above_media ? [...said, ...media] : [...media, ...said];
}

// Whoever moves from message to message hears sender, content and time.
function name(item) {
  const parts = [".who", ".said", "time"].map((part) => item.querySelector(part));
  parts.forEach((part, place) => { part.id = `${item.id}-${place}`; });
  item.setAttribute("aria-labelledby", parts.map((part) => part.id).join(" "));
}

// What is replied to; pressed, it leads there.
function quote(text, { message_id: number }, chat) {
  const label = made("span", "unseen", `${word("in_reply")}: `);
  return act("", () => chat.onQuoted(number), "quote", label, text);
}

function leading(message, chat) {
  const parts = [];
  const origin = message.forward_origin;
  if (origin) {
    const from = origin.sender_user_name || origin.sender_user?.first_name || "";
    parts.push(made("p", "origin", word("forwarded", { name: from })));
  }
  if (message.reply_to_message) {
    parts.push(quote(message.quote?.text ?? shortened(message.reply_to_message), message.reply_to_message, chat));
  }
  parts.forEach((part) => { part.dir = "auto"; });
  return parts;
}

function texts(message, chat) {
  const text = spoken(message.text ?? message.caption ?? "");
  if (!text) return [];
  const entities = message.entities ?? message.caption_entities;
  const shown = made("div", EMOJI_ALONE.test(text) ? "content alone" : "content", formatted(text, entities, chat.onCommand));
  shown.dir = "auto";
  for (const link of shown.querySelectorAll("a")) follow(link, chat);
  return [shown];
}

// What a link carried is of no use to whoever reads it: people see the command alone.
function spoken(text) {
  return /^\/start \S+$/.test(text) ? "/start" : text;
}

// A link that leads to this very bot is followed here.
function follow(link, chat) {
  const payload = chat.payloadOf(link.href);
  if (payload === null) return;
  link.removeAttribute("target");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    chat.onStart(payload);
  });
}

function factsOf(message, chat, mine) {
  const more = act("⋯", () => chat.onMore(message, more), "more");
  more.ariaLabel = word("more");
  more.ariaHasPopup = "dialog";
  more.tabIndex = -1;
  const shown = made("time", "", time(message.date));
  shown.dateTime = new Date(message.date * 1000).toISOString();
  const facts = made("p", "facts", more);
  // A card lives by being edited: that it was is no news.
  if (message.edit_date && !message.reply_markup) facts.append(made("span", "", word("edited")));
  facts.append(shown);
  if (mine) facts.append(sent());
  return facts;
}

// Seen, not read out: what is still on its way says so itself.
function sent() {
  const tick = made("span", "tick", "✓");
  tick.ariaHidden = "true";
  return tick;
}

function reactionsOf(message, chat) {
  const { mine = [], bot: theirs = [] } = message.reactions ?? {};
  if (!mine.length && !theirs.length) return null;
  const chips = [
    ...theirs.map((emoji) => chip(made("span", "chip", emoji), word("reacted", { name: bot, emoji }))),
    ...mine.map((emoji) => chip(act(emoji, () => chat.onReact(message, ""), "chip own"), word("unreact", { emoji }))),
  ];
  return made("p", "reactions", ...chips);
}

function chip(element, label) {
  if (element.tagName === "SPAN") element.setAttribute("role", "img");
  element.ariaLabel = label;
  return element;
}
