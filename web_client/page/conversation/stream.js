/** A stream of values, with as much of the Observable interface as Web Chat asks for. */

export class Stream {
  #observers = new Set();

  subscribe(observer) {
    this.#observers.add(observer);
    this.whenWatched?.(observer);
    return { unsubscribe: () => this.#observers.delete(observer) };
  }

  next(value) {
    for (const observer of this.#observers) observer.next?.(value);
  }

  complete() {
    for (const observer of this.#observers) observer.complete?.();
  }

  error(problem) {
    for (const observer of this.#observers) observer.error?.(problem);
  }
}
