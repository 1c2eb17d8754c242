// Steps of a scale with a column each, what its ends mean, and the mean.

import { keep, make, said, write } from "./dom.js";

export class Columns {
  constructor() {
    this.node = make("div", "rating");
    this.list = make("ul", "columns");
    this.low = said("span");
    this.high = said("span");
    this.mean = make("p", "mean");
    const ends = make("p", "ends");
    ends.append(this.low, this.high);
    this.node.append(this.list, ends, this.mean);
  }

  show({ rows, low, high, mean, at }) {
    keep(this.list, rows, (row) => row.label, create, update);
    this.low.textContent = low;
    this.high.textContent = high;
    write(this.mean, mean);
    this.list.classList.toggle("with-mean", at !== null);
    this.list.style.setProperty("--steps", rows.length);
    if (at !== null) this.list.style.setProperty("--at", at);
  }
}

function create(row) {
  const node = make("li");
  const column = make("span", "column");
  column.ariaHidden = "true";
  node.append(make("span", "number"), column, said("span", "label", row.label));
  return node;
}

function update(node, row) {
  node.querySelector(".number").textContent = row.words;
  node.style.setProperty("--share", row.share);
}
