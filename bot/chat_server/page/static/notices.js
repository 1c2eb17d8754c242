// Notifications of the browser: asked for by a button only, and without content.

import { found } from "./dom.js";
import { keep, kept } from "./kept.js";
import { bot, word } from "./words.js";

const possible = "Notification" in window;

export class Notices {
  constructor() {
    this.button = found("notify");
    this.button.addEventListener("click", () => this.turn());
    this.show();
  }

  get on() {
    return possible && Notification.permission === "granted" && kept("notify", false);
  }

  async turn() {
    if (this.on) keep("notify", null);
    else if (await Notification.requestPermission() === "granted") keep("notify", true);
    this.show();
  }

  show() {
    const denied = possible && Notification.permission === "denied";
    this.button.hidden = !possible || denied;
    this.button.textContent = word(this.on ? "notify_off" : "notify");
    found("notify-state").textContent = denied ? word("notify_denied") : this.on ? word("notify_on") : "";
  }

  // Only whoever does not look at the page is notified.
  async arrived(quiet) {
    if (!this.on || !document.hidden || quiet) return;
    const { lang, dir } = document.documentElement;
    const shown = { tag: `hospes-${bot}`, renotify: true, icon: "/static/icon-192.png", lang, dir };
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker) await worker.showNotification(word("notified"), { ...shown, data: location.pathname });
    else new Notification(word("notified"), shown);
  }
}
