import { change, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { openDialog } from '../view/dialog.js';
import { element } from '../view/element.js';
import { checkbox, field } from '../view/field.js';
import { icon } from '../view/icon.js';
import { notice, tellProblem } from '../view/notice.js';
import { photoChoice } from './photo-choice.js';

/**
 * Enrols somebody.
 *
 * @param {import('../navigation/shell.js').App} app
 * @param {File[]} photos those there are already
 */
export function enrolByDialog(app, photos) {
  const choice = photoChoice(photos);
  const name = element('input', { required: true, maxlength: 200, autocomplete: 'off', autofocus: true });
  const reference = element('input', { maxlength: 200, autocomplete: 'off' });
  const expires = element('input', { type: 'date' });
  const threshold = element('input', { type: 'number', min: 0.1, max: 2, step: 0.01, inputmode: 'decimal' });
  const keep = element('input', { type: 'checkbox' });
  const submit = element('button.primary', { type: 'submit' }, text('enrol.do'));
  const dialog = openDialog(text('enrol.title'));

  const enrol = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!choice.photos().length) {
      dialog.tell(text('enrol.needsPhoto'));
      return;
    }
    submit.disabled = true;
    try {
      const answer = await change('POST', '/people', form(choice.photos(), {
        name: name.value.trim(),
        consentReference: reference.value.trim(),
        expiresAt: expires.value && endOfDay(expires.value),
        threshold: threshold.value,
        keepPhotos: keep.checked ? 'true' : 'false',
      }));
      notice(text('enrol.done', { person: name.value.trim() }), 'good');
      app.store.reload('people').catch(tellProblem);
      if (answer.warnings.length) {
        dialog.show(warnings(answer.warnings, dialog.close));
      } else {
        dialog.close();
      }
    } catch (failure) {
      dialog.tell(failure);
    } finally {
      submit.disabled = false;
    }
  };
  dialog.show(
    element(
      'form',
      { onsubmit: enrol },
      choice.view,
      field(text('person.name'), name),
      element(
        'div.pair',
        {},
        field(text('person.consent'), reference, text('person.consent.hint')),
        field(text('person.expires'), expires, text('person.expires.hint')),
      ),
      element(
        'details',
        {},
        element('summary', {}, text('enrol.more')),
        field(text('person.threshold'), threshold, text('person.threshold.hint')),
      ),
      checkbox(text('enrol.keepPhotos'), keep),
      element('div.actions', {}, element('button', { onclick: dialog.close }, text('action.cancel')), submit),
    ),
  );
}

/**
 * Adds photos to somebody who is enrolled.
 *
 * @param {import('../navigation/shell.js').App} app
 * @param {any} person
 */
export function addPhotosByDialog(app, person) {
  const choice = photoChoice([]);
  const dialog = openDialog(text('person.addPhotos', { person: person.name }));
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    try {
      const answer = await change('POST', `/people${path(person.id)}/photos`, form(choice.photos(), {}));
      await app.store.reload('people');
      if (answer.warnings.length) {
        dialog.show(warnings(answer.warnings, dialog.close));
      } else {
        dialog.close();
      }
    } catch (failure) {
      dialog.tell(failure);
    }
  };
  dialog.show(
    element(
      'form',
      { onsubmit: send },
      choice.view,
      element(
        'div.actions',
        {},
        element('button', { onclick: dialog.close }, text('action.cancel')),
        element('button.primary', { type: 'submit' }, text('action.add')),
      ),
    ),
  );
}

/** What the console thinks of the photos. @param {string[]} list @param {() => void} close */
export function warnings(list, close) {
  return [
    element('div.advice', {}, icon('warn'), element('ul', { translate: 'no' }, list.map((words) => element('li', {}, words)))),
    element('div.actions', {}, element('button.primary', { onclick: close, autofocus: true }, text('action.understood'))),
  ];
}

/** @param {File[]} photos @param {Record<string, string>} fields those that are empty are left out */
function form(photos, fields) {
  const data = new FormData();
  Object.entries(fields).forEach(([name, value]) => value && data.append(name, value));
  photos.forEach((photo) => data.append('photo', photo, photo.name));
  return data;
}

/** @param {string} date as an input of type date has it @returns {string} the day's last second, ISO 8601 */
export function endOfDay(date) {
  return new Date(`${date}T23:59:59`).toISOString();
}
