import { text } from '../language/language.js';
import { element, fill } from '../view/element.js';
import { field, select } from '../view/field.js';

const TYPES = [
  'face.recognized',
  'face.unknown',
  'face.identity.changed',
  'face.track.new',
  'face.track.end',
  'camera.online',
  'camera.degraded',
  'camera.offline',
  'gallery.changed',
];

/** @typedef {{ camera?: string, person?: string, type?: string, since?: string, until?: string }} Filter */

/**
 * What to show of the events.
 *
 * @param {import('../connection/store.js').Store} store
 * @param {() => void} changed
 */
export function eventFilters(store, changed) {
  const camera = element('select', { onchange: changed });
  const person = element('select', { onchange: changed });
  const type = select(
    [
      { value: '', label: text('events.type.news') },
      ...TYPES.map((value) => ({ value, label: text(value === 'gallery.changed' ? 'event.gallery.changed' : `event.${value}`) })),
    ],
    { onchange: changed },
  );
  const since = element('input', { type: 'datetime-local', onchange: changed });
  const until = element('input', { type: 'datetime-local', onchange: changed });
  const offer = () => {
    const chosen = [camera.value, person.value];
    keep(camera, [...store.cameras.keys()].map((id) => [id, id]), text('events.camera.any'));
    keep(person, [...store.people.values()].map(({ id, name }) => [id, name]), text('events.person.any'));
    if (camera.value !== chosen[0] || person.value !== chosen[1]) {
      changed();
    }
  };
  const stops = [store.on('cameras', offer), store.on('people', offer)];
  offer();
  return {
    view: element(
      'form.filters',
      { onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
      field(text('events.camera'), camera),
      field(text('events.person'), person),
      field(text('events.type'), type),
      field(text('events.since'), since),
      field(text('events.until'), until),
    ),
    /** @returns {Filter} */
    value: () => ({
      camera: camera.value,
      person: person.value,
      type: type.value,
      since: instant(since.value),
      until: instant(until.value),
    }),
    close: () => stops.forEach((stop) => stop()),
  };
}

/** Whether an event that just came would be found by a query with this filter. @param {any} event @param {Filter} filter */
export function passes(event, filter) {
  const time = Date.parse(event.time);
  return (
    (!filter.camera || event.data.camera === filter.camera) &&
    (!filter.person || (event.data.identity?.personId ?? event.data.personId) === filter.person) &&
    (!filter.type || event.type === filter.type) &&
    (!filter.since || time >= Date.parse(filter.since)) &&
    (!filter.until || time < Date.parse(filter.until))
  );
}

/** @param {HTMLSelectElement} choice @param {string[][]} options value and label @param {string} any the choice of none */
function keep(choice, options, any) {
  const before = choice.value;
  if (choice.options.length === options.length + 1 && options.every(([value], i) => choice.options[i + 1].value === value)) {
    return;
  }
  fill(
    choice,
    element('option', { value: '' }, any),
    options.map(([value, label]) => element('option', { value, translate: 'no' }, label)),
  );
  choice.value = options.some(([value]) => value === before) ? before : '';
}

/** @param {string} local as an input of type datetime-local has it */
function instant(local) {
  return local ? new Date(local).toISOString() : '';
}
