// The chat page: shows what is said, as it is said, and lets the person act.

import { Composer } from "./composer.js";
import { keyboard, made, messageItem, shortened } from "./message.js";
import { Server } from "./server.js";

const TOAST_MS = 6000;
const TYPING_MS = 5000;
const NEAR_END = 80;

const app = document.getElementById("app");
const words = app.dataset;
const server = new Server(words.person);
const [list, scroll, live, status] = ["messages", "scroll", "live", "status"].map((id) => document.getElementById(id));
const composer = new Composer(server, words, complain);
const known = new Map();
let blocked = false;
let quieten = 0;

const chat = {
  person: Number(words.person),
  words,
  fileAddress: (id) => server.fileAddress(id),
  onPress: press,
  onReply: (message) => composer.reply(message),
  onEdit: (message) => composer.edit(message),
  onResize: () => scrollToEnd(),
};

const handlers = {
  message: ({ message }) => { add(message); announce(message); },
  edited: ({ message }) => replace(message),
  deleted: ({ message_id: number }) => { known.delete(number); item(number)?.remove(); showEmpty(); },
  pinned: refreshFrame,
  unpinned: refreshFrame,
  keyboard: ({ keyboard: shown }) => showKeyboard(shown),
  action: () => say(`${words.bot} ${words.typing}`, TYPING_MS),
  answer: ({ answer }) => showAnswer(answer),
  blocked: () => showBlocked(true),
  unblocked: () => showBlocked(false),
  reset: () => location.reload(),
};

async function open() {
  const seen = await server.ask("GET", "/chat");
  seen.messages.forEach(add);
  showFrame(seen);
  scroll.scrollTop = scroll.scrollHeight;
  server.follow(seen.last_event, (event) => handlers[event.kind](event), (connected) => {
    if (connected) say("", 0);
    else say(words.lost);
  });
}

function item(number) {
  return document.getElementById(`m${number}`);
}

function add(message) {
  const follows = nearEnd() || message.from.id === chat.person;
  known.set(message.message_id, message);
  list.append(messageItem(message, chat));
  showEmpty();
  if (follows) scrollToEnd(true);
}

// The focus stays on the same button when a message is shown anew.
function replace(message) {
  const old = item(message.message_id);
  if (!old) return;
  const follows = nearEnd();
  const held = old.contains(document.activeElement) ? document.activeElement.dataset.data : undefined;
  const fresh = messageItem(message, chat);
  known.set(message.message_id, message);
  old.replaceWith(fresh);
  if (held !== undefined) refocus(fresh, held);
  if (follows) scrollToEnd(true);
}

function refocus(fresh, data) {
  const buttons = [...fresh.querySelectorAll(".keyboard button")];
  const target = buttons.find((button) => button.dataset.data === data) || buttons[0] || fresh;
  if (target === fresh) fresh.tabIndex = -1;
  target.focus({ preventScroll: true });
}

function nearEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
}

function scrollToEnd(always = false) {
  if (always || nearEnd()) scroll.scrollTop = scroll.scrollHeight;
}

function announce(message) {
  if (message.from.id !== chat.person) live.textContent = `${words.bot}: ${shortened(message)}`;
}

async function press(message, button, element) {
  element.ariaBusy = "true";
  try {
    const { answer } = await server.ask("POST", "/presses", {
      message_id: message.message_id, data: button.callback_data ?? "", wait: 10,
    });
    if (!answer) toast(words.waiting);
  } catch (problem) {
    complain(problem);
  }
  element.ariaBusy = "false";
}

function showAnswer(answer) {
  if (answer.url) window.open(answer.url, "_blank", "noopener");
  if (!answer.text) return;
  if (!answer.show_alert) { toast(answer.text); return; }
  const box = document.getElementById("alert");
  document.getElementById("alert-text").textContent = answer.text;
  if (!box.open) box.showModal();
}

function toast(text) {
  const shown = made("p", "", text);
  document.getElementById("toasts").append(shown);
  setTimeout(() => shown.remove(), TOAST_MS);
}

function complain(problem) {
  toast(`${words.failed} ${problem.message}`);
}

function say(text, ms = 0) {
  clearTimeout(quieten);
  status.textContent = text || status.dataset.usual;
  if (ms) quieten = setTimeout(() => say(""), ms);
}

async function refreshFrame() {
  showFrame(await server.ask("GET", "/chat?after=9007199254740991"));
}

function showFrame(seen) {
  const bar = document.getElementById("pinned");
  bar.hidden = !seen.pinned;
  if (seen.pinned) {
    bar.dataset.message = seen.pinned.message_id;
    document.getElementById("pinned-text").textContent = shortened(seen.pinned);
  }
  showKeyboard(seen.keyboard);
  showBlocked(seen.blocked);
  showEmpty();
}

function showKeyboard(shown) {
  const place = document.getElementById("reply-keyboard");
  place.hidden = !shown?.keyboard;
  if (!place.hidden) place.replaceChildren(...keyboard(shown.keyboard, replyButton).children);
}

function replyButton({ text }) {
  const button = made("button", "", text);
  button.type = "button";
  button.addEventListener("click", () => server.ask("POST", "/texts", { text }).catch(complain));
  return button;
}

function showBlocked(now) {
  blocked = now;
  const button = document.getElementById("block");
  button.textContent = now ? button.dataset.on : button.dataset.off;
}

function showEmpty() {
  document.getElementById("empty").hidden = known.size > 0;
}

function showPinned() {
  const target = item(document.getElementById("pinned").dataset.message);
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.classList.add("found");
  setTimeout(() => target.classList.remove("found"), 1500);
}

document.getElementById("pinned").addEventListener("click", showPinned);
document.getElementById("start").addEventListener("click", () => server.ask("POST", "/start", {}).catch(complain));
document.getElementById("block").addEventListener("click", () => server.ask(blocked ? "DELETE" : "PUT", "/block").catch(complain));
open().catch(complain);
