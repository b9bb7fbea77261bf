/** Choosing a person of the demonstration, organisation by organisation. */

import { button, element } from "../element.js";

/** @param choose called with the person whose button was pressed */
export function peopleToChooseFrom(organisations, choose) {
  return organisations.map(({ organisation, people }) =>
    element(
      "section",
      { class: "organisation" },
      element("h3", {}, organisation),
      element("ul", {}, ...people.map((person) => element("li", {}, personButton(person, choose)))),
    ),
  );
}

function personButton(person, choose) {
  const choice = button("", () => choose(person), { class: "person", "data-email": person.email });
  choice.append(
    element("span", { class: "person-name" }, person.name),
    element("span", { class: "person-detail" }, person.roles.map(inWords).join(", ")),
    element("span", { class: "person-detail" }, person.email),
  );
  return choice;
}

/** ict_security as “ICT security”. */
function inWords(role) {
  const words = role.replaceAll("_", " ").replace(/^(ict|ciso)\b/, (letters) => letters.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
