// The menu of the page: language, calls, installing, signing out, blocking.

import { closesBeside, found, opened } from "./dom.js";
import { forgetAll, keep, kept } from "./kept.js";
import { complain, sure } from "./toasts.js";
import { word } from "./words.js";

export class Settings {
  constructor(server) {
    Object.assign(this, { server, blocked: false, installing: null });
    this.dialog = found("settings");
    ["settings", "help"].forEach((id) => closesBeside(found(id)));
    found("settings-open").addEventListener("click", () => {
      this.showCalls();
      opened(this.dialog);
    });
    found("help-open").addEventListener("click", () => {
      this.dialog.close();
      opened(found("help"));
    });
    found("block").addEventListener("click", () => this.block());
    found("unblock").addEventListener("click", () => this.setBlocked(false));
    for (const one of found("language").children) one.addEventListener("click", () => this.speak(one.value));
    found("calls")?.addEventListener("change", (event) => {
      this.server.ask(event.target.checked ? "PUT" : "DELETE", "/calls").catch(complain);
    });
    found("sign-out")?.addEventListener("click", () => this.signOut());
    this.prepareKeys();
    this.prepareInstalling();
  }

  prepareKeys() {
    const box = found("keys-on");
    box.checked = kept("keys", true);
    box.addEventListener("change", () => keep("keys", box.checked));
  }

  prepareInstalling() {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.installing = event;
      found("install").hidden = false;
    });
    found("install").addEventListener("click", async () => {
      await this.installing?.prompt();
      found("install").hidden = true;
    });
  }

  async speak(language) {
    try {
      await this.server.ask("PUT", "/language", { language_code: language });
      location.reload();
    } catch (problem) {
      complain(problem);
    }
  }

  async signOut() {
    this.dialog.close();
    const choice = await opened(found("leave"));
    if (!choice) return;
    try {
      await this.server.ask("DELETE", choice === "everywhere" ? "/sessions" : "/session");
      forgetAll();
      location.assign("/");
    } catch (problem) {
      complain(problem);
    }
  }

  async block() {
    this.dialog.close();
    if (this.blocked) await this.setBlocked(false);
    else if (await sure(word("block_why"), word("block"))) await this.setBlocked(true);
  }

  async setBlocked(now) {
    await this.server.ask(now ? "PUT" : "DELETE", "/block").catch(complain);
  }

  // As it is now: the bot may have been told in the chat.
  async showCalls() {
    if (!found("calls")) return;
    const { calls } = await this.server.ask("GET", "/calls").catch(() => ({ calls: true }));
    found("calls").checked = calls;
  }

  showBlocked(now) {
    this.blocked = now;
    found("block").textContent = word(now ? "unblock" : "block");
    found("blocked").hidden = !now;
  }
}
