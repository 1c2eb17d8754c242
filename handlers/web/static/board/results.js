// A result: its shapes in their order, each drawn by what draws its kind.

import { make } from "./dom.js";
import { Ballot } from "./draw_ballot.js";
import { Bars } from "./draw_bars.js";
import { Cloud } from "./draw_cloud.js";
import { Columns } from "./draw_columns.js";
import { Grid } from "./draw_grid.js";
import { Head, Note } from "./draw_texts.js";
import { Shift } from "./draw_shift.js";
import { Wall } from "./draw_wall.js";

const DRAWN_BY = {
  ballot: Ballot,
  bars: Bars,
  cloud: Cloud,
  columns: Columns,
  grid: Grid,
  head: Head,
  note: Note,
  shift: Shift,
  wall: Wall,
};

export class Results {
  constructor(words) {
    this.words = words;
    this.node = make("section", "results");
    this.drawn = [];
  }

  // What is drawn already stays and changes; so bars grow, and nothing jumps.
  show(shapes) {
    shapes.forEach((shape, place) => {
      if (this.drawn[place]?.shape !== shape.shape) this.draw(shape.shape, place);
      this.drawn[place].drawing.show(shape);
    });
    for (const { drawing } of this.drawn.splice(shapes.length)) drawing.node.remove();
  }

  draw(shape, place) {
    const drawing = new DRAWN_BY[shape](this.words);
    const before = this.drawn[place]?.drawing.node;
    if (before) before.replaceWith(drawing.node);
    else this.node.append(drawing.node);
    this.drawn[place] = { shape, drawing };
  }
}
