/** The sandbox that the actions talk to: what it saw, how slow it is, and what the cases put into it. */
export class Sandbox {
  constructor(environment) {
    this.environment = environment;
    this.control = environment.PENSTOCK_SANDBOX;
  }

  /** Makes every answer take that long. */
  async latency(milliseconds) {
    await call("DELETE", `${this.control}/faults`);
    if (milliseconds > 0) {
      await call("POST", `${this.control}/faults`, { fault: "latency", milliseconds, lasting: true });
    }
  }

  /** Forgets what was asked so far. */
  async forget() {
    await call("DELETE", `${this.control}/exchanges`);
  }

  /** What was asked since: each call as "provider METHOD path", and when the first arrived (microseconds since 1970). */
  async seen() {
    const { exchanges, arrived } = await call("GET", `${this.control}/exchanges`);
    return { calls: exchanges.map(shape), first: arrived[0] };
  }

  async github(method, path, body) {
    const { GITHUB_API_URL: api, GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository } = this.environment;
    return call(method, `${api}/repos/${repository}${path}`, body, { Authorization: `Bearer ${token}` });
  }
}

/** Without its number, its status and the ids of things that were made by and by. */
const shape = (line) => line.replace(/^\d+ /, "").replace(/ → .*/, "").replace(/\/\d{6,}/g, "/{id}");

async function call(method, url, body, headers = {}) {
  const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${url} was answered with ${answer.status}: ${text}`);
  }
  return text === "" ? undefined : JSON.parse(text);
}
