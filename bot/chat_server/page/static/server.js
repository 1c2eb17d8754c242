// The people's HTTP API, as the page needs it.

export class Server {
  constructor(person) {
    this.base = `/api/people/${person}`;
  }

  fileAddress(id) {
    return `${this.base}/files/${encodeURIComponent(id)}`;
  }

  async ask(verb, path, body) {
    const form = body instanceof FormData;
    const answer = await fetch(this.base + path, {
      method: verb,
      headers: body && !form ? { "Content-Type": "application/json" } : {},
      body: body && !form ? JSON.stringify(body) : body,
    });
    const said = answer.status === 204 ? null : await answer.json();
    if (!answer.ok) throw new Error(said.error);
    return said;
  }

  // Calls `onEvent` for every event after that number, `onState` when the connection comes or goes.
  follow(after, onEvent, onState) {
    const source = new EventSource(`${this.base}/events?after=${after}`);
    const kinds = ["message", "edited", "deleted", "pinned", "unpinned", "action", "answer", "blocked", "unblocked", "keyboard", "reset"];
    for (const kind of kinds) {
      source.addEventListener(kind, (event) => onEvent(JSON.parse(event.data)));
    }
    source.addEventListener("open", () => onState(true));
    source.addEventListener("error", () => onState(false));
    addEventListener("pagehide", () => source.close());
  }
}
