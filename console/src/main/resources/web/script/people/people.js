import { get } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, fill } from '../view/element.js';
import { empty } from '../view/empty.js';
import { icon } from '../view/icon.js';
import { showKeyed } from '../view/keyed.js';
import { pageHead } from '../view/page-head.js';
import { enrolDrop } from './enrol-drop.js';
import { enrolByDialog } from './enrol.js';
import { distanceMatrix } from './matrix.js';
import { personCard } from './person.js';

const MOST_IN_MATRIX = 40;

/**
 * Who is enrolled.
 *
 * @param {import('../navigation/shell.js').App} app
 * @returns {import('../navigation/shell.js').Page}
 */
export function peoplePage(app) {
  const { store, session } = app;
  const list = element('ul.cards.people');
  const matrix = element('div');
  const search = element('input', {
    type: 'search',
    'aria-label': text('people.search'),
    placeholder: text('people.search'),
    oninput: () => show(),
  });
  const add = () =>
    element('button.primary', { onclick: () => enrolByDialog(app, []) }, icon('add'), text('enrol.title'));
  const body = element('div', {}, list, matrix);
  let measured = '';

  const show = () => {
    const all = [...store.people.values()].sort((a, b) => a.name.localeCompare(b.name));
    const wanted = search.value.trim().toLocaleLowerCase();
    if (!all.length) {
      fill(
        body,
        store.ready &&
          empty(
            'people',
            text('people.empty'),
            text(session.may('enrol') ? 'people.empty.enrol' : 'people.empty.view'),
            session.may('enrol') && add(),
          ),
      );
      return;
    }
    showKeyed(
      list,
      all.filter((person) => person.name.toLocaleLowerCase().includes(wanted)),
      (person) => person.id,
      (person) => personCard(app, person),
    );
    if (!list.isConnected) {
      fill(body, list, matrix);
    }
    measure(all);
  };
  const measure = async (/** @type {any[]} */ all) => {
    const now = all.map((person) => `${person.id}:${person.name}:${person.templates.length}`).join();
    if (now === measured) {
      return;
    }
    measured = now;
    if (all.length < 2 || all.length > MOST_IN_MATRIX) {
      fill(matrix);
      return;
    }
    try {
      fill(matrix, distanceMatrix(await get('/people/distances')));
    } catch {
      fill(matrix);
    }
  };

  const view = element(
    'section',
    {},
    pageHead(text('page.people'), search, session.may('enrol') && add()),
    body,
  );
  const stops = [store.on('people', show), enrolDrop(app, view)];
  show();
  return { view, close: () => stops.forEach((stop) => stop()) };
}
