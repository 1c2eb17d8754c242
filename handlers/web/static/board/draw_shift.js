// Two votes on the same question, and who changed their mind.

import { keep, make, said } from "./dom.js";

export class Shift {
  constructor(words) {
    this.node = make("div", "change");
    this.list = make("ul", "shift");
    this.moves = make("ul", "moves");
    const key = make("p", "key");
    for (const name of ["before", "after"]) {
      const sign = make("span", `sign ${name}`);
      sign.ariaHidden = "true";
      key.append(sign, make("span", "", words[name]));
    }
    this.node.append(key, this.list, this.moves);
  }

  show({ rows, moves }) {
    keep(this.list, rows, (row) => row.label, create, update);
    keep(this.moves, moves, (move) => move, (move) => said("li", "", move), () => {});
  }
}

function create(row) {
  const node = make("li");
  const bars = ["before", "after"].map((name) => {
    const bar = make("span", `bar ${name}`);
    bar.ariaHidden = "true";
    return bar;
  });
  node.append(said("span", "label", row.label), make("span", "number"), ...bars);
  return node;
}

function update(node, row) {
  node.querySelector(".number").textContent = row.words;
  node.style.setProperty("--before", row.before);
  node.style.setProperty("--after", row.after);
}
