// Pictures and files on their way in: chosen, pasted or dropped, looked at, and then sent.

import { found, made, opened, toText } from "./dom.js";
import { toast } from "./toasts.js";
import { size, word } from "./words.js";

const SHOWABLE = /^image\/(png|jpeg|gif|webp|bmp)$/;
const LARGEST_PHOTO = 10 * 1024 * 1024;
const LARGEST_FILE = 20 * 1024 * 1024;
const LONGEST_CAPTION = 1024;
const PREVIEW = 320;

export class Uploads {
  // `onSend(path, form, shown)` is called for each file.
  constructor(composer, onSend) {
    Object.assign(this, { composer, onSend });
    const input = found("file");
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      await this.offer(files);
    });
    found("text").addEventListener("paste", (event) => this.pasted(event));
    this.listenForDrops();
  }

  pasted(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.offer(files);
  }

  listenForDrops() {
    const app = found("app");
    const over = (event, on) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      app.classList.toggle("dropping", on);
    };
    app.addEventListener("dragover", (event) => over(event, true));
    app.addEventListener("dragleave", (event) => { if (!app.contains(event.relatedTarget)) over(event, false); });
    app.addEventListener("drop", (event) => {
      over(event, false);
      this.offer([...event.dataTransfer.files]);
    });
  }

  async offer(files) {
    const fit = files.filter(fits);
    if (!fit.length || document.querySelector("dialog[open]")) return;
    found("previews").replaceChildren(...await Promise.all(fit.map(preview)));
    const pictures = fit.filter(isPicture);
    found("as-file").checked = false;
    found("as-file").parentElement.hidden = !pictures.length;
    const written = this.composer.editing ? "" : found("text").value;
    found("caption").value = written.length > LONGEST_CAPTION ? "" : written;
    if (await opened(found("upload")) === "send") this.send(fit, written.length > LONGEST_CAPTION);
    toText();
  }

  // One caption belongs to the first; the others follow it. What is too long for one stays written.
  send(files, keep) {
    const asFile = found("as-file").checked;
    const { replyTo, text } = this.composer.take();
    if (keep) this.composer.put(text);
    files.forEach((file, order) => {
      const form = new FormData();
      form.append("file", file);
      if (!order) form.append("caption", found("caption").value.trim());
      if (!order && replyTo !== undefined) form.append("reply_to", replyTo);
      this.onSend(isPicture(file) && !asFile ? "/photos" : "/documents", form, file.name);
    });
  }
}

function isPicture(file) {
  return SHOWABLE.test(file.type) && file.size <= LARGEST_PHOTO;
}

function fits(file) {
  if (!file.size) toast(word("empty_file", { name: file.name }));
  else if (file.size > LARGEST_FILE) toast(word("too_large", { name: file.name, size: size(LARGEST_FILE) }));
  return file.size > 0 && file.size <= LARGEST_FILE;
}

async function preview(file) {
  const name = made("b", "", file.name);
  name.dir = "auto";
  const shown = made("li", "", made("span", "", name, made("small", "", size(file.size))));
  if (SHOWABLE.test(file.type)) shown.prepend(...await drawn(file));
  return shown;
}

// Drawn on a canvas, so that the page need not allow addresses of its own making.
async function drawn(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, PREVIEW / Math.max(picture.width, picture.height));
    const canvas = made("canvas");
    canvas.width = Math.max(1, picture.width * scale);
    canvas.height = Math.max(1, picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.setAttribute("aria-hidden", "true");
    return [canvas];
  } catch {
    return [];
  }
}
