// Words, larger the more often they were said.

import { keep, make, said, write } from "./dom.js";

export class Cloud {
  constructor() {
    this.node = make("div");
    this.list = make("ul", "cloud");
    this.more = make("p", "more");
    this.node.append(this.list, this.more);
  }

  show({ words, more }) {
    keep(this.list, words, (word) => word.text, create, update, false);
    write(this.more, more);
  }
}

function create(word) {
  const node = make("li");
  node.append(said("span", "", word.text), make("small"));
  return node;
}

function update(node, word) {
  node.className = `size-${word.size}`;
  node.querySelector("small").textContent = word.number > 1 ? ` ${word.number}` : "";
}
