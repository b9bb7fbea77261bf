/** Signing in at the organisation's own provider, here or, inside the widget, in a window of its own. */

import words from "../../words.yml";
import { button } from "../element.js";
import { isEmbedded } from "../embedded.js";
import { DOOR, tokenAfterOpenid } from "../server.js";

const START = `${DOOR}/openid/start`;
const WINDOW = "popup,width=520,height=680";

/** The button that leads to the provider; `signedIn` hears `{token, name}` where that happens in another window. */
export function openidButton(signedIn) {
  return button(words.sign_in.openid_button, () => (isEmbedded ? inAnotherWindow(signedIn) : location.assign(START)));
}

/** What is known on the way back from the provider: `{token, name}`, or null where the page was opened otherwise. */
export async function backFromProvider() {
  const asked = new URLSearchParams(location.search);
  if (!asked.has("signed-in") && !asked.has("sign-in-failed")) return null;
  history.replaceState(null, "", location.pathname);
  if (asked.has("sign-in-failed")) throw new Error(words.sign_in.failed);
  const person = await tokenAfterOpenid();
  return opener ? handOver(person) : person;
}

function inAnotherWindow(signedIn) {
  const provider = open(START, "askfirst-sign-in", WINDOW);
  addEventListener("message", function heard({ source, origin, data }) {
    if (source !== provider || origin !== location.origin) return;
    removeEventListener("message", heard);
    signedIn(data);
  });
}

function handOver(person) {
  opener.postMessage(person, location.origin);
  close();
  return null;
}
