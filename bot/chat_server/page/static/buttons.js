// The buttons under a message: those that press, and those that lead elsewhere.

import { act, made, outward } from "./dom.js";
import { copy, toast } from "./toasts.js";
import { word } from "./words.js";

const DOUBLE_CLICK_MS = 500;

export function rows(of, makeButton) {
  return of.map((row) => made("div", "row", ...row.map(makeButton)));
}

export function keyboard(message, chat) {
  const shown = message.reply_markup.inline_keyboard;
  return made("div", "keyboard", ...rows(shown, (button) => inlineButton(message, button, chat)));
}

function inlineButton(message, button, chat) {
  const address = button.url ?? button.web_app?.url ?? button.login_url?.url;
  const shown = address ? leading(button.text, address, chat) : pressable(message, button, chat);
  shown.dir = "auto";
  if (button.style) shown.classList.add(`looks-${button.style}`);
  return shown;
}

function leading(text, address, chat) {
  const payload = chat.payloadOf(address);
  if (payload !== null) return act(text, () => chat.onStart(payload), "button");
  const link = outward(address, `${text} ↗`);
  if (!link) return act(text, () => toast(word("cannot")));
  link.className = "button";
  link.ariaLabel = `${text}, ${word("opens")}`;
  return link;
}

function pressable(message, button, chat) {
  const shown = act(button.text, (event) => { if (!second(event, shown)) run(message, button, chat, shown); });
  shown.since = performance.now();
  if (button.callback_data !== undefined) shown.dataset.data = button.callback_data;
  return shown;
}

// The second click of a double click was not meant for what has come under the pointer meanwhile.
function second(event, shown) {
  return event.detail > 1 && performance.now() - shown.since < DOUBLE_CLICK_MS;
}

function run(message, button, chat, shown) {
  if (button.copy_text) copy(button.copy_text.text);
  else if (button.callback_data === undefined) toast(word("cannot"));
  else if (shown.ariaBusy !== "true") chat.onPress(message, shown);
}
