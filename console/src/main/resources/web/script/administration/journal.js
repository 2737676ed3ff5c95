import { get } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, fill, verbatim } from '../view/element.js';
import { dateAndTime } from '../view/format.js';
import { tellProblem } from '../view/notice.js';

const MOST = 200;

/** What was changed or refused, newest first. */
export function journalSection() {
  const rows = element('tbody');
  get('/journal', { most: MOST }).then(
    (changes) => fill(rows, [...changes].reverse().map(row)),
    tellProblem,
  );
  const heads = ['journal.at', 'journal.action', 'journal.subject', 'journal.by', 'journal.status'];
  return element(
    'section.card',
    {},
    element('h2', {}, text('journal.title')),
    element(
      'div.scroll.tall',
      { tabindex: '0', role: 'region', 'aria-label': text('journal.title') },
      element(
        'table.list',
        {},
        element('thead', {}, element('tr', {}, heads.map((key) => element('th', { scope: 'col' }, text(key))))),
        rows,
      ),
    ),
  );
}

/** @param {any} one */
function row(one) {
  return element(
    'tr',
    { 'data-refused': one.status >= 400 },
    element('td', {}, dateAndTime(one.at)),
    element('td', {}, verbatim(one.action, 'code')),
    element('td', {}, verbatim(one.subject)),
    element('td', {}, verbatim(one.keyId), ' ', verbatim(one.from, 'small')),
    element('td', {}, verbatim(one.status)),
  );
}
