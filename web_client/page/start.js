/** The chat page: signing in, the conversation, signing out. */

import words from "../words.yml";
import { button } from "./element.js";
import { isEmbedded, tellHost, whenHostSays } from "./embedded.js";
import { offerQuickExit } from "./quick_exit.js";
import * as server from "./server.js";
import * as session from "./session.js";
import { backFromProvider } from "./sign_in/openid.js";
import { hearHandedOver, showSignIn } from "./sign_in/sign_in.js";

const byId = (id) => document.getElementById(id);
const conversation = () => import("./conversation/open.js");
let configuration;
let closeConversation = () => {};

/** Show the conversation if someone is signed in on this tab, and the sign-in page if not. */
async function start() {
  document.documentElement.classList.toggle("embedded", isEmbedded);
  try {
    configuration = await server.configuration();
  } catch (problem) {
    return failed(problem);
  }
  hearHandedOver(signedIn);
  let whyNot = "";
  const back = await backFromProvider().catch(({ message }) => {
    whyNot = message;
  });
  if (back) return signedIn(back);
  const person = session.signedIn();
  await (person ? openChat(person) : openSignIn(whyNot));
}

async function signedIn({ token, name }) {
  session.remember(token, name);
  await openChat(session.signedIn());
}

async function openSignIn(reason) {
  show("sign-in");
  await showSignIn(configuration, signedIn, reason);
}

async function openChat(person) {
  closeConversation();
  byId("person-name").textContent = person.name ?? "";
  show("conversation");
  const { openConversation } = await conversation();
  const on = {
    signedOut: expired,
    quickExit: () => offerQuickExit(configuration.quickExit),
  };
  closeConversation = await openConversation(person, on);
}

async function expired() {
  session.expire();
  await leaveConversation(words.sign_in.expired);
}

async function signOut() {
  session.forget();
  await leaveConversation(words.sign_in.signed_out);
}

async function leaveConversation(reason) {
  closeConversation();
  byId("web-chat").replaceChildren();
  byId("quick-exit").hidden = true;
  await openSignIn(reason);
}

function show(view) {
  for (const id of ["sign-in", "conversation"]) byId(id).hidden = id !== view;
  byId("person").hidden = view !== "conversation";
}

function failed(problem) {
  show("sign-in");
  byId("sign-in-explanation").textContent = problem.message;
  byId("ways-in").replaceChildren(button(words.actions.try_again, () => location.reload()));
}

byId("sign-out").addEventListener("click", signOut);
addEventListener("keydown", ({ key, defaultPrevented }) => {
  // Where a quick exit is offered, Escape is counted towards it.
  if (key === "Escape" && !defaultPrevented && byId("quick-exit")?.hidden) tellHost("escape");
});
whenHostSays("focus", () => (document.querySelector("textarea") ?? byId("sign-in-title")).focus());
tellHost("ready");
start();
