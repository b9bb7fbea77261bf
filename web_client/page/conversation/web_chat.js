/** Web Chat in the page: fetched when the first conversation is opened, dressed in our look and words. */

import address from "address-of-web-chat";
import words from "../../words.yml";
import { CARDS, STYLE } from "./look.js";
import { nameButtons } from "./accessible_cards.js";
import { asMarkup, isLink } from "./plain_text.js";

const LONGEST_MESSAGE = 4000;
let fetched;

/** Web Chat's library; rejects where it cannot be fetched. */
export function fetchWebChat() {
  fetched ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(window.WebChat));
    script.addEventListener("error", () => {
      fetched = undefined;
      reject(new Error(words.states.page_incomplete));
    });
    document.head.append(script);
  });
  return fetched;
}

/** Show the conversation on a line in an element; returns Web Chat's store. */
export function showWebChat(webChat, line, element) {
  const store = webChat.createStore();
  webChat.renderWebChat(
    {
      activityStatusMiddleware: withoutTime,
      adaptiveCardsHostConfig: CARDS,
      cardActionMiddleware: sayTheTitle,
      directLine: line,
      locale: "en-NZ",
      nonce: document.querySelector("meta[property=csp-nonce]").nonce,
      overrideLocalizedStrings: (strings) => ({ ...strings, ...words.web_chat }),
      role: "region",
      renderMarkdown: (text, ...settings) => (isLink(text) ? webChat.renderMarkdown(text, ...settings) : asMarkup(text)),
      store,
      styleOptions: { ...STYLE, maxMessageLength: LONGEST_MESSAGE },
      userID: "person",
    },
    element,
  );
  nameButtons(element);
  return store;
}

/** A pressed button becomes what the person says: its title is shown, its choice is sent. */
const sayTheTitle = () => (next) => ({ cardAction, ...others }) => {
  const { value } = cardAction;
  if (!value?.choice) return next({ cardAction, ...others });
  const said = { type: "messageBack", title: value.title, displayText: value.title, text: value.title, value };
  next({ cardAction: said, ...others });
  stayInConversation();
};

/** A pressed button can't keep the focus; where there is a keyboard anyway, what comes next can be typed. */
function stayInConversation() {
  const place = matchMedia("(hover: hover)").matches ? "textarea" : ".webchat__basic-transcript";
  document.querySelector(`#web-chat ${place}`).focus({ preventScroll: true });
}

/** The time of each message is for screen readers only: Web Chat knows dates only as Americans write them. */
const withoutTime = () => (next) => (status) => next({ ...status, hideTimestamp: true });
