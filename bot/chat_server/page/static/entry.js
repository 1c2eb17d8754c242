// One thing on its way to the server: how it is sent, and how it is shown meanwhile.
// It has key, path, body, shown, at; a file has `form` in place of body, which no reload survives.

import { act, made } from "./dom.js";
import { word } from "./words.js";

// Gives the message that the server made of it.
export function send(server, entry) {
  if (!entry.form) return server.ask("POST", entry.path, { ...entry.body, key: entry.key });
  entry.stop = new AbortController();
  return server.upload(entry.path, entry.form, entry.stop.signal, (part) => {
    const bar = entry.item.querySelector("progress");
    if (bar) bar.value = part;
  });
}

// `acts` has again, change, drop and cancel, each called with the entry.
export function show(entry, acts) {
  const text = made("div", "content", entry.shown);
  text.dir = "auto";
  const bubble = made("div", "bubble", made("span", "unseen", word("you")), text);
  if (entry.form && !entry.problem) bubble.append(progress(), act(word("cancel"), () => acts.cancel(entry)));
  bubble.append(made("p", "facts", stateOf(entry)));
  entry.item.classList.toggle("failed", Boolean(entry.problem));
  entry.item.replaceChildren(bubble, ...(entry.problem ? [choices(entry, acts)] : []));
}

function choices(entry, acts) {
  const again = act(word("again"), () => acts.again(entry));
  const change = entry.path === "/texts" && act(word("edit"), () => acts.change(entry));
  const drop = act(word("drop"), () => acts.drop(entry));
  return made("div", "keyboard", made("div", "row", ...[again, change, drop].filter(Boolean)));
}

function stateOf(entry) {
  if (entry.problem) return `⚠ ${entry.problem}`;
  return entry.queued ? word("queued") : word("sending");
}

function progress() {
  const bar = made("progress");
  bar.max = 1;
  bar.value = 0;
  bar.ariaLabel = word("sending");
  return bar;
}
