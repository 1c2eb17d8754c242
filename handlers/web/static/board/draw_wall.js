// What people wrote, as notes beside each other.

import { keep, make, said, unseen, write } from "./dom.js";

export class Wall {
  constructor(words) {
    this.words = words;
    this.node = make("div");
    this.list = make("ul", "wall");
    this.more = make("p", "more");
    this.node.append(this.list, this.more);
  }

  show({ notes, more }) {
    const create = (note) => this.create(note);
    keep(this.list, notes, (note) => `${note.name}: ${note.text}`, create, update, false);
    write(this.more, more);
  }

  create(note) {
    const node = make("li");
    const star = make("span", "star");
    const shape = make("span", "", "★ ");
    shape.ariaHidden = "true";
    star.append(shape, unseen(`${this.words.starred}: `));
    node.append(star, said("p", "", note.text));
    if (note.name) node.append(said("p", "name", note.name));
    return node;
  }
}

function update(node, note) {
  node.classList.toggle("starred", note.starred);
  node.querySelector(".star").hidden = !note.starred;
}
