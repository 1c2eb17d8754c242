// The chat on another device: a link and its code, until they have expired.

import { closesBeside, drawing, found, opened } from "./dom.js";
import { complain, copy } from "./toasts.js";
import { word } from "./words.js";

export class Device {
  constructor(server) {
    Object.assign(this, { server, dialog: found("device"), looks: 0 });
    closesBeside(this.dialog);
    this.dialog.addEventListener("close", () => clearInterval(this.looks));
    found("device-open")?.addEventListener("click", () => this.open());
    found("device-new").addEventListener("click", () => this.open());
    found("copy-link").addEventListener("click", () => copy(found("device-link").href));
  }

  async open() {
    try {
      const asked = Date.now();
      const { link, qr, expires_in: seconds } = await this.server.ask("POST", "/devices");
      this.show(link, qr, word("device_why", { minutes: Math.round(seconds / 60) }));
      clearInterval(this.looks);
      this.looks = setInterval(() => { if (Date.now() >= asked + seconds * 1000) this.expire(); }, 1000);
      found("settings").close();
      await opened(this.dialog);
    } catch (problem) {
      complain(problem);
    }
  }

  show(link, qr, why) {
    Object.assign(found("device-link"), { href: link, textContent: link });
    found("device-why").textContent = why;
    found("device-code").replaceChildren(drawing(modules(qr), `-4 -4 ${qr.length + 8} ${qr.length + 8}`));
    this.offer(true);
  }

  expire() {
    clearInterval(this.looks);
    found("device-why").textContent = word("device_expired");
    this.offer(false);
  }

  offer(good) {
    const focused = document.activeElement;
    ["device-code", "device-link", "copy-link"].forEach((id) => { found(id).hidden = !good; });
    found("device-new").hidden = good;
    if (focused.hidden) found(good ? "copy-link" : "device-new").focus();
  }
}

// A QR code's dark modules as one path; each row is a text of 0 and 1.
function modules(matrix) {
  return matrix.flatMap((row, y) => [...row].map((dark, x) => (dark === "1" ? `M${x} ${y}h1v1h-1z` : ""))).join("");
}
