/** What stands in a conversation in which nothing has been said yet. */

import words from "../../words.yml";
import { button, element } from "../element.js";

/** @param say called with the words of the example that was chosen */
export function welcome(name, say) {
  const hello = element("h2", {}, element("span", { lang: "mi" }, "Kia ora"), name ? ` ${name}` : "");
  const examples = words.starters.map((starter) => element("li", {}, button(starter, () => say(starter), { class: "choice" })));
  return [hello, element("p", {}, words.greeting), element("ul", { "aria-label": "Examples" }, ...examples)];
}
