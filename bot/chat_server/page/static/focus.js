// Where the focus is among the messages, and inside one whose content changes.

export class Focus {
  constructor(place) {
    this.place = place;
    place.addEventListener("focusin", (event) => this.rove(event.target.closest("li")));
  }

  // One message at a time can be reached by the Tab key, as in a list of options.
  rove(item) {
    if (!item || item === this.roving) return;
    if (this.roving) this.roving.tabIndex = -1;
    item.tabIndex = 0;
    this.roving = item;
  }

  inserted(item) {
    item.tabIndex = -1;
    if (!this.roving?.isConnected || this.roving === item.previousElementSibling) this.rove(item);
  }

  to(item) {
    if (!item) return false;
    item.focus();
    item.scrollIntoView({ block: "nearest" });
    return true;
  }

  move(step) {
    const here = document.activeElement.closest?.("#messages > li");
    if (!here) return this.to(this.roving ?? this.place.lastElementChild);
    return this.to(step < 0 ? here.previousElementSibling : here.nextElementSibling);
  }
}

// Changes an item: whoever is in it stays there, on the same button.
export function heldWhile(item, change) {
  const held = item.contains(document.activeElement) && document.activeElement !== item ? placeIn(item) : null;
  change();
  if (held) refocus(item, held);
}

// On a button with data, or somewhere among the links and buttons.
function placeIn(item) {
  const focused = document.activeElement;
  return { data: focused.dataset.data, pressable: focused.closest(".keyboard"), order: controls(item).indexOf(focused) };
}

function controls(item) {
  return [...item.querySelectorAll("a, button")];
}

// The same button; else the first of the next step's; else what stands in the same place.
function refocus(item, { data, pressable, order }) {
  const pressed = [...item.querySelectorAll(".keyboard button")];
  const same = pressed.find((one) => one.dataset.data !== undefined && one.dataset.data === data);
  const next = pressable ? pressed[0] : controls(item)[order];
  (same ?? next ?? item).focus({ preventScroll: true });
}
