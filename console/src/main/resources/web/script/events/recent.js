import { get } from '../connection/request.js';
import { text } from '../language/language.js';
import { element } from '../view/element.js';
import { tellProblem } from '../view/notice.js';
import { eventEntry } from './entry.js';
import { isNews } from './said.js';

const KEPT = 12;

/**
 * The last events of one camera, beside its picture.
 *
 * @param {import('../connection/store.js').Store} store
 * @param {string} camera its id
 */
export function recentEvents(store, camera) {
  const list = element('ol.events');
  const view = element('section', {}, element('h2', {}, text('events.recent')), list);
  const add = (/** @type {any} */ event) => {
    list.prepend(eventEntry(event, false));
    while (list.childElementCount > KEPT) {
      list.lastElementChild?.remove();
    }
  };
  const close = store.on('event', (event) => {
    if (event.data.camera === camera && isNews(event)) {
      add(event);
    }
  });
  get('/events', { camera, most: 50 }).then(
    (page) => page.events.filter(isNews).slice(0, KEPT).reverse().forEach(add),
    tellProblem,
  );
  return { view, close };
}
