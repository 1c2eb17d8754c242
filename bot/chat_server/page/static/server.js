// The people's HTTP API, as the page needs it.

const PATIENCE_MS = 20000;
const STANDSTILL_MS = 60000;
const OURS = { "X-Requested-With": "chat" };  // no form of another site can say this

// Why something did not work: `status` is HTTP's, 0 if the server was not reached.
export class Refused extends Error {
  constructor(status, text, after = 0) {
    super(text);
    Object.assign(this, { status, after });
  }

  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  get out() {
    return [401, 403, 404].includes(this.status);
  }
}

export class Server {
  constructor(person) {
    this.base = `/api/people/${person}`;
  }

  fileAddress(id) {
    return `${this.base}/files/${encodeURIComponent(id)}`;
  }

  async ask(verb, path, body, patience = PATIENCE_MS) {
    const options = { method: verb, signal: AbortSignal.timeout(patience), headers: { ...OURS } };
    if (body) {
      options.headers["Content-Type"] = "application/json";
      options.body = JSON.stringify(body);
    }
    const answer = await fetch(this.base + path, options).catch(() => { throw new Refused(0, ""); });
    if (answer.status === 204) return null;
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Refused(answer.status, said.error ?? answer.statusText, Number(answer.headers.get("Retry-After")));
    return said;
  }

  // Only XMLHttpRequest tells how much of an upload is through; `onPart` hears it as 0 to 1.
  // It may take long, but not stand still; `stop` is an AbortSignal.
  upload(path, form, stop, onPart) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.base + path);
      request.responseType = "json";
      Object.entries(OURS).forEach(([name, value]) => request.setRequestHeader(name, value));
      let still = 0;
      const moved = () => {
        clearTimeout(still);
        still = setTimeout(() => request.abort(), STANDSTILL_MS);
      };
      request.upload.addEventListener("progress", ({ loaded, total }) => { moved(); onPart(total ? loaded / total : 0); });
      request.addEventListener("loadend", () => clearTimeout(still));
      request.addEventListener("abort", () => reject(new Refused(0, "")));
      stop.addEventListener("abort", () => request.abort());
      moved();
      request.addEventListener("load", () => {
        if (request.status < 300) resolve(request.response);
        else reject(new Refused(request.status, request.response?.error ?? request.statusText, Number(request.getResponseHeader("Retry-After"))));
      });
      request.addEventListener("error", () => reject(new Refused(0, "")));
      request.send(form);
    });
  }
}
