/** Buttons are an offer for now: once something else is said they can be seen but not pressed. */

export class Offers {
  #show;
  #open = [];

  /** @param show called with an activity whose buttons have changed */
  constructor(show) {
    this.#show = show;
  }

  /** What was said before, its buttons closed but for those of the latest turn. */
  ofLatestTurn(activities) {
    const latest = activities.findLastIndex(isPersons);
    return activities.map((activity, position) => (position < latest ? closed(activity) : activity));
  }

  /** Remember what a new message offers; a message of the person's own closes what was offered before. */
  note(activity) {
    if (isPersons(activity)) {
      this.withdraw();
      this.#open = [];
    } else if (offersSomething(activity)) {
      this.#open.push(activity);
    }
  }

  withdraw() {
    for (const activity of this.#open) this.#show(closed(activity));
  }

  /** What was withdrawn for a message that could not be sent can be pressed again. */
  restore() {
    for (const activity of this.#open) this.#show(activity);
  }
}

function isPersons({ from, type }) {
  return from?.role === "user" && type === "message";
}

function offersSomething(activity) {
  return JSON.stringify(closed(activity)) !== JSON.stringify(activity);
}

function closed(activity) {
  return activity.attachments ? { ...activity, attachments: closedActions(activity.attachments) } : activity;
}

/** The same content in which nothing can be submitted; what only folds and unfolds stays as it is. */
function closedActions(content) {
  if (Array.isArray(content)) return content.map(closedActions);
  if (content === null || typeof content !== "object") return content;
  const copy = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, closedActions(value)]));
  return copy.type === "Action.Submit" ? { ...copy, isEnabled: false } : copy;
}
