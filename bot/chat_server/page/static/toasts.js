// What is told in passing: toasts, the bot's alerts, and what could not be done.

import { found, made, opened } from "./dom.js";
import { word } from "./words.js";

const SHOWN_MS = 6000;
const READ_MS_PER_LETTER = 70;

export function toast(text) {
  const shown = made("p", "", text);
  shown.dir = "auto";
  found("toasts").append(shown);
  setTimeout(() => shown.remove(), SHOWN_MS + text.length * READ_MS_PER_LETTER);
}

// Why something did not work, in the page's language where the server's status says it all.
export function reasonOf({ status, message }) {
  const known = { 0: "no_connection", 401: "signed_out", 409: "is_blocked", 413: "too_much", 429: "too_fast" }[status];
  return known ? word(known) : message;
}

export function complain(problem) {
  toast(word("failed", { reason: reasonOf(problem) }));
}

export function showAnswer(answer) {
  if (answer.url && /^https?:/i.test(answer.url)) window.open(answer.url, "_blank", "noopener");
  if (!answer.text) return;
  if (!answer.show_alert) { toast(answer.text); return; }
  found("alert-text").textContent = answer.text;
  opened(found("alert"));
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(word("copied"));
  } catch {
    toast(text);
  }
}

// Asks before something that cannot be taken back; false for Escape and Cancel.
export async function sure(question, yes) {
  found("sure-text").textContent = question;
  found("sure-yes").textContent = yes;
  return await opened(found("sure")) === "yes";
}
