// The chat page: puts its parts together; hands on what the server tells.

import { Acts } from "./acts.js";
import { Announcer } from "./announcer.js";
import { Answers } from "./answers.js";
import { Arrivals } from "./arrivals.js";
import { Commands } from "./commands.js";
import { Composer } from "./composer.js";
import { Device } from "./device.js";
import { found } from "./dom.js";
import { End } from "./end.js";
import { Frame } from "./frame.js";
import { forgetAll } from "./kept.js";
import { Keys } from "./keys.js";
import { payloadOf } from "./links.js";
import { Line } from "./line.js";
import { List } from "./list.js";
import { Notices } from "./notices.js";
import { Outbox } from "./outbox.js";
import { Presses } from "./presses.js";
import { Reading } from "./reading.js";
import { keepInSight } from "./room.js";
import { Saying } from "./saying.js";
import { Server } from "./server.js";
import { Settings } from "./settings.js";
import { LONGEST_PAUSE_MS, Stream } from "./stream.js";
import { complain } from "./toasts.js";
import { Uploads } from "./uploads.js";
import { word } from "./words.js";

const TYPING_MS = 5000;

const { person, username } = found("app").dataset;
const server = new Server(person);
const say = (...said) => saying.say(...said);
const chat = {
  person: Number(person),
  fileAddress: (id) => server.fileAddress(id),
  payloadOf: (address) => payloadOf(address, username),
  onCommand: say,
  onStart: (payload) => saying.start(payload),
  onPress: (message, element) => {
    announcer.press(message.message_id);
    presses.press(message, element);
  },
  onMore: (message, button) => acts.open(list.known.get(message.message_id) ?? message, button),
  onReply: (message) => composer.reply(message),
  onEdit: (message) => composer.edit(message),
  onDelete: (message) => saying.remove(message),
  onGone: (number) => arrivals.gone(number),
  onQuoted: (number) => frame.reach(number).catch(complain),
  onReact: (message, emoji) => saying.react(message, emoji),
  onResize: () => end.keep(),
};
const list = new List(chat);
const end = new End();
const announcer = new Announcer();
const notices = new Notices();
const presses = new Presses(server);
const settings = new Settings(server);
const line = new Line();
const acts = new Acts(chat);
const commands = new Commands(say);
const composer = new Composer(commands, say, (...said) => saying.change(...said));
const outbox = new Outbox(server, (message) => arrivals.add(message), (text) => composer.bring(text));
const saying = new Saying(server, outbox, end);
const answers = new Answers(composer, {
  say,
  contact: (number) => outbox.say("/contacts", { phone_number: number }, number),
  location: (latitude, longitude) => outbox.say("/locations", { latitude, longitude }, word("location")),
});
const frame = new Frame(server, list, (seen) => {
  showAnswers(seen);
  settings.showBlocked(seen.blocked);
});
const arrivals = new Arrivals(list, end, frame, announcer);
let stream = null;
let opens = 0;

new Device(server);
new Uploads(composer, (...file) => saying.sendFile(...file));

const handlers = {
  message: hear,
  edited: ({ message }) => arrivals.edited(message),
  reaction: ({ message_id: number, reactions }) => arrivals.reacted(number, reactions),
  deleted: ({ message_id: number }) => arrivals.gone(number),
  pinned: () => frame.refresh().catch(complain),
  unpinned: () => frame.refresh().catch(complain),
  commands: (menu) => commands.know(menu),
  keyboard: showAnswers,
  action: () => line.typing(TYPING_MS),
  answer: ({ answer }) => presses.answered(answer),
  seen: ({ message_id: number }) => arrivals.reading.seen(number),
  name: ({ name }) => { document.querySelector("h1 bdi").textContent = name; },
  blocked: () => settings.showBlocked(true),
  unblocked: () => settings.showBlocked(false),
  erased: () => { forgetAll(); location.assign("/"); },
  reset: catchUp,
};

async function open() {
  const [seen, menu] = await Promise.all([frame.open(), server.ask("GET", "/menu")]);
  commands.know(menu);
  arrivals.reading = new Reading(server, list, end, seen.seen);
  arrivals.reading.open();
  new Keys(list, arrivals.reading, acts);
  stream = new Stream(server, seen.last_event, (event) => handlers[event.kind](event), connected);
  outbox.drain();
}

// A page that came while its server did not answer goes on asking.
async function tryToOpen(pause = 1000) {
  clearTimeout(opens);
  try {
    await open();
    line.show("open");
  } catch (problem) {
    line.show(problem.out ? "out" : "lost");
    if (!problem.out) opens = setTimeout(() => tryToOpen(Math.min(pause * 2, LONGEST_PAUSE_MS)), pause);
  }
}

async function catchUp() {
  try {
    const seen = await arrivals.catchUp();
    if (seen) stream.goOn(seen.last_event);
  } catch {
    stream.lose();
  }
}

function connected(state) {
  line.show(state);
  outbox.reachable = state === "open";
  if (!outbox.reachable) return;
  outbox.drain();
  arrivals.reading.lookAgain();
}

function hear({ message, silent }) {
  const mine = arrivals.mine(message);
  if (mine && outbox.hold(message)) return;
  arrivals.add(message);
  if (mine) return;
  line.typing(0);
  announcer.arrived(message);
  notices.arrived(silent);
}

function showAnswers({ keyboard }) {
  answers.show(keyboard, ({ message_id: number }) => list.known.get(number) ?? list.last);
}

found("start").addEventListener("click", () => saying.start(""));
found("again").addEventListener("click", () => { if (stream) stream.open(); else tryToOpen(); });
keepInSight();
navigator.serviceWorker?.register("/sw.js").catch(() => null);
tryToOpen();
