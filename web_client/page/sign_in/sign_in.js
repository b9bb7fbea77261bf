/** The sign-in page: who the person is, by the way that this installation knows people. */

import words from "../../words.yml";
import { button } from "../element.js";
import { isEmbedded, tellHost, whenHostSays } from "../embedded.js";
import * as server from "../server.js";
import { peopleToChooseFrom } from "./demonstration.js";
import { openidButton } from "./openid.js";

const byId = (id) => document.getElementById(id);

/**
 * @param {{signIn: string}} configuration
 * @param signedIn called with `{token, name}`
 * @param [reason] why the person is asked
 */
export async function showSignIn(configuration, signedIn, reason = "") {
  explain(reason);
  byId("sign-in-question").hidden = configuration.signIn === "token";
  byId("sign-in-explanation").textContent = words.sign_in[explanation(configuration)];
  try {
    byId("ways-in").replaceChildren(...(await waysIn(configuration, signedIn)));
  } catch (problem) {
    const again = () => showSignIn(configuration, signedIn);
    byId("sign-in-explanation").textContent = problem.message;
    byId("ways-in").replaceChildren(button(words.actions.try_again, again));
  }
  byId("sign-in-title").focus();
}

/** Take a token that the page around the widget hands over, now or whenever it has a new one; one at a time. */
export function hearHandedOver(signedIn) {
  let taking = null;
  whenHostSays("token", (token) => {
    taking ??= take(token, signedIn).finally(() => (taking = null));
  });
}

async function take(token, signedIn) {
  explain(words.sign_in.handing_over);
  await server.exchange(token).then(signedIn).catch((problem) => explain(problem.message));
}

function explain(reason) {
  byId("sign-in-reason").textContent = reason;
  byId("sign-in-reason").hidden = !reason;
}

function explanation({ signIn }) {
  return { demo: "demonstration", openid: "openid" }[signIn] ?? (isEmbedded ? "waiting" : "token");
}

async function waysIn({ signIn }, signedIn) {
  tellHost("sign-in");
  if (signIn === "demo") return demonstration(signedIn);
  if (signIn === "openid") return [openidButton(signedIn, explain)];
  return isEmbedded ? [button(words.actions.try_again, () => tellHost("sign-in"))] : [];
}

async function demonstration(signedIn) {
  const { organisations } = await server.peopleToChooseFrom();
  const choose = async ({ email, name }) => {
    await server.signIn(email).then(({ token }) => signedIn({ token, name })).catch((problem) => explain(problem.message));
  };
  return peopleToChooseFrom(organisations, choose);
}
