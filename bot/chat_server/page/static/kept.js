// What this browser remembers for one person: draft, what is not sent yet, choices.

const prefix = `hospes:${document.getElementById("app").dataset.person}:`;

export function keep(name, value) {
  try {
    if (value === null || value === "") localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Storage can be full or forbidden; the page works without it.
  }
}

export function kept(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(prefix + name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function forgetAll() {
  try {
    Object.keys(localStorage).filter((name) => name.startsWith(prefix)).forEach((name) => localStorage.removeItem(name));
  } catch {
    // Where nothing may be kept, nothing is to be forgotten.
  }
}
