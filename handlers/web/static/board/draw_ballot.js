// Questions by votes.

import { keep, make, said, write } from "./dom.js";

export class Ballot {
  constructor() {
    this.node = make("div");
    this.list = make("ol", "ballot");
    this.more = make("p", "more");
    this.node.append(this.list, this.more);
  }

  show({ rows, more }) {
    keep(this.list, rows, (row) => `${row.name}: ${row.text}`, create, update);
    write(this.more, more);
  }
}

function create(row) {
  const node = make("li");
  const bar = make("span", "bar");
  bar.ariaHidden = "true";
  node.append(said("p", "", row.text), make("span", "number"), make("span", "mark"), bar);
  if (row.name) node.append(said("span", "name", row.name));
  return node;
}

function update(node, row) {
  write(node.querySelector(".number"), row.words);
  write(node.querySelector(".mark"), row.mark);
  node.querySelector(".bar").hidden = row.words === ""; // nobody votes yet
  node.classList.toggle("answered", row.answered);
  node.style.setProperty("--share", row.share);
}
