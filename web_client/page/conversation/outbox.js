/** What a person said and the server has not taken: kept in this browser tab, for that person alone. */

import * as session from "../session.js";
import { tabStorage } from "../tab_storage.js";

const KEY = "askfirst-unsent";

export class Outbox {
  #by;
  #says;
  #refused;
  #refusal;

  /** What this person left unsent in this tab; what anybody else left there is forgotten. */
  constructor(person) {
    const kept = JSON.parse(tabStorage.getItem(KEY));
    this.#by = session.subject(person);
    const { says, refused, refusal } = kept?.by === this.#by ? kept : { says: [], refused: [] };
    this.#says = new Map(says.map((say) => [say.id, say]));
    this.#refused = refused;
    this.#refusal = refusal;
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

  /** Why they were refused, in the server's words; nothing if none were. */
  get refusal() {
    return this.#refusal;
  }

  add(say) {
    this.#refused = [];
    this.#refusal = undefined;
    this.#says.set(say.id, say);
    this.#keep();
  }

  /**
   * @param {string} [refusal] why it was not taken; its words and this stay, for the page may be gone before anybody has read it
   * @returns {boolean} whether it was still to be sent
   */
  answered(say, refusal) {
    const wasThere = this.#says.delete(say.id);
    if (wasThere && refusal && say.text) this.#refuse(say.text, refusal);
    this.#keep();
    return wasThere;
  }

  #refuse(text, refusal) {
    this.#refused.push(text);
    this.#refusal = refusal;
  }

  #keep() {
    const kept = { by: this.#by, says: this.says, refused: this.#refused, refusal: this.#refusal };
    if (kept.says.length + kept.refused.length) tabStorage.setItem(KEY, JSON.stringify(kept));
    else tabStorage.removeItem(KEY);
  }
}
