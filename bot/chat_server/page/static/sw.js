// Keeps the shell of the page, so that it opens without a connection and says so. Never a message.

const SHELL = "shell-1";
const OFFLINE = "/offline";
const FILES = [
  OFFLINE, "/static/style.css", "/static/chat.css", "/static/dialogs.css", "/static/icon.svg",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(visit(event));
  else if (url.pathname.startsWith("/static/")) event.respondWith(fresh(request));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data ?? "/"));
});

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
}

// With each visit the page for when there is no connection is as new, and in the language, of the rest.
async function visit(event) {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(caches.open(SHELL).then((cache) => cache.add(OFFLINE)).catch(() => null));
    return answer;
  } catch {
    return caches.match(OFFLINE);
  }
}

// What the network has is newer; what is kept is for when there is none.
async function fresh(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) (await caches.open(SHELL)).put(request, answer.clone());
    return answer;
  } catch (problem) {
    const there = await caches.match(request);
    if (there) return there;
    throw problem;
  }
}

async function show(address) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => new URL(one.url).pathname === address);
  return there ? there.focus() : self.clients.openWindow(address);
}
