/** Builds page elements. Words only ever enter as text, so nothing anyone wrote can become markup. */

/**
 * @param {string} tag
 * @param {Object<string, string>} attributes
 * @param {...(Node|string|null)} children nothing is added for null
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** A button that calls `press` when it is used. */
export function button(title, press, attributes = {}) {
  const node = element("button", { type: "button", ...attributes }, title);
  node.addEventListener("click", press);
  return node;
}
