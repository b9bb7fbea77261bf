/** The page inside the widget: what it says to the page around it and hears from there. */

const NAME = "askfirst";
export const isEmbedded = parent !== window;

/** Tell the page around us; only pages that may show us can, as our frame-ancestors name them. */
export function tellHost(word, detail) {
  if (isEmbedded) parent.postMessage({ [NAME]: word, detail }, "*");
}

/** Hear a word of the page around us, and of nobody else. */
export function whenHostSays(word, act) {
  addEventListener("message", ({ source, data }) => {
    if (isEmbedded && source === parent && data?.[NAME] === word) act(data.detail);
  });
}
