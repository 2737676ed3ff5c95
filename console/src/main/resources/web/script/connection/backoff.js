const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 20_000;

/** How long to wait before the next attempt: twice as long each time, with chance, so that pages do not return together. */
export class Backoff {
  #failures = 0;

  /** @returns {number} milliseconds */
  next() {
    const most = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** this.#failures++);
    return most * (0.5 + Math.random() / 2);
  }

  succeeded() {
    this.#failures = 0;
  }
}
