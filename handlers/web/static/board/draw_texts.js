// What a part of a result belongs to, and what there is to know about it.

import { make, said, write } from "./dom.js";

export class Head {
  constructor() {
    this.node = said("h3");
  }

  show({ text }) {
    write(this.node, text);
  }
}

export class Note {
  constructor() {
    this.node = make("div", "note");
    this.right = said("p", "right");
    this.text = said("p");
    this.node.append(this.right, this.text);
  }

  show({ right, text }) {
    write(this.right, right);
    write(this.text, text);
  }
}
