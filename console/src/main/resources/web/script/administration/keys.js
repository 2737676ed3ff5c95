import { change, get, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { confirmed, openDialog } from '../view/dialog.js';
import { element, fill, verbatim } from '../view/element.js';
import { field, select } from '../view/field.js';
import { dateOnly } from '../view/format.js';
import { icon } from '../view/icon.js';
import { tellProblem } from '../view/notice.js';

const ROLES = ['view', 'enrol', 'admin'];

/** The keys there are, and new ones. */
export function keysSection() {
  const rows = element('tbody');
  const load = async () => {
    const keys = await get('/keys');
    fill(rows, keys.map((/** @type {any} */ key) => row(key, load)));
  };
  load().catch(tellProblem);
  return element(
    'section.card',
    {},
    element(
      'div.section-head',
      {},
      element('h2', {}, text('keys.title')),
      element('button', { onclick: () => makeKey(load) }, icon('add'), text('keys.make')),
    ),
    element(
      'div.scroll',
      {},
      element(
        'table.list.keys',
        {},
        element(
          'thead',
          {},
          element('tr', {}, ['keys.label', 'keys.role', 'keys.made'].map((key) => element('th', { scope: 'col' }, text(key))), element('td')),
        ),
        rows,
      ),
    ),
  );
}

/** @param {any} key @param {() => Promise<void>} changed */
function row(key, changed) {
  const end = async () => {
    const sure = await confirmed({
      title: text('keys.end.title', { label: key.label }),
      question: text('keys.end.question'),
      action: text('keys.end'),
    });
    if (sure) {
      change('DELETE', `/keys${path(key.id)}`).then(changed).catch(tellProblem);
    }
  };
  return element(
    'tr',
    {},
    element('td', {}, verbatim(key.label), ' ', verbatim(key.id, 'small')),
    element('td', {}, text(`role.${key.role}`)),
    element('td', {}, dateOnly(key.createdAt)),
    element('td', {}, element('button.quiet.danger', { 'aria-label': text('keys.end.label', { label: key.label }), onclick: end }, text('keys.end'))),
  );
}

/** @param {() => Promise<void>} changed */
function makeKey(changed) {
  const label = element('input', { required: true, maxlength: 100, autocomplete: 'off', autofocus: true });
  const role = select(ROLES.map((value) => ({ value, label: text(`role.${value}`) })));
  const dialog = openDialog(text('keys.make'));
  const make = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    try {
      const made = await change('POST', '/keys', { label: label.value.trim(), role: role.value });
      dialog.show(
        element('p', {}, text('keys.once')),
        element('code.secret', { translate: 'no', tabindex: '0' }, made.key),
        element('div.actions', {}, element('button.primary', { onclick: dialog.close, autofocus: true }, text('action.understood'))),
      );
      await changed();
    } catch (failure) {
      dialog.tell(failure);
    }
  };
  dialog.show(
    element(
      'form',
      { onsubmit: make },
      field(text('keys.label'), label, text('keys.label.hint')),
      field(text('keys.role'), role, text('keys.role.hint')),
      element(
        'div.actions',
        {},
        element('button', { onclick: dialog.close }, text('action.cancel')),
        element('button.primary', { type: 'submit' }, text('keys.make')),
      ),
    ),
  );
}
