// What was sent and why: one line for each message; a line leads to its chat.

export function log(page, open) {
  const here = (id) => document.getElementById(id);
  const time = new Intl.DateTimeFormat(page.language, {
    timeZone: page.zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });

  function made(one) {
    const line = document.createElement("li");
    line.innerHTML = '<button type="button"><span class="head"><time></time> <bdi></bdi></span><span class="why"></span><span class="kind"></span><span class="text" dir="auto"></span></button>';
    if (one.chat) line.querySelector("button").addEventListener("click", () => open(Number(line.dataset.chat)));
    else line.firstChild.replaceWith(Object.assign(document.createElement("div"), { innerHTML: line.firstChild.innerHTML }));
    return line;
  }

  function dress(line, one, people) {
    line.dataset.chat = one.chat;
    const put = (what, text) => {
      const place = line.querySelector(what);
      if (place.textContent !== text) place.textContent = text;
    };
    put("time", time.format(new Date(one.at * 1000)));
    put("bdi", one.to ?? people.get(one.chat) ?? "");
    put(".why", one.why);
    put(".kind", one.kind);
    put(".text", one.text);
  }

  return {
    show({ sent, people }) {
      const names = new Map(people.map((one) => [one.chat, one.name]));
      const list = here("log");
      const there = new Map([...list.children].map((line) => [line.dataset.key, line]));
      here("nothing").hidden = sent.length > 0;
      sent.forEach((one, place) => {
        const key = `${one.chat}/${one.message}`, line = there.get(key) ?? made(one);
        there.delete(key);
        line.dataset.key = key;
        dress(line, one, names);
        if (list.children[place] !== line) list.insertBefore(line, list.children[place] ?? null);
      });
      for (const line of there.values()) line.remove();
    },
  };
}
