import { Changes } from './changes.js';
import { get } from './request.js';

const HEALTH_KEPT = 150;

/**
 * What the page knows: read once when the stream of changes opens, and kept up by what the stream tells. Whoever shows
 * a part of it listens for that part's name.
 */
export class Store {
  /** @type {Map<string, any>} by id, in the order of ids */ cameras = new Map();
  /** @type {Map<string, any>} by id */ people = new Map();
  /** @type {Map<string, any>} by id */ unknowns = new Map();
  /** @type {any[]} figures, oldest first */ health = [];
  /** @type {{ open: boolean, retryMillis?: number }} */ connection = { open: false };
  /** @type {Set<string>} ids of people who were erased since: an answer that was on its way may still name them */ erased = new Set();
  /** Whether cameras, people and unknowns have been read at least once. */ ready = false;

  #listeners = new EventTarget();
  #changes = new Changes(
    (kind, value) => this.#apply(kind, value),
    (state) => this.#connected(state),
  );

  /**
   * @param {'cameras' | 'people' | 'unknowns' | 'health' | 'event' | 'events-removed' | 'connection'} part
   * @param {(value: any) => void} listener
   * @returns {() => void} ends it
   */
  on(part, listener) {
    const heard = (/** @type {any} */ event) => listener(event.detail);
    this.#listeners.addEventListener(part, heard);
    return () => this.#listeners.removeEventListener(part, heard);
  }

  /** Reads one kind anew: after a change of ours, before the stream tells of it. @param {'cameras' | 'people' | 'unknowns'} part */
  async reload(part) {
    const list = await get(`/${part}`);
    this[part] = new Map(list.map((/** @type {any} */ one) => [one.id, one]));
    this.#tell(part);
  }

  close() {
    this.#changes.close();
  }

  /** @param {{ open: boolean, retryMillis?: number }} state */
  async #connected(state) {
    this.connection = state;
    this.#tell('connection', state);
    if (state.open || !this.ready) {
      await Promise.allSettled([this.reload('cameras'), this.reload('people'), this.reload('unknowns')]);
      this.ready = true;
      for (const part of ['cameras', 'people', 'unknowns']) {
        this.#tell(part);
      }
    } else {
      // A stream does not say why it ended; a request does, if it was the session's end.
      await Promise.allSettled([this.reload('cameras')]);
    }
  }

  /** @param {string} kind @param {any} value */
  #apply(kind, value) {
    switch (kind) {
      case 'cameras':
      case 'people':
      case 'unknowns':
        this[kind].set(value.id, value);
        return this.#tell(kind, value);
      case 'camera-removed':
        this.cameras.delete(value.id);
        return this.#tell('cameras');
      case 'person-removed':
        this.people.delete(value.id);
        return this.#tell('people');
      case 'unknown-removed':
        this.unknowns.delete(value.id);
        return this.#tell('unknowns');
      case 'events-removed':
        value.personIds.forEach((/** @type {string} */ id) => this.erased.add(id));
        return this.#tell('events-removed');
      case 'health':
        this.health = [...this.health.slice(1 - HEALTH_KEPT), value];
        return this.#tell('health', value);
      default:
        // One part for all that happens: 'recognition' is of faces, 'event' of cameras and of the gallery.
        return this.#tell('event', value);
    }
  }

  /** @param {string} part @param {any} [value] */
  #tell(part, value) {
    this.#listeners.dispatchEvent(new CustomEvent(part, { detail: value }));
  }
}
