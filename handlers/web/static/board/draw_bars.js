// Options with a bar each: choices, points, a ranking.

import { keep, make, said, write } from "./dom.js";

export class Bars {
  constructor() {
    this.node = make("ul", "bars");
  }

  show({ rows }) {
    keep(this.node, rows, (row) => row.label, create, update);
  }
}

function create(row) {
  const node = make("li");
  const bar = make("span", "bar");
  bar.ariaHidden = "true";
  node.append(said("span", "label", row.label), make("span", "number"), bar);
  return node;
}

function update(node, row) {
  write(node.querySelector(".number"), row.words);
  node.classList.toggle("right", row.right);
  node.style.setProperty("--share", row.share);
}
