// The stage: what the server says is shown; what somebody wants is sent to it.

import { clock } from "./clock.js";
import { columns } from "./columns.js";
import { log } from "./log.js";

const page = document.body.dataset;
const words = JSON.parse(page.words);
const here = (id) => document.getElementById(id);
const query = `?lang=${page.language}`;

const send = async (what, wish = {}) => {
  const answer = await fetch(`/stage/${what}${query}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(wish),
  }).catch(() => null);
  if (answer?.ok) show(await answer.json());
};

const time = clock(words, page, send);
const chats = columns(words, page.zone, send);
const sent = log(page, (chat) => chats.open(chat));

function show(state) {
  time.show(state);
  chats.show(state.people);
  sent.show(state);
  crowd(state.crowd);
  hint(state);
}

function crowd(mood) {
  here("size").max = mood.most;
  for (const name of ["size", "share", "pace"]) {
    if (document.activeElement !== here(name) || name === "pace") here(name).value = mood[name];
  }
  tell(mood);
}

function tell(mood) {
  here("size-of").textContent = words["size-of"].replace("{size}", mood.size).replace("{most}", mood.most);
  here("share-of").textContent = words["share-of"].replace("{share}", mood.share);
}

for (const name of ["size", "share"]) {
  here(name).addEventListener("input", () =>
    tell({ size: here("size").value, most: here("size").max, share: here("share").value }));
  here(name).addEventListener("change", () => send("crowd", { [name]: Number(here(name).value) }));
}
here("pace").addEventListener("change", () => send("crowd", { pace: here("pace").value }));

function hint(state) {
  here("hint").hidden = state.asked || sessionStorage.getItem("hint") === "gone";
}
here("hint").querySelector("button").addEventListener("click", () => {
  sessionStorage.setItem("hint", "gone");
  here("hint").hidden = true;
  here("play").focus();
});

show(JSON.parse(page.state));

let news;
function listen() {
  news = new EventSource(`/stage/events${query}`);
  news.addEventListener("state", (event) => {
    here("lost").hidden = true;
    show(JSON.parse(event.data));
  });
  news.addEventListener("error", () => {
    here("lost").hidden = false;
    // A stage that is only just beginning refuses; a browser gives up then.
    if (news.readyState === EventSource.CLOSED) setTimeout(listen, 1500);
  });
}
listen();
addEventListener("pagehide", () => news.close());
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
