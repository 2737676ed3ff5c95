import { text } from '../language/language.js';
import { element } from '../view/element.js';
import { mentions } from './said.js';

const QUIET_MILLIS = 4_000;

/**
 * Says to screen readers who arrives, at most one sentence every few seconds.
 *
 * @param {import('../connection/store.js').Store} store
 * @returns {() => void} ends it
 */
export function arrivals(store) {
  const said = element('p.unseen.arrivals', { 'aria-live': 'polite', translate: 'no' });
  document.body.append(said);
  let quietUntil = 0;
  /** @type {any} the event of which the sentence is */
  let last = null;
  const stops = [
    store.on('event', (event) => {
      if (event.type === 'face.recognized' && Date.now() > quietUntil && !mentions(event, store.erased)) {
        quietUntil = Date.now() + QUIET_MILLIS;
        last = event;
        said.textContent = text('event.arrival', { person: event.data.identity.person, camera: event.data.camera });
        if (!said.isConnected) {
          document.body.append(said);
        }
      }
    }),
    store.on('events-removed', () => {
      if (last && mentions(last, store.erased)) {
        said.textContent = '';
      }
    }),
    // Nobody tells later who was erased while the stream was broken, and the sentence was said.
    store.on('connection', ({ open }) => {
      if (!open) {
        said.textContent = '';
      }
    }),
  ];
  return () => {
    stops.forEach((stop) => stop());
    said.remove();
  };
}
