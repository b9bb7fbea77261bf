/** Leaves at once for another page, with nothing of the conversation on screen, in storage or behind Back. */

import { isEmbedded, tellHost } from "./embedded.js";
import * as session from "./session.js";

const PRESSES = 3;
const WITHIN_MS = 1500;
const ELSEWHERE = "/webhooks/web/elsewhere";
const otherTabs = new BroadcastChannel("askfirst-quick-exit");
let address = ELSEWHERE;
let presses = [];

/** Let the person leave by button and by key; `elsewhere` is the page that opens. */
export function offerQuickExit(elsewhere) {
  address = elsewhere || ELSEWHERE;
  const offer = document.getElementById("quick-exit");
  if (!offer.hidden) return;
  offer.hidden = false;
  document.getElementById("leave").addEventListener("click", leave);
  addEventListener("keydown", countEscapes, { capture: true });
}

otherTabs.addEventListener("message", () => vanish());

function leave() {
  otherTabs.postMessage("leave");
  vanish();
}

function vanish() {
  session.forget();
  document.body.replaceChildren();
  document.title = "New page";
  if (isEmbedded) tellHost("leave", new URL(address, location.href).href);
  else location.replace(address);
}

function countEscapes({ key, timeStamp }) {
  if (key !== "Escape") return (presses = []);
  presses = [...presses.filter((moment) => timeStamp - moment < WITHIN_MS), timeStamp];
  if (presses.length >= PRESSES) leave();
}
