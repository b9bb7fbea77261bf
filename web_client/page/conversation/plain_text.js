/** What the assistant says as markup: as it is, with its te reo words marked so that a screen reader says them rightly. */

import words from "../../words.yml";

const TE_REO = new RegExp(`(?<!\\p{L})(?:${words.te_reo.join("|")})(?!\\p{L})`, "giu");
const LINK = /^\[.*\]\((?:tel|mailto):[^\s)]*\)$/s;

/** Whether a text is one of the links that cards carry, the only Markdown there is. */
export const isLink = (text) => LINK.test(text);

/** @returns {string} markup in which nothing of the text can become an element */
export function asMarkup(text) {
  const paragraphs = escaped(text).split(/\n{2,}/).map((each) => `<p>${each.replaceAll("\n", "<br>")}</p>`);
  return paragraphs.join("").replace(TE_REO, '<span lang="mi">$&</span>');
}

function escaped(text) {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}
