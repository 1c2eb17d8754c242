// A text and its entities as DOM nodes. Offsets are UTF-16 code units, as in JavaScript strings.
// Nothing a person wrote is ever read as HTML.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", hashtag: "span",
};
const SAFE = /^(https?|mailto|tg):/i;

export function formatted(text, entities = []) {
  return nested(text, [...entities], 0, text.length);
}

function nested(text, waiting, from, to) {
  const fragment = document.createDocumentFragment();
  while (waiting.length && waiting[0].offset < to) {
    const entity = waiting.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < from || end <= entity.offset) continue;
    fragment.append(text.slice(from, entity.offset));
    const element = elementFor(entity, text.slice(entity.offset, end));
    element.append(nested(text, waiting, entity.offset, end));
    fragment.append(element);
    from = end;
  }
  fragment.append(text.slice(from, to));
  return fragment;
}

function elementFor(entity, covered) {
  const address = { text_link: entity.url, url: covered, email: `mailto:${covered}` }[entity.type];
  if (address && SAFE.test(address)) return link(address);
  if (entity.type === "spoiler") return hidden();
  return document.createElement(TAGS[entity.type] || "span");
}

function link(address) {
  const element = document.createElement("a");
  element.href = address;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}

function hidden() {
  const element = document.createElement("span");
  element.className = "spoiler";
  element.tabIndex = 0;
  return element;
}
