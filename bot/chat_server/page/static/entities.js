// A text and its entities as DOM nodes. Offsets are UTF-16 code units, as in JavaScript strings.
// Nothing a person wrote is ever read as HTML.

import { act, outward } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

// `onCommand` is called with the text of a /command that is pressed.
export function formatted(text, entities = [], onCommand = null) {
  return nested(text, [...entities], 0, text.length, onCommand);
}

function nested(text, waiting, from, to, onCommand) {
  const fragment = document.createDocumentFragment();
  while (waiting.length && waiting[0].offset < to) {
    const entity = waiting.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < from || end <= entity.offset) continue;
    fragment.append(text.slice(from, entity.offset));
    const element = elementFor(entity, text.slice(entity.offset, end), onCommand);
    element.append(nested(text, waiting, entity.offset, end, onCommand));
    fragment.append(element);
    from = end;
  }
  fragment.append(text.slice(from, to));
  return fragment;
}

function elementFor(entity, covered, onCommand) {
  const address = addressOf(entity, covered);
  const link = address && outward(address);
  if (link) return link;
  if (entity.type === "bot_command" && onCommand) return act("", () => onCommand(covered), "command");
  if (entity.type === "spoiler") return hidden();
  return document.createElement(TAGS[entity.type] || "span");
}

function addressOf(entity, covered) {
  const bare = /^[a-z][a-z0-9+.-]*:\/\//i.test(covered) ? covered : `https://${covered}`;
  return {
    text_link: entity.url, url: bare, email: `mailto:${covered}`,
    phone_number: `tel:${covered.replace(/[^+\d]/g, "")}`,
  }[entity.type];
}

function hidden() {
  const element = document.createElement("span");
  element.className = "spoiler";
  element.tabIndex = 0;
  return element;
}
