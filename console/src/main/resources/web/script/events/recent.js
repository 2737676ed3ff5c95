import { get } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, fill } from '../view/element.js';
import { tellProblem } from '../view/notice.js';
import { eventEntry, removeMentions } from './entry.js';
import { isNews, mentions } from './said.js';

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
  const matters = (/** @type {any} */ event) => isNews(event) && !mentions(event, store.erased);
  const isShown = (/** @type {any} */ event) => [...list.children].some((entry) => entry.getAttribute('data-id') === event.id);
  const read = async () => {
    fill(list);
    try {
      const page = await get('/events', { camera, most: 50 });
      for (const event of page.events) {
        if (list.childElementCount < KEPT && matters(event) && !isShown(event)) {
          list.append(eventEntry(event, false));
        }
      }
    } catch (failure) {
      tellProblem(failure);
    }
  };
  // Nobody tells later what happened, and who was erased, while the stream was broken.
  let missed = false;
  const stops = [
    store.on('event', (event) => {
      if (event.data.camera === camera && matters(event)) {
        add(event);
      }
    }),
    store.on('events-removed', () => removeMentions(list, store.erased)),
    store.on('connection', ({ open }) => {
      if (open && missed) {
        read();
      }
      missed = !open;
    }),
  ];
  read();
  return { view, close: () => stops.forEach((stop) => stop()) };
}
