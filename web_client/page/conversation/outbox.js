/** What a person said and the server has not taken yet: kept in this browser tab, for that person alone. */

import * as session from "../session.js";
import { tabStorage } from "../tab_storage.js";

const KEY = "askfirst-unsent";

export class Outbox {
  #by;
  #says;

  /** What this person left unsent in this tab; what anybody else left there is forgotten. */
  constructor(person) {
    const { by, says } = JSON.parse(tabStorage.getItem(KEY)) ?? {};
    this.#by = session.subject(person);
    this.#says = new Map(by === this.#by ? says.map((say) => [say.id, say]) : []);
    this.#keep();
  }

  /** Everything unsent, in the order in which it was said. */
  get says() {
    return [...this.#says.values()];
  }

  add(say) {
    this.#says.set(say.id, say);
    this.#keep();
  }

  /** @returns {boolean} whether it was still there */
  delete(id) {
    const wasThere = this.#says.delete(id);
    this.#keep();
    return wasThere;
  }

  #keep() {
    if (this.#says.size) tabStorage.setItem(KEY, JSON.stringify({ by: this.#by, says: this.says }));
    else tabStorage.removeItem(KEY);
  }
}
