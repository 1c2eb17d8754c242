// The page's words in its language, and how times and sizes are said in it.

const app = document.getElementById("app");
const all = JSON.parse(app.dataset.words);
const locale = localeOf(document.documentElement.lang);

const timeZone = wishedZone();
const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" });
const near = new Intl.DateTimeFormat(locale, { timeZone, weekday: "long", day: "numeric", month: "long" });
const far = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "long" });
const sortable = new Intl.DateTimeFormat("sv", { timeZone });
const number = new Intl.NumberFormat(locale);

export const bot = app.dataset.bot;

// The person's own region if their browser speaks the page's language.
function localeOf(language) {
  return navigator.languages.find((one) => one.split("-")[0] === language) ?? language;
}

// Whoever shows this page beside a clock of another zone says so in its address.
function wishedZone() {
  const zone = new URLSearchParams(location.search).get("zone");
  try {
    return zone ? new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone : undefined;
  } catch {
    return undefined;
  }
}

export function word(key, filling = {}) {
  const values = { bot, ...filling };
  return all[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function time(seconds) {
  return clock.format(new Date(seconds * 1000));
}

export function count(value) {
  return number.format(value);
}

export function dayKey(seconds) {
  return sortable.format(seconds * 1000);
}

export function day(seconds) {
  if (timeZone) return near.format(seconds * 1000); // today is another day there
  const key = dayKey(seconds), today = dayKey(Date.now() / 1000), before = new Date(today);
  before.setUTCDate(before.getUTCDate() - 1);
  if (key === today) return word("today");
  if (key === before.toISOString().slice(0, 10)) return word("yesterday");
  return (key.slice(0, 4) === today.slice(0, 4) ? near : far).format(seconds * 1000);
}

export function size(bytes) {
  const large = bytes >= 1024 * 1024;
  const unit = large ? "megabyte" : "kilobyte";
  const value = large ? bytes / 1024 / 1024 : Math.max(1, bytes / 1024);
  const digits = large && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(value);
}
