// What the board is to show, as it comes; and again, whatever happens on the way.

const SOON = 3000; // milliseconds

// Calls `hear.clock(now)`, `hear.state(state)`, `hear.away()`, and at the end `hear.gone()`.
export function follow(address, hear) {
  const source = new EventSource(address);
  const end = () => {
    source.close();
    hear.gone();
  };
  source.addEventListener("clock", (event) => hear.clock(JSON.parse(event.data).now));
  source.addEventListener("state", (event) => hear.state(JSON.parse(event.data)));
  source.addEventListener("gone", end);
  source.addEventListener("error", () => {
    hear.away();
    // A browser comes back by itself after a lost connection, not after a refusal.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => again(address, hear), SOON);
  });
}

async function again(address, hear) {
  const page = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (page?.status === 404) hear.gone();
  else follow(address, hear);
}
