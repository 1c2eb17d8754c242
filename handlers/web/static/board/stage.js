// The middle of the page: a prompt with its result, one answer large, or what comes next.

import { Countdown } from "./countdown.js";
import { Results } from "./results.js";
import { Voice } from "./voice.js";
import { make, said, write } from "./dom.js";

const [LONG, LONGEST] = [120, 300]; // characters

export class Stage {
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.voice = new Voice(document.getElementById("live"));
    this.countdown = new Countdown(words, this.voice);
    this.shown = "";
  }

  setClock(now) {
    this.countdown.setClock(now);
  }

  show(state) {
    const name = `${state.stage}\u0000${state.title ?? ""}\u0000${state.text ?? ""}`;
    if (name !== this.shown) {
      this.shown = name;
      this.countdown.stop();
      this.root.replaceChildren();
      this.root.className = `stage ${state.stage}`;
      this.update = this[state.stage](state);
    }
    this.update(state);
    this.voice.say(state.said ?? state.text ?? "");
  }

  dark() {
    return () => {};
  }

  over(state) {
    this.root.append(said("h2", "large", state.text));
    return () => {};
  }

  waiting(state) {
    const floor = new Floor();
    this.root.append(said("h2", "large", state.text), floor.node);
    return (next) => floor.show(next.floor);
  }

  spotlight(state) {
    const quote = make("blockquote");
    quote.append(said("p", `quote ${lengthOf(state.text)}`, state.text));
    if (state.name) quote.append(said("footer", "", state.name));
    const title = said("h2", "title", state.title);
    this.root.append(title, quote);
    return () => {};
  }

  prompt(state) {
    const status = make("p", "state");
    const counted = make("p", "counted");
    const why = make("p", "why");
    const results = new Results(this.words);
    const floor = new Floor();
    const numbers = make("div", "numbers");
    numbers.append(counted, this.countdown.node);
    if (state.title) this.root.append(said("p", "title", state.title));
    this.root.append(said("h2", "", state.text), status, numbers, results.node, why, floor.node);
    return (next) => {
      write(status, `${next.status} · ${next.sees}`);
      write(counted, next.counted.words);
      write(why, next.why);
      this.countdown.until(next.closes);
      results.show(next.results);
      floor.show(next.floor);
    };
  }
}

// A long text is smaller, so that all of it fits on the screen that is shared.
function lengthOf(text) {
  if (text.length > LONGEST) return "longest";
  return text.length > LONG ? "long" : "";
}

// Who speaks, and who speaks next.
class Floor {
  constructor() {
    this.node = make("section", "speaking");
    this.speaker = said("p", "speaker");
    this.line = said("p", "line");
    this.node.append(this.speaker, this.line);
  }

  show(floor) {
    this.node.hidden = !floor;
    if (!floor) return;
    write(this.speaker, floor.speaker ? `${floor.speaks}: ${floor.speaker}` : "");
    const names = [floor.line.join(" · "), floor.more].filter(Boolean).join(" ");
    write(this.line, names ? `${floor.next}: ${names}` : "");
  }
}
