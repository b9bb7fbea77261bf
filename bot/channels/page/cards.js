/**
 * The parts of a message that are more than words: verdicts with their quotes, summaries, references, help.
 * A message's text says everything in plain words; a card shows the same, so an answer's text is not repeated.
 */

import { element } from "./element.js";
import { icon } from "./icons.js";

const VERDICTS = {
  allowed: { word: "Allowed", picture: "tick" },
  not_allowed: { word: "Not allowed", picture: "cross" },
  conditional: { word: "It depends", picture: "fork" },
  not_covered: {
    word: "The policy does not settle this",
    picture: "question",
    quotesTitle: "The nearest that the policy’s own words come",
  },
  information: { word: "What the policy says", picture: "information" },
  out_of_scope: { word: "Outside what I can answer", picture: "question" },
};
const CARDS = {
  answer: answerCard,
  summary: summaryCard,
  case_opened: caseOpenedCard,
  case: caseCard,
  contacts: contactsCard,
  emergency: emergencyCard,
};

/** What a message looks like: its card if it has one, or else its words. */
export function card({ text, custom }) {
  const build = CARDS[custom.type];
  return build ? build(custom, text) : paragraph(text);
}

function answerCard({ verdict, says, conditions, citations, also = [], authority, overdue, inferred }, text) {
  const { word, picture, quotesTitle } = VERDICTS[verdict] ?? VERDICTS.information;
  return panel(
    `verdict ${verdict}`,
    picture,
    word,
    paragraph(says || text, "says"),
    citations.length ? element("h3", {}, quotesTitle ?? "The policy’s own words") : null,
    ...citations.map(quote),
    ...also.flatMap(furtherRule),
    paragraph(inferred),
    paragraph(overdue),
    authority ? element("p", {}, element("strong", {}, "Whom to ask: "), authority) : null,
    ...conditions.map(({ ask }) => paragraph(ask, "says")), // last, next to the buttons that answer it
  );
}

/** What another rule says that the question touches: its verdict in words, its sentence and its quote. */
function furtherRule({ verdict, says, citation }) {
  const { word } = VERDICTS[verdict] ?? VERDICTS.information;
  return [
    element("h3", {}, "Your question touches another rule as well"),
    element("p", {}, element("strong", {}, `${word}: `), says),
    quote(citation, 0, [citation]),
  ];
}

/** A list item stands under the line that opens its list, unless the quote above has just shown that line. */
function quote({ policy, section, last_reviewed: reviewed, quote: words, opening }, index, quotes) {
  const lead = opening && opening !== quotes[index - 1]?.opening ? `${opening}\n` : "";
  const source = element("cite", {}, [policy, section].filter(Boolean).join(", "));
  const age = reviewed ? `, last reviewed ${reviewed}` : "";
  const quoted = element("blockquote", {}, opening ? `${lead}• ${words}` : words);
  return element("figure", {}, quoted, element("figcaption", {}, source, age));
}

function summaryCard({ fields }, text) {
  const rows = fields.flatMap(({ label, value }) => [element("dt", {}, label), element("dd", {}, value)]);
  return panel("summary", "paper", "Your report so far", element("dl", {}, ...rows), paragraph(text, "says"));
}

function caseOpenedCard({ reference, receipt }, text) {
  const keep = receipt ? "Write the receipt down: nothing else leads back to your report." : "";
  return panel(
    "opened",
    "tick",
    "Your report is open",
    labelled("Reference", reference),
    receipt ? labelled("Receipt", receipt) : null,
    paragraph(keep),
    paragraph(text),
  );
}

function caseCard({ reference, history }, text) {
  const steps = history.map(({ at, status }) => element("li", {}, `${day(at)}: ${status.replaceAll("_", " ")}`));
  return panel("case", "paper", reference, paragraph(text), element("ol", {}, ...steps));
}

function contactsCard({ contacts }, text) {
  return panel("contacts", "people", "Who can help", paragraph(withoutContacts(text, contacts)), contactList(contacts));
}

function emergencyCard({ number, support }, text) {
  return panel(
    "emergency",
    "alarm",
    "Get help now",
    element("a", { class: "call", href: `tel:${number}` }, `Call ${number}`),
    paragraph(withoutContacts(text, support)),
    contactList(support),
  );
}

function contactList(contacts) {
  return element("ul", { class: "contact-list" }, ...contacts.map(contact));
}

function contact({ name, role_description: role, phone, email, note }) {
  return element(
    "li",
    {},
    element("strong", {}, name),
    role ? `, ${role}` : "",
    phone ? element("a", { href: `tel:${dialled(phone)}` }, phone) : null,
    email ? element("a", { href: `mailto:${email}` }, email) : null,
    paragraph(note),
  );
}

/** “(04) 463 8446, extension 48446” as 044638446. */
function dialled(phone) {
  return phone.split(",")[0].replaceAll(/[^\d+]/g, "");
}

/** The plain text repeats the contacts, a line each, for clients that show no cards. */
function withoutContacts(text, contacts) {
  const isContact = (line) => contacts.some(({ name }) => line.startsWith(name));
  return text.split("\n").filter((line) => !isContact(line)).join("\n");
}

function panel(kind, picture, title, ...contents) {
  const heading = element("h2", { class: "panel-title" }, icon(picture), title);
  return element("section", { class: `panel ${kind}` }, heading, ...contents);
}

function paragraph(text, kind = "words") {
  return text ? element("p", { class: kind }, text) : null;
}

function labelled(label, value) {
  return element("p", {}, `${label}: `, element("strong", { class: "reference" }, value));
}

function day(moment) {
  return new Date(moment).toLocaleDateString("en-NZ", { day: "numeric", month: "long", year: "numeric" });
}
