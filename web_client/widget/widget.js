/**
 * AskFirst on any page: `<script src="https://…/webhooks/web/widget.js" defer></script>` draws a button that opens the
 * chat. Nothing else is fetched before somebody opens it.
 *
 * `AskFirst.open()`, `AskFirst.close()`; `AskFirst.handOver(token)` signs the person in with a token of the page's own.
 * The page hears the event `askfirst:sign-in` when a token is needed.
 */

import { widget as words } from "../words.yml";
import style from "./widget.css";

const script = document.currentScript;
const page = new URL("./", script.src);
const host = document.createElement("div");
const root = host.attachShadow({ mode: "open" });
const launcher = document.createElement("button");
const panel = document.createElement("div");
let frame;
let isReady = false;

/** The chat has its own words for the page around it, and the page for the chat: objects with the one key “askfirst”. */
const fromChat = {
  ready: () => {
    isReady = true;
    tellChat("focus");
  },
  "sign-in": () => dispatchEvent(new CustomEvent("askfirst:sign-in")),
  escape: close,
  leave: (address) => {
    host.remove();
    location.replace(address);
  },
};

function tellChat(word, detail) {
  if (isReady) frame.contentWindow.postMessage({ askfirst: word, detail }, page.origin);
}

function open() {
  frame ??= newFrame();
  panel.hidden = false;
  launcher.setAttribute("aria-expanded", "true");
  launcher.textContent = words.close;
  tellChat("focus");
}

function close() {
  panel.hidden = true;
  launcher.setAttribute("aria-expanded", "false");
  launcher.textContent = words.open;
  launcher.focus();
}

function newFrame() {
  const chat = document.createElement("iframe");
  chat.src = page.href;
  chat.title = words.title;
  panel.append(chat);
  return chat;
}

function handOver(token) {
  tellChat("token", token);
}

function styled() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}

addEventListener("message", ({ source, origin, data }) => {
  if (!frame || source !== frame.contentWindow || origin !== page.origin) return;
  if (Object.hasOwn(fromChat, data?.askfirst)) fromChat[data.askfirst](data.detail);
});
panel.addEventListener("keydown", ({ key }) => key === "Escape" && close());
launcher.addEventListener("click", () => (panel.hidden ? open() : close()));

// A sheet made in the script is allowed where the page around us forbids styles in its markup.
root.adoptedStyleSheets = [styled()];
launcher.type = "button";
launcher.textContent = words.open;
launcher.setAttribute("aria-expanded", "false");
panel.hidden = true;
panel.id = "panel";
launcher.setAttribute("aria-controls", "panel");
root.append(panel, launcher);
document.body.append(host);
window.AskFirst = { open, close, handOver };
