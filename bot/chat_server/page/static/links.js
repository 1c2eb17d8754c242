// Which addresses lead to this very bot: they are followed inside the chat.

const PAYLOAD = /^[A-Za-z0-9_-]{0,64}$/;

// The payload of a deep link to this bot, or null for every other address.
export function payloadOf(address, username) {
  let url;
  try {
    url = new URL(address, location.href);
  } catch {
    return null;
  }
  const payload = ours(url) ?? telegrams(url, username.toLowerCase());
  return payload !== null && PAYLOAD.test(payload) ? payload : null;
}

function ours(url) {
  return url.origin === location.origin && url.pathname.startsWith("/t/") ? url.pathname.slice(3) : null;
}

function telegrams(url, username) {
  const named = url.protocol === "tg:" ? url.searchParams.get("domain") : url.pathname.slice(1);
  const known = url.protocol === "tg:" || ["t.me", "telegram.me"].includes(url.hostname);
  return known && named?.toLowerCase() === username ? url.searchParams.get("start") ?? "" : null;
}
