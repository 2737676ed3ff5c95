import { Backoff } from './backoff.js';
import { address } from './request.js';

const KINDS = [
  'cameras',
  'camera-removed',
  'people',
  'person-removed',
  'recognition',
  'event',
  'events-removed',
  'unknowns',
  'unknown-removed',
  'health',
];

/**
 * The console's stream of changes. The page asks once and is told from then on; when the stream breaks it comes back by
 * itself, later each time.
 */
export class Changes {
  /** @type {EventSource | null} */ #source = null;
  #backoff = new Backoff();
  #timer = 0;
  #told;
  #state;

  /**
   * @param {(kind: string, value: any) => void} told for each change
   * @param {(state: { open: boolean, retryMillis?: number }) => void} state when the stream opens and when it breaks
   */
  constructor(told, state) {
    this.#told = told;
    this.#state = state;
    this.#open();
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #open() {
    const source = new EventSource(address('/stream'));
    this.#source = source;
    source.onopen = () => {
      this.#backoff.succeeded();
      this.#state({ open: true });
    };
    source.onerror = () => {
      source.close();
      const retryMillis = this.#backoff.next();
      this.#state({ open: false, retryMillis });
      this.#timer = setTimeout(() => this.#open(), retryMillis);
    };
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => this.#told(kind, JSON.parse(event.data)));
    }
  }
}
