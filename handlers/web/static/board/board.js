// The board: listens to what it is to show, and shows it.

import { follow } from "./feed.js";
import { listenToKeys } from "./keys.js";
import { Stage } from "./stage.js";
import { write } from "./dom.js";

const words = document.body.dataset;
const lost = document.getElementById("lost");
const stage = new Stage(document.getElementById("stage"), words);

listenToKeys();
follow(words.events, {
  clock: (now) => stage.setClock(now),
  state: (state) => {
    write(lost, "");
    write(document.getElementById("visit"), state.visit);
    stage.show(state);
  },
  away: () => write(lost, words.lost),
  gone: () => {
    write(lost, "");
    stage.show({ stage: "over", text: words.gone });
  },
});
