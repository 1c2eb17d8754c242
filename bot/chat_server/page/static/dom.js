// Small ways to make elements. Nothing a person wrote is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";

export function found(id) {
  return document.getElementById(id);
}

// Whoever has no other way to point than a finger writes on a keyboard that covers half the chat.
export function byTouch() {
  return matchMedia("(hover: none) and (pointer: coarse)").matches;
}

// To the text box, after something else was done: no keyboard comes up by itself.
export function toText() {
  const text = found("text");
  if (!byTouch()) text.focus();
  else if (document.activeElement !== text) found("scroll").focus({ preventScroll: true });
}

// A name that nobody has had; pages without https have no crypto.randomUUID.
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function made(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function act(label, run, className = "", ...children) {
  const button = made("button", className, label, ...children);
  button.type = "button";
  button.addEventListener("click", run);
  return button;
}

// A link that leaves the chat; `null` if the address is none that a chat may open.
export function outward(address, ...children) {
  if (!/^(https?|mailto|tel|tg):/i.test(address)) return null;
  const link = made("a", "", ...children);
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

export function drawing(lines, box = "0 0 24 24") {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", box);
  drawn.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", lines);
  drawn.append(path);
  return drawn;
}

// Shows a dialog; resolves with the value of the button that closed it, "" for Escape.
export function opened(dialog) {
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
    if (!dialog.open) dialog.showModal();
  });
}

// A tap beside a dialog closes it, as Escape does.
export function closesBeside(dialog) {
  dialog.addEventListener("click", (event) => {
    const box = dialog.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right
      && event.clientY >= box.top && event.clientY <= box.bottom;
    if (event.target === dialog && !inside) dialog.close("");
  });
}
