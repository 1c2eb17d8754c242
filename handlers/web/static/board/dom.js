// Making and keeping pieces of the page. Texts go in as text only, never as markup.

export function make(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

// Text that people wrote: its own letters decide in which direction it runs.
export function said(tag, className = "", text = "") {
  const node = make(tag, className, text);
  node.dir = "auto";
  return node;
}

// Writes only what is different, so that nothing moves or is read out twice; hides what is empty.
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
  node.hidden = text === "";
}

export function unseen(text) {
  return make("span", "unseen", text);
}

// Lets a list show rows, each with a node of its own that stays as long as its row is there.
// `inOrder`: as the rows are; else what is there keeps its place and what is new comes last.
export function keep(list, rows, nameOf, create, update, inOrder = true) {
  const old = new Map([...list.children].map((node) => [node.dataset.row, node]));
  const seen = new Map();
  const wanted = rows.map((row) => {
    const name = nameOf(row);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const key = `${name}\u0000${times}`;
    const node = old.get(key) ?? create(row);
    node.dataset.row = key;
    old.delete(key);
    update(node, row);
    return node;
  });
  for (const node of old.values()) node.remove();
  wanted.forEach((node, place) => {
    if (!node.parentNode) list.append(node);
    if (inOrder && list.children[place] !== node) list.insertBefore(node, list.children[place]);
  });
}
