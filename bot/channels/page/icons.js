/** Pictures that stand beside a word and never instead of one. */

const SVG = "http://www.w3.org/2000/svg";
const STROKES = {
  tick: ["M6 12.5l4 4 8-9"],
  cross: ["M7 7l10 10", "M17 7L7 17"],
  fork: ["M12 20v-7", "M12 13L6 5", "M12 13l6-8"],
  question: ["M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4", "M12 17.5v.1"],
  information: ["M12 11v6", "M12 7.5v.1"],
  alarm: ["M12 6v7", "M12 17v.1"],
  people: ["M12 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z", "M6 19a6 6 0 0 1 12 0"],
  paper: ["M8 5h8v14H8z", "M10.5 9h3", "M10.5 12h3"],
};

/** One of the pictures, hidden from screen readers because the word beside it says the same. */
export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", "icon");
  for (const stroke of STROKES[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", stroke);
    picture.append(path);
  }
  return picture;
}
