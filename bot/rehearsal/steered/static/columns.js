// Chats side by side: whose are open, as many as fit.

const NARROWEST = 300; // pixels
const MOST = 4; // a browser keeps six connections to one place, and each chat needs one

export function columns(words, zone, send) {
  const here = (id) => document.getElementById(id);
  const frames = new Map();
  let people = [], wanted = JSON.parse(sessionStorage.getItem("chats") ?? "null");

  const fitting = () => Math.max(1, Math.min(MOST, Math.floor(here("columns").clientWidth / NARROWEST)));

  // A facilitator, somebody who is in, and whoever was left at the door: the last one.
  function beginning() {
    const team = people.filter((one) => one.team).slice(0, 1);
    const others = people.filter((one) => one.human && !one.team);
    const chosen = [...team, ...others.slice(0, 1), ...others.slice(-1), ...others];
    return [...new Set(chosen.map((one) => one.chat))];
  }

  function open(chat) {
    if (!shown().includes(chat)) {
      const room = fitting(), first = wanted.filter((one) => one !== chat);
      wanted = [...first.slice(0, room - 1), chat, ...first.slice(room - 1)];
      draw();
    }
    here("who").querySelector(`[data-chat="${chat}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    const column = frames.get(chat);
    column?.scrollIntoView({ block: "nearest" });
    column?.querySelector("h2").focus();
  }

  function shut(chat) {
    if (shown().length > 1) {
      wanted = [...wanted.filter((one) => one !== chat)].slice(0, shown().length - 1);
      draw();
      here("who").querySelector(`[data-chat="${chat}"]`)?.focus();
    }
  }

  const shown = () => wanted.slice(0, fitting());

  function draw() {
    sessionStorage.setItem("chats", JSON.stringify(wanted));
    const order = people.map((one) => one.chat);
    const now = shown().filter((chat) => order.includes(chat)).sort((a, b) => order.indexOf(a) - order.indexOf(b));
    for (const [chat, column] of frames) if (!now.includes(chat)) { column.remove(); frames.delete(chat); }
    now.forEach((chat, place) => {
      const one = people.find((person) => person.chat === chat);
      if (!frames.has(chat)) {
        frames.set(chat, made(one));
        here("columns").insertBefore(frames.get(chat), here("columns").children[place] ?? null);
      }
      label(frames.get(chat), one, now.length > 1);
    });
    tabs(now);
  }

  function made(one) {
    const column = document.createElement("section");
    column.className = `column${one.team ? " team" : ""}`;
    column.innerHTML = '<header><h2 tabindex="-1"><span dir="auto"></span><small></small></h2><button type="button" class="play"></button><button type="button" class="shut">×</button></header><iframe></iframe>';
    column.querySelector("h2 span").textContent = one.name;
    column.querySelector(".shut").setAttribute("aria-label", words.close.replace("{name}", one.name));
    column.querySelector(".shut").addEventListener("click", () => shut(one.chat));
    column.querySelector(".play").addEventListener("click", () => {
      const person = people.find((other) => other.chat === one.chat);
      send("people", { reference: person.reference, human: person.crowd });
    });
    column.setAttribute("aria-label", one.name);
    column.querySelector("iframe").title = one.name;
    column.querySelector("iframe").src = `/people/${one.chat}?zone=${encodeURIComponent(zone)}`;
    return column;
  }

  function label(column, one, several) {
    column.querySelector("small").textContent = one.crowd ? words["role-crowd"] : one.role;
    column.querySelector(".play").textContent = one.crowd ? words.take : words.give;
    column.querySelector(".play").hidden = one.team;
    column.querySelector(".shut").hidden = !several;
  }

  function tabs(now) {
    const mine = people.filter((one) => one.human || one.chat === beginning()[0] || wanted.slice(0, MOST).includes(one.chat));
    fill(here("who"), mine, (one) => one.chat, () => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.dir = "auto";
      tab.addEventListener("click", () => {
        const chat = Number(tab.dataset.chat);
        if (tab.getAttribute("aria-pressed") === "true") shut(chat); else open(chat);
      });
      return tab;
    }, (tab, one) => {
      tab.textContent = one.name;
      tab.setAttribute("aria-pressed", now.includes(one.chat));
    });
    const rest = people.filter((one) => !mine.includes(one));
    const list = here("another");
    const key = JSON.stringify(rest.map((one) => [one.chat, one.crowd, one.joined]));
    list.hidden = rest.length === 0;
    if (list.dataset.key === key) return;
    list.dataset.key = key;
    list.length = 1;
    for (const one of rest) {
      const how = one.crowd ? words["role-crowd"] : one.joined ? one.role : words["role-away"];
      list.add(new Option(`${one.name} · ${how}`, one.chat));
    }
  }

  function fill(parent, items, keyOf, make, dress) {
    const there = new Map([...parent.children].map((child) => [Number(child.dataset.chat), child]));
    items.forEach((item, place) => {
      const key = keyOf(item), child = there.get(key) ?? make(item);
      there.delete(key);
      child.dataset.chat = key;
      dress(child, item);
      if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] ?? null);
    });
    for (const child of there.values()) child.remove();
  }

  here("another").addEventListener("change", () => {
    const chat = Number(here("another").value);
    here("another").value = "";
    if (chat) open(chat);
  });
  addEventListener("resize", () => { if (people.length) draw(); });

  return {
    open,
    show(found) {
      people = found;
      wanted = (wanted ?? beginning()).filter((chat) => people.some((one) => one.chat === chat));
      if (!wanted.length) wanted = beginning();
      draw();
    },
  };
}
