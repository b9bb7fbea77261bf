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

/** Whom a token says that it was issued to; null where it is no token. */
export function subject({ token }) {
  try {
    return JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).sub;
  } catch {
    return null;
  }
}
