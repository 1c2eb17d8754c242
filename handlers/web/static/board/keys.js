// What whoever shares the board can do with it: by buttons, or a key each.

const ACTS = { f: fullScreen, t: turnTheme, q: toggleCode, l: nextLanguage, "?": openHelp };
const THEME = "board-theme"; // theme.js reads it

export function listenToKeys() {
  for (const [id, act] of [["f", fullScreen], ["t", turnTheme], ["q", toggleCode], ["h", openHelp]]) {
    const button = document.getElementById(id);
    button?.addEventListener("click", act);
    if (button && (id !== "f" || document.fullscreenEnabled)) button.hidden = false;
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help().open) return;
    ACTS[event.key.toLowerCase()]?.();
  });
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem(THEME, root.dataset.theme);
  } catch {
    // A browser that keeps nothing shows the other theme until it is closed.
  }
}

function toggleCode() {
  const code = document.getElementById("join");
  if (!code) return;
  code.hidden = !code.hidden;
  document.getElementById("q").setAttribute("aria-pressed", String(!code.hidden));
}

function nextLanguage() {
  document.querySelector(".tools a[hreflang]")?.click();
}

function openHelp() {
  help().showModal();
}

function help() {
  return document.getElementById("help");
}
