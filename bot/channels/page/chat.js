/** The chat page: signing in, the conversation so far, and one turn after another. */

import * as server from "./server.js";
import * as session from "./session.js";
import { button, element } from "./element.js";
import { assistantMessage, personMessage, withdrawButtons } from "./messages.js";
import { peopleToChooseFrom } from "./sign-in.js";

const STARTERS = [
  "Can I use my work phone for a personal call?",
  "Someone sent me something offensive",
  "I have lost my work laptop",
  "Who can I talk to about harassment?",
];
const SIGN_IN_ELSEWHERE = "Please open AskFirst from your organisation’s intranet or in Microsoft Teams.";
const byId = (id) => document.getElementById(id);
const log = byId("log");
const question = byId("question");

/** Show the conversation if someone is signed in on this tab, and the sign-in page if not. */
async function start() {
  const person = session.signedIn();
  await (person ? openChat(person) : openSignIn());
}

async function openSignIn(reason = "") {
  session.forget();
  show("sign-in");
  byId("sign-in-reason").textContent = reason;
  byId("sign-in-reason").hidden = !reason;
  try {
    const { organisations } = await server.signInChoices();
    byId("people").replaceChildren(...peopleToChooseFrom(organisations, chosenAtSignIn));
    byId("sign-in-title").focus();
  } catch (problem) {
    const words = problem.status === server.NOT_OFFERED ? SIGN_IN_ELSEWHERE : problem.message;
    byId("sign-in-explanation").textContent = words;
    byId("people").replaceChildren();
  }
}

async function chosenAtSignIn(person) {
  try {
    const { token } = await server.signIn(person.email);
    session.remember(token, person.name);
    await openChat(session.signedIn());
  } catch (problem) {
    await openSignIn(problem.message);
  }
}

async function openChat({ token, name }) {
  byId("person-name").textContent = name;
  show("chat");
  log.replaceChildren();
  clearProblem();
  wait("Opening your conversation …");
  try {
    const { messages } = await server.history(token);
    log.replaceChildren(...(messages.length ? remembered(messages) : [greeting(name)]));
    question.focus();
  } catch (problem) {
    failed(problem, () => openChat({ token, name }));
  }
  wait("");
}

/** The conversation so far; only what was offered in the latest turn can still be pressed. */
function remembered(messages) {
  const latest = messages.findLastIndex(({ from }) => from === "person");
  return messages.map((message, position) => {
    if (message.from === "person") return personMessage(message.text);
    return assistantMessage({ ...message, buttons: position > latest ? message.buttons : [] }, pressed);
  });
}

function greeting(name) {
  const hello = element("p", {}, element("span", { lang: "mi" }, "Kia ora"), ` ${name}. `);
  hello.append("Ask me whether something is allowed, or tell me what has happened. For example:");
  const starters = STARTERS.map((words) => button(words, () => say({ text: words }, words), { class: "choice" }));
  return element(
    "article",
    { class: "message from-assistant" },
    hello,
    element("div", { class: "buttons", role: "group", "aria-label": "Examples" }, ...starters),
  );
}

function pressed({ title, choice }) {
  say({ choice }, title);
}

/** One turn: what the person said appears at once, the answer when it comes. */
async function say(message, words) {
  withdrawButtons(log);
  log.append(personMessage(words));
  await send(message);
}

async function send(message) {
  const { token } = session.signedIn();
  clearProblem();
  wait("AskFirst is reading …");
  try {
    const { messages } = await server.say(token, message);
    if (session.signedIn()?.token !== token) return; // somebody else has the page now
    log.append(...messages.map((reply) => assistantMessage(reply, pressed)));
  } catch (problem) {
    failed(problem, () => send(message));
  }
  wait("");
  scrollToLatestTurn();
}

function failed(problem, tryAgain) {
  if (problem.status === server.SIGNED_OUT) return openSignIn("You were signed out. Please sign in again.");
  const again = problem.mayPass ? [button("Try again", tryAgain)] : [];
  byId("problem").replaceChildren(element("p", {}, problem.message), ...again);
}

function clearProblem() {
  byId("problem").replaceChildren();
}

/** Nothing can be sent until there are no more words to wait under. */
function wait(words) {
  byId("waiting").textContent = words;
  byId("send").disabled = words !== "";
  log.scrollTop = log.scrollHeight;
}

function show(section) {
  for (const id of ["sign-in", "chat"]) byId(id).hidden = id !== section;
  byId("person").hidden = section !== "chat";
}

/** A long answer is read from its beginning, under the question it answers. */
function scrollToLatestTurn() {
  const saidLast = [...log.querySelectorAll(".from-person")].at(-1);
  if (saidLast) log.scrollTop = saidLast.offsetTop;
}

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = question.value.trim();
  if (!words || byId("send").disabled) return;
  question.value = "";
  say({ text: words }, words);
});

question.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("composer").requestSubmit();
});

byId("sign-out").addEventListener("click", () => openSignIn("You are signed out."));

start();
