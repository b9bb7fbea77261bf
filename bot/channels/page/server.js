/** The calls the page makes, and what can go wrong with them. */

const DOOR = "/webhooks/web";
const PATIENCE_MS = 60_000;
export const SIGNED_OUT = 401;
export const NOT_OFFERED = 404;
const TOO_MANY = 429;
const OUR_FAULT = 500;

/** A call that failed: `status` as the server gave it (0 if it could not be reached), the message in plain words. */
export class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }

  /** Whether the same call may go well later. */
  get mayPass() {
    return this.status === 0 || this.status === TOO_MANY || this.status >= OUR_FAULT;
  }
}

export const signInChoices = () => call("GET", "/demo-people");
export const signIn = (person) => call("POST", "/sign-in", { body: { person } });
export const history = (token) => call("GET", "/history", { token });
export const say = (token, message) => call("POST", "/messages", { token, body: message });

async function call(method, path, { token, body } = {}) {
  const headers = { "Content-Type": "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const request = { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) };
  const response = await fetch(DOOR + path, request).catch(() => {
    throw new Problem(0, unreachable());
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(response.status, answer.error ?? unreachable());
  return answer;
}

function unreachable() {
  return navigator.onLine
    ? "AskFirst cannot be reached just now. Your message is kept here: please try again in a moment."
    : "You are offline. Your message is kept here: try again when you are connected.";
}
