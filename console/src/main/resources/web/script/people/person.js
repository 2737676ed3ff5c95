import { address, change, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { confirmed, openDialog } from '../view/dialog.js';
import { element, verbatim } from '../view/element.js';
import { facePicture } from '../view/face-picture.js';
import { field } from '../view/field.js';
import { dateOnly, distance, percent } from '../view/format.js';
import { icon } from '../view/icon.js';
import { tellProblem } from '../view/notice.js';
import { addPhotosByDialog, endOfDay } from './enrol.js';
import { showReceipt } from './receipt.js';

/**
 * One person as a card.
 *
 * @param {import('../navigation/shell.js').App} app
 * @param {any} person
 */
export function personCard(app, person) {
  const { session } = app;
  return element(
    'li.card.person',
    { 'data-person': person.id },
    element('ul.templates', {}, person.templates.map((/** @type {any} */ template) => templateView(person, template))),
    verbatim(person.name, 'h2'),
    element('p.facts', {}, text('person.templates', { count: person.templates.length }), consent(person)),
    (person.threshold ?? null) !== null &&
      element('p.facts', {}, text('person.ownThreshold', { threshold: distance(person.threshold) })),
    person.rejected > 0 && element('p.facts', {}, text('person.rejected', { count: person.rejected })),
    session.may('enrol') &&
      element(
        'div.actions',
        {},
        element('button.quiet', { onclick: () => addPhotosByDialog(app, person) }, icon('photo'), text('person.photos')),
        element('button.quiet', { onclick: () => editPerson(app, person) }, icon('settings'), text('action.change')),
        session.may('admin') &&
          element(
            'button.quiet.danger',
            { 'aria-label': text('person.remove.label', { person: person.name }), onclick: () => removePerson(app, person) },
            icon('remove'),
            text('action.remove'),
          ),
      ),
  );
}

/** @param {any} person @param {any} template */
function templateView(person, template) {
  const source = template.photo ? address(`/people${path(person.id)}/photos${path(template.id)}`) : null;
  const quality = text('person.quality', { quality: percent(template.quality) });
  return element(
    'li',
    { title: quality },
    facePicture(source),
    element('meter', { min: 0, max: 1, low: 0.35, high: 0.6, optimum: 1, value: template.quality, 'aria-label': quality }),
  );
}

/** @param {any} person */
function consent(person) {
  if (!person.consent) {
    return element('span.consent.none', {}, text('person.noConsent'));
  }
  const { reference, expiresAt } = person.consent;
  const over = expiresAt && Date.parse(expiresAt) < Date.now();
  return element(
    over ? 'span.consent.over' : 'span.consent',
    {},
    text('person.consentOf'),
    ' ',
    verbatim(reference ?? '–'),
    expiresAt && [', ', text(over ? 'person.consentOver' : 'person.consentUntil'), ' ', dateOnly(expiresAt)],
  );
}

/** @param {import('../navigation/shell.js').App} app @param {any} person */
function editPerson(app, person) {
  const name = element('input', { required: true, maxlength: 200, value: person.name, autofocus: true });
  const reference = element('input', { maxlength: 200, value: person.consent?.reference ?? '' });
  const expires = element('input', { type: 'date', value: person.consent?.expiresAt?.slice(0, 10) ?? '' });
  const threshold = element('input', { type: 'number', min: 0.1, max: 2, step: 0.01, value: person.threshold ?? '' });
  const dialog = openDialog(text('person.change', { person: person.name }));
  const save = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const consented = reference.value.trim() || expires.value;
    try {
      const wanted = {
        name: name.value.trim(),
        threshold: threshold.value === '' ? null : Number(threshold.value),
        consent: consented
          ? { reference: reference.value.trim() || null, expiresAt: expires.value ? endOfDay(expires.value) : null }
          : null,
      };
      await change('PATCH', `/people${path(person.id)}`, changed(wanted, person));
      await app.store.reload('people');
      dialog.close();
    } catch (failure) {
      dialog.tell(failure);
    }
  };
  dialog.show(
    element(
      'form',
      { onsubmit: save },
      field(text('person.name'), name),
      element(
        'div.pair',
        {},
        field(text('person.consent'), reference, text('person.consent.hint')),
        field(text('person.expires'), expires, text('person.expires.hint')),
      ),
      field(text('person.threshold'), threshold, text('person.threshold.hint')),
      element(
        'div.actions',
        {},
        element('button', { onclick: dialog.close }, text('action.cancel')),
        element('button.primary', { type: 'submit' }, text('action.save')),
      ),
    ),
  );
}

/** What differs from what there is. @param {Record<string, any>} wanted @param {Record<string, any>} person */
function changed(wanted, person) {
  const same = (/** @type {string} */ name, /** @type {any} */ value) =>
    name === 'consent'
      ? (value?.reference ?? null) === (person.consent?.reference ?? null) &&
        value?.expiresAt?.slice(0, 10) === person.consent?.expiresAt?.slice(0, 10)
      : value === (person[name] ?? null);
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !same(name, value)));
}

/** @param {import('../navigation/shell.js').App} app @param {any} person */
async function removePerson(app, person) {
  const sure = await confirmed({
    title: text('person.remove.title', { person: person.name }),
    question: text('person.remove.question'),
    action: text('person.remove.do'),
  });
  if (!sure) {
    return;
  }
  try {
    const receipt = await change('DELETE', `/people${path(person.id)}`);
    app.store.people.delete(person.id);
    app.store.reload('people').catch(tellProblem);
    if (receipt) {
      showReceipt(receipt);
    }
  } catch (failure) {
    tellProblem(failure);
  }
}
