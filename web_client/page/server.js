/** The calls the page makes before there is a conversation, and what can go wrong with them. */

import words from "../words.yml";

export const DOOR = "/webhooks/web";
const PATIENCE_MS = 30_000;

/** A call that failed: `status` as the server gave it (0 if it could not be reached), the message in plain words. */
export class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** How people sign in here: `{signIn: "demo" | "openid" | "token", quickExit?: address}`. */
export const configuration = () => call("GET", "/configuration");
export const peopleToChooseFrom = () => call("GET", "/demo-people");
export const signIn = (person) => call("POST", "/sign-in", { person });
export const tokenAfterOpenid = () => call("POST", "/openid/token", {});
export const exchange = (token) => call("POST", "/exchange", { token });

async function call(method, path, body) {
  const headers = { "Content-Type": "application/json" };
  const request = { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) };
  const response = await fetch(DOOR + path, request).catch(() => {
    throw new Problem(0, navigator.onLine ? words.states.unreachable : words.states.offline_before);
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(response.status, answer.error ?? words.states.unreachable);
  return answer;
}
