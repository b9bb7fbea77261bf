/** What this browser tab keeps of a person: who they are and what they could not send; gone when the tab is closed. */

import { tabStorage } from "./tab_storage.js";

const KEY = "askfirst-session";

/** @returns {{token: string, name: string} | null} */
export function signedIn() {
  return JSON.parse(tabStorage.getItem(KEY));
}

export function remember(token, name) {
  tabStorage.setItem(KEY, JSON.stringify({ token, name }));
}

/** End a sign-in that has run out; what could not be sent waits for the same person. */
export function expire() {
  tabStorage.removeItem(KEY);
}

/** Leave nothing of the person in this tab. */
export function forget() {
  tabStorage.clear();
}

/** Whom a token says that it was issued to; null where it is no token. */
export function subject({ token }) {
  try {
    return JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).sub;
  } catch {
    return null;
  }
}
