import { text } from '../language/language.js';
import { element, verbatim } from '../view/element.js';
import { distance } from '../view/format.js';

const NEAR = 0.7;
const FAR = 1.4;

/**
 * How far people are from each other, as a table whose cells are the darker the nearer two are.
 *
 * @param {{ people: { id: string, name: string }[], distances: number[][] }} answer
 */
export function distanceMatrix({ people, distances }) {
  return element(
    'section.card.matrix',
    {},
    element('h2', {}, text('distances.title')),
    element('p.hint', {}, text('distances.hint')),
    element(
      'div.scroll',
      { tabindex: '0', role: 'region', 'aria-label': text('distances.title') },
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element('tr', {}, element('td'), people.map((person) => element('th', { scope: 'col' }, verbatim(person.name)))),
        ),
        element(
          'tbody',
          {},
          people.map((person, row) =>
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, verbatim(person.name)),
              people.map((_, column) => cell(distances[row][column], row === column)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {number | null} value @param {boolean} same */
function cell(value, same) {
  const made = element('td', {}, same || value === null || value === undefined ? '·' : distance(value));
  if (!same && value !== null && value !== undefined) {
    const nearness = Math.min(1, Math.max(0, (FAR - value) / (FAR - NEAR)));
    made.style.setProperty('--nearness', nearness.toFixed(2));
    made.classList.add('measured');
  }
  return made;
}
