/** What a person said and the server has not taken: kept in this browser tab, for that person alone. */

import * as session from "../session.js";
import { tabStorage } from "../tab_storage.js";

const KEY = "askfirst-unsent";

export class Outbox {
  #by;
  #says;
  #refused;

  /** What this person left unsent in this tab; what anybody else left there is forgotten. */
  constructor(person) {
    const kept = JSON.parse(tabStorage.getItem(KEY));
    this.#by = session.subject(person);
    const { says, refused } = kept?.by === this.#by ? kept : { says: [], refused: [] };
    this.#says = new Map(says.map((say) => [say.id, say]));
    this.#refused = refused;
    this.#keep();
  }

  /** Everything still to be sent, in the order in which it was said. */
  get says() {
    return [...this.#says.values()];
  }

  /** The words that were refused since the person last said anything, for them to send again. */
  get refused() {
    return this.#refused.join("\n");
  }

  add(say) {
    this.#refused = [];
    this.#says.set(say.id, say);
    this.#keep();
  }

  /**
   * @param {boolean} isTaken if not, its words stay: the page may be gone before anybody has read that they were refused
   * @returns {boolean} whether it was still to be sent
   */
  answered(say, isTaken) {
    const wasThere = this.#says.delete(say.id);
    if (wasThere && !isTaken && say.text) this.#refused.push(say.text);
    this.#keep();
    return wasThere;
  }

  #keep() {
    const kept = { by: this.#by, says: this.says, refused: this.#refused };
    if (kept.says.length + kept.refused.length) tabStorage.setItem(KEY, JSON.stringify(kept));
    else tabStorage.removeItem(KEY);
  }
}
