/** Tells screen readers what Adaptive Cards leave out: what a button is about, and whether what it folds away is shown. */

/** Keep the buttons of cards in an element true, now and as cards are added to it. */
export function nameButtons(place) {
  const name = () => {
    place.querySelectorAll('.ac-adaptiveCard[role="form"]').forEach(makeGroup);
    place.querySelectorAll(".ac-actionSet button").forEach(nameByTitle);
    place.querySelectorAll(".ac-actionSet button[aria-controls]").forEach(tellFolding);
  };
  new MutationObserver(name).observe(place, { childList: true, subtree: true });
  place.addEventListener("click", () => setTimeout(name), { capture: true });
}

/** Several buttons may read “Change”; their titles say what. */
function nameByTitle(button) {
  if (button.title.startsWith(button.innerText)) button.setAttribute("aria-label", button.title);
}

function tellFolding(button) {
  const folded = document.getElementById(button.getAttribute("aria-controls").split(" ")[0]);
  button.removeAttribute("aria-pressed");
  button.setAttribute("aria-expanded", String(folded?.style.display !== "none"));
  folded?.removeAttribute("aria-expanded"); // which Adaptive Cards set here, where it is not allowed
}

/** A card with buttons is no landmark: several of the same name would stand among the page's own. */
function makeGroup(card) {
  card.setAttribute("role", "group");
}
