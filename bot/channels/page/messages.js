/** A message as it stands in the conversation. */

import { button, element } from "./element.js";
import { card } from "./cards.js";

/** What the person said. */
export function personMessage(text) {
  return element("article", { class: "message from-person" }, heard("You said:"), element("p", {}, text));
}

/** What the assistant said, with its card and buttons. */
export function assistantMessage(message, press) {
  return element(
    "article",
    { class: "message from-assistant" },
    heard("AskFirst said:"),
    card(message),
    buttonRow(message.buttons, press),
  );
}

/**
 * Buttons are an offer for now: once something else is said they go, so that none is pressed out of turn.
 * Whoever pressed one by keyboard stays in the conversation, where the next buttons will be.
 */
export function withdrawButtons(log) {
  if (log.contains(document.activeElement)) log.focus({ preventScroll: true });
  for (const row of log.querySelectorAll(".buttons")) row.remove();
}

function buttonRow(buttons, press) {
  if (buttons.length === 0) return null;
  const presses = buttons.map((choice) => button(choice.title, () => press(choice), { class: "choice" }));
  return element("div", { class: "buttons", role: "group", "aria-label": "Possible answers" }, ...presses);
}

function heard(words) {
  return element("span", { class: "heard" }, words);
}
