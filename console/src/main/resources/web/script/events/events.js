import { get } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, fill } from '../view/element.js';
import { empty } from '../view/empty.js';
import { checkbox } from '../view/field.js';
import { day } from '../view/format.js';
import { tellProblem } from '../view/notice.js';
import { pageHead } from '../view/page-head.js';
import { eventEntry, removeMentions } from './entry.js';
import { eventFilters, passes } from './filters.js';
import { isNews, mentions } from './said.js';

const PAGE = 60;
const MOST_SHOWN = 600;

/**
 * What happened, newest first, and what happens now.
 *
 * @param {import('../navigation/shell.js').App} app
 * @returns {import('../navigation/shell.js').Page}
 */
export function eventsPage(app) {
  const { store, session } = app;
  const list = element('ol.events.timeline', { 'aria-label': text('page.events') });
  const nothing = empty('events', text('events.empty'), text('events.empty.advice'));
  const older = element('button', { onclick: () => load(), hidden: true }, text('events.older'));
  const live = element('input', { type: 'checkbox', checked: true, onchange: () => live.checked && restart() });
  const filters = eventFilters(store, () => restart());
  /** @type {AbortController | null} */
  let reading = null;
  /** @type {string | null} */
  let before = null;
  const shown = new Set();
  // Nobody tells later what happened, and who was erased, while the stream was broken.
  let missed = false;

  const matters = (/** @type {any} */ event) =>
    (filters.value().type !== '' || isNews(event)) && !mentions(event, store.erased);
  const headings = () => {
    let last = '';
    for (const entry of [...list.children]) {
      if (entry.matches('.day')) {
        entry.remove();
        continue;
      }
      const heading = day(entry.querySelector('time').dateTime);
      if (heading !== last) {
        entry.before(element('li.day', {}, element('h2', {}, heading)));
        last = heading;
      }
    }
    nothing.hidden = list.childElementCount > 0;
  };
  const add = (/** @type {any} */ event, /** @type {'append' | 'prepend'} */ where) => {
    if (!shown.has(event.id) && matters(event)) {
      shown.add(event.id);
      list[where](eventEntry(event, session.may('enrol')));
    }
  };
  const load = async () => {
    const mine = new AbortController();
    reading?.abort();
    reading = mine;
    try {
      const page = await get('/events', { ...filters.value(), most: PAGE, before }, mine.signal);
      page.events.forEach((/** @type {any} */ event) => add(event, 'append'));
      before = page.before;
      older.hidden = !before;
      headings();
    } catch (failure) {
      if (!mine.signal.aborted) {
        tellProblem(failure);
      }
    }
  };
  const restart = () => {
    before = null;
    shown.clear();
    fill(list);
    load();
  };
  const stops = [
    store.on('event', (event) => {
      if (live.checked && passes(event, filters.value())) {
        add(event, 'prepend');
        while (list.childElementCount > MOST_SHOWN) {
          list.lastElementChild?.remove();
        }
        headings();
      }
    }),
    store.on('events-removed', () => {
      removeMentions(list, store.erased);
      if (before) {
        // The event up to which was read may be among those that are gone, and nothing is found before one that is gone.
        before = [...list.querySelectorAll('.event')].at(-1)?.getAttribute('data-id') ?? null;
      }
      headings();
    }),
    store.on('connection', ({ open }) => {
      if (open && missed) {
        restart();
      }
      missed = !open;
    }),
  ];

  nothing.hidden = true;
  load();
  return {
    view: element(
      'section',
      {},
      pageHead(text('page.events'), checkbox(text('events.live'), live)),
      filters.view,
      nothing,
      list,
      element('div.more', {}, older),
    ),
    close: () => {
      stops.forEach((stop) => stop());
      filters.close();
      reading?.abort();
    },
  };
}
