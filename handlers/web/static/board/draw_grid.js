// A grid of two by two with what was put on it; left is left in every language.

import { keep, make, said } from "./dom.js";

const NEAR = 0.07; // of the grid's width and height

export class Grid {
  constructor() {
    this.node = make("div", "placed");
    const plane = make("div", "plane");
    this.ends = ["top", "left", "right", "bottom"].map((end) => said("p", `end ${end}`));
    this.list = make("ul", "grid");
    this.list.ariaHidden = "true"; // the legend says the same
    const [top, left, right, bottom] = this.ends;
    this.legend = make("ol", "legend");
    plane.append(top, left, this.list, right, bottom);
    this.node.append(plane, this.legend);
  }

  show(shape) {
    for (const node of this.ends) node.textContent = shape[node.className.slice(4)];
    const spots = apart(shape.spots).map((spot, place) => ({ ...spot, number: place + 1 }));
    keep(this.list, spots, (spot) => spot.label, createDot, updateDot);
    keep(this.legend, spots, (spot) => spot.label, createLine, updateLine);
  }
}

// Dots that would hide each other stand in a row, from the nearer edge to the middle.
function apart(spots) {
  const placed = [];
  for (const spot of spots) {
    const inTheWay = placed.filter((one) => isNear(one, spot)).length;
    placed.push({ ...spot, aside: spot.across > 0.5 ? -inTheWay : inTheWay });
  }
  return placed;
}

function isNear(one, other) {
  return Math.abs(one.across - other.across) < NEAR && Math.abs(one.up - other.up) < NEAR;
}

function createDot() {
  return make("li", "dot");
}

// On a small screen there is no room for names between the dots: numbers stand for them.
function updateDot(node, spot) {
  node.textContent = spot.number;
  node.style.setProperty("--across", spot.across);
  node.style.setProperty("--up", spot.up);
  node.style.setProperty("--aside", spot.aside);
}

function createLine(spot) {
  const node = make("li");
  node.append(said("b", "", spot.label), make("span", "words"));
  return node;
}

function updateLine(node, spot) {
  node.querySelector(".words").textContent = ` ${spot.words}`;
}
