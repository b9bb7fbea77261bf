/** Signing in at the organisation's own provider, here or, inside the widget, in a window of its own. */

import words from "../../words.yml";
import { button } from "../element.js";
import { isEmbedded } from "../embedded.js";
import { DOOR, tokenAfterOpenid } from "../server.js";

const START = `${DOOR}/openid/start`;
const NAME = "askfirst-sign-in";
const LOOK = "popup,width=520,height=680";
let waiting = new AbortController();

/**
 * The button that leads to the provider.
 *
 * @param signedIn hears `{token, name}` where that happens in another window
 * @param explain hears why no other window opens
 */
export function openidButton(signedIn, explain) {
  const go = () => (isEmbedded ? inAnotherWindow(signedIn, explain) : location.assign(START));
  return button(words.sign_in.openid_button, go);
}

/** What is known on the way back from the provider: `{token, name}`, or null where the page was opened otherwise. */
export async function backFromProvider() {
  const asked = new URLSearchParams(location.search);
  if (!asked.has("signed-in") && !asked.has("sign-in-failed")) return null;
  history.replaceState(null, "", location.pathname);
  if (asked.has("sign-in-failed")) throw new Error(whyNot(asked.get("sign-in-failed")));
  const person = await tokenAfterOpenid();
  return opener && window.name === NAME ? handOver(person) : person;
}

function whyNot(reason) {
  return words.sign_in[`failed_${reason}`] ?? words.sign_in.failed_refused;
}

function inAnotherWindow(signedIn, explain) {
  waiting.abort();
  waiting = new AbortController();
  const provider = open(START, NAME, LOOK);
  if (!provider) return explain(words.sign_in.no_window);
  const hear = ({ source, origin, data }) => {
    if (source !== provider || origin !== location.origin) return;
    waiting.abort();
    signedIn(data);
  };
  addEventListener("message", hear, { signal: waiting.signal });
}

function handOver(person) {
  opener.postMessage(person, location.origin);
  close();
  return null;
}
