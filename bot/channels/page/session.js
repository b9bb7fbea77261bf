/** Who is signed in on this browser tab; forgotten when the tab is closed. */

const KEY = "askfirst-session";

/** @returns {{token: string, name: string} | null} */
export function signedIn() {
  return JSON.parse(sessionStorage.getItem(KEY));
}

export function remember(token, name) {
  sessionStorage.setItem(KEY, JSON.stringify({ token, name }));
}

export function forget() {
  sessionStorage.removeItem(KEY);
}
