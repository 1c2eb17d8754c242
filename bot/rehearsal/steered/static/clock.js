// The visit's clock: shown as it runs, steered by its buttons.

export function clock(words, page, send) {
  const here = (id) => document.getElementById(id);
  const style = (wish) => new Intl.DateTimeFormat(page.language, { timeZone: page.zone, ...wish });
  const day = style({ weekday: "long", day: "numeric", month: "long" });
  const time = style({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  let last = null, since = 0, leaping = false;

  const draw = () => {
    const { now, playing, speed } = last.clock;
    const passed = playing && !last.clock.leaping ? ((performance.now() - since) / 1000) * speed : 0;
    const instant = new Date((now + passed) * 1000);
    put("day", day.format(instant));
    put("time", time.format(instant));
  };
  const put = (id, text) => {
    if (here(id).textContent !== text) here(id).textContent = text;
  };

  here("play").addEventListener("click", () => send("clock", { playing: !last.clock.playing }));
  here("jump").addEventListener("click", async () => {
    if (leaping || !last.next) return;
    leaping = true;
    here("jump").setAttribute("aria-disabled", true);
    const { at, when, what } = last.next;
    put("jump-label", words.jumping);
    await send("jump");
    leaping = false;
    if (last.clock.now + 1 > at) put("live", words.there.replace("{when}", when).replace("{what}", what));
    show(last);
  });
  const speeds = [...document.querySelectorAll("[data-speed]")];
  for (const button of speeds) {
    button.addEventListener("click", () => send("clock", { speed: Number(button.dataset.speed), playing: true }));
  }
  setInterval(draw, 200);

  function show(state) {
    [last, since] = [state, performance.now()];
    const { playing, speed } = state.clock, away = state.clock.leaping || leaping;
    here("play").dataset.playing = playing;
    here("play").querySelector("span").textContent = playing ? words.pause : words.play;
    for (const button of speeds) button.setAttribute("aria-pressed", Number(button.dataset.speed) === speed);
    here("jump").setAttribute("aria-disabled", away || !state.next);
    put("jump-label", away ? words.jumping : words.jump);
    put("next", state.next ? `${state.next.when} · ${state.next.what}` : words["nothing-next"]);
    const on = state.session;
    put("session", on ? words["session-on"].replace("{title}", on.title).replace("{word}", on.word) : words["session-off"]);
    draw();
  }

  return { show };
}
