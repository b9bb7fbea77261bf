/** Opens a person's conversation and keeps the page true to it: what to wait for, what failed, how to go on. */

import words from "../../words.yml";
import { button, element } from "../element.js";
import { Line } from "./line.js";
import { Outbox } from "./outbox.js";
import { fetchWebChat, showWebChat } from "./web_chat.js";
import { welcome } from "./welcome.js";

const byId = (id) => document.getElementById(id);

/**
 * @param {{token: string, name: string}} person
 * @param on what to do when the person is `signedOut`, and when a `quickExit` is to be offered
 * @returns a function that closes the conversation
 */
export async function openConversation(person, on) {
  byId("opening").hidden = false;
  tell(words.states.opening);
  const webChat = await fetchWebChat().catch((problem) => {
    tell(problem.message, button(words.actions.reload, () => location.reload()));
  });
  if (!webChat) return () => {};
  let line;
  const openLine = (draft) => {
    const outbox = new Outbox(person);
    line = new Line(person.token, outbox);
    keepTold(line, on);
    const store = show(webChat, line, person, draft ?? outbox.refused);
    complain(outbox.refusal);
    line.addEventListener("replaced", () => {
      line.end();
      openLine(store.getState().sendBoxValue);
    });
  };
  openLine();
  return () => line.end();
}

function show(webChat, line, person, draft) {
  const place = byId("web-chat");
  place.replaceChildren(element("div", { class: "web-chat-room" }));
  const store = showWebChat(webChat, line, place.firstElementChild);
  write(store, draft);
  const say = (text) => store.dispatch({ type: "WEB_CHAT/SEND_MESSAGE", payload: { method: "keyboard", text } });
  line.addEventListener("failed", ({ detail: { isSeen } }) => isSeen || write(store, line.outbox.refused));
  line.addEventListener("opened", ({ detail: wasSaid }) => {
    byId("opening").hidden = true;
    byId("welcome").replaceChildren(...welcome(person.name, say));
    byId("welcome").hidden = wasSaid;
    place.querySelector("textarea")?.focus();
    performance.mark("askfirst-open");
  });
  return store;
}

/** Put words where the person types, for them to send. */
function write(store, text) {
  store.dispatch({ type: "WEB_CHAT/SET_SEND_BOX", payload: { text } });
}

function keepTold(line, on) {
  const tryAgain = () => button(words.actions.try_again, () => line.tryAgain());
  const lost = () => tell(navigator.onLine ? words.states.reconnecting : words.states.offline, tryAgain());
  line.addEventListener("opened", () => tell(""));
  line.addEventListener("back", () => tell(""));
  line.addEventListener("lost", lost);
  line.addEventListener("refused", ({ detail: { error } }) => tell(error || words.states.refused, tryAgain()));
  line.addEventListener("failed", ({ detail: { error } }) => complain(error));
  line.addEventListener("said", () => {
    byId("welcome").hidden = true;
    complain("");
  });
  line.addEventListener("signed-out", on.signedOut);
  line.addEventListener("quick-exit", on.quickExit);
}

/** What the person waits for, and what they can do about it. */
function tell(sentence, ...ways) {
  byId("state").replaceChildren(...(sentence ? [element("p", {}, sentence), ...ways] : []));
}

/** Why a message was not taken. */
function complain(sentence) {
  const dismiss = button("×", () => complain(""), { class: "dismiss", "aria-label": words.actions.dismiss });
  byId("problem").replaceChildren(...(sentence ? [element("p", {}, sentence), dismiss] : []));
}
