import { text } from '../language/language.js';
import { element } from '../view/element.js';

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
  const stop = store.on('event', (event) => {
    if (event.type === 'face.recognized' && Date.now() > quietUntil) {
      quietUntil = Date.now() + QUIET_MILLIS;
      said.textContent = text('event.arrival', { person: event.data.identity.person, camera: event.data.camera });
      if (!said.isConnected) {
        document.body.append(said);
      }
    }
  });
  return () => {
    stop();
    said.remove();
  };
}
