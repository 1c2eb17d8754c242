// The line to the server: every event once and in order, over any number of reconnections.

const KINDS = [
  "message", "edited", "deleted", "pinned", "unpinned", "keyboard", "action", "answer", "reaction",
  "commands", "seen", "name", "blocked", "unblocked", "erased", "reset",
];
export const LONGEST_PAUSE_MS = 20000;
const SILENCE_MS = 40000;

// Calls `onEvent(event)` and `onState("open" | "lost" | "offline" | "out")`.
export class Stream {
  constructor(server, after, onEvent, onState) {
    Object.assign(this, { server, after, onEvent, onState, pause: 500, waits: 0, source: null });
    addEventListener("online", () => this.open());
    addEventListener("offline", () => this.lose());
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", (event) => { if (event.persisted) this.open(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden && !this.working) this.open(); });
    this.open();
  }

  get working() {
    return this.source?.readyState === EventSource.OPEN;
  }

  open() {
    this.close();
    const source = new EventSource(`${this.server.base}/events?after=${this.after}`);
    this.source = source;
    for (const kind of KINDS) source.addEventListener(kind, (event) => this.hear(event));
    source.addEventListener("alive", () => this.watch());
    source.addEventListener("open", () => { this.pause = 500; this.onState("open"); });
    source.addEventListener("error", () => this.lose());
    this.watch();
  }

  // From an event that one knows by other ways.
  goOn(after) {
    this.after = after;
    this.open();
  }

  close() {
    clearTimeout(this.waits);
    clearTimeout(this.watchdog);
    this.source?.close();
    this.source = null;
  }

  hear(event) {
    const said = JSON.parse(event.data);
    if (event.lastEventId) this.after = Number(event.lastEventId);
    this.watch();
    this.onEvent(said);
  }

  // A line can be dead without an error; the server says regularly that it is there.
  watch() {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.lose(), SILENCE_MS);
  }

  async lose() {
    this.close();
    this.onState(navigator.onLine ? "lost" : "offline");
    this.waits = setTimeout(() => this.retry(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  async retry() {
    try {
      await this.server.ask("GET", "/chat?limit=1");
      this.open();
    } catch (problem) {
      if (problem.out) this.onState("out");
      else this.lose();
    }
  }
}
