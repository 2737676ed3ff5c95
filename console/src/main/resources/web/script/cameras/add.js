import { change, get, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { openDialog } from '../view/dialog.js';
import { element, fill, verbatim } from '../view/element.js';
import { field } from '../view/field.js';
import { icon } from '../view/icon.js';
import { notice } from '../view/notice.js';
import { cameraTrial } from './trial.js';

/** Attaches a camera: its address by hand or from what was discovered, tried before it is kept. @param {import('../navigation/shell.js').App} app */
export function addCamera(app) {
  const id = element('input', { required: true, pattern: '[a-zA-Z0-9._\\-]{1,64}', autocomplete: 'off', spellcheck: 'false', autofocus: true });
  const url = element('input', { required: true, type: 'url', placeholder: 'rtsp://', autocomplete: 'off', spellcheck: 'false' });
  const credentials = element('input', { autocomplete: 'off', spellcheck: 'false' });
  const fps = element('input', { type: 'number', min: 0.1, max: 60, step: 0.1, inputmode: 'decimal' });
  const trial = cameraTrial(() => ({ url: url.value.trim(), ...(credentials.value && { credentials: credentials.value.trim() }) }));
  const dialog = openDialog(text('cameras.add'));
  const take = (/** @type {any} */ found, /** @type {any} */ profile) => {
    url.value = profile.url;
    id.value ||= found.name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64);
    url.focus();
  };
  const save = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    try {
      await change('PUT', `/cameras${path(id.value)}`, {
        url: url.value.trim(),
        ...(credentials.value && { credentials: credentials.value.trim() }),
        ...(fps.value && { fps: Number(fps.value) }),
      });
      notice(text('cameras.added', { camera: id.value }), 'good');
      dialog.close();
      await app.store.reload('cameras');
    } catch (failure) {
      dialog.tell(failure);
    }
  };
  dialog.show(
    element(
      'form',
      { onsubmit: save },
      discovered(() => credentials.value.trim(), take),
      field(text('camera.id'), id, text('camera.id.hint')),
      field(text('camera.url'), url, text('camera.url.hint')),
      element(
        'details',
        {},
        element('summary', {}, text('camera.more')),
        field(text('camera.credentials'), credentials, text('camera.credentials.hint')),
        field(text('camera.rate'), fps, text('camera.rate.hint')),
      ),
      trial.result,
      element(
        'div.actions',
        {},
        trial.button,
        element('span.stretch'),
        element('button', { onclick: dialog.close }, text('action.cancel')),
        element('button.primary', { type: 'submit' }, text('action.add')),
      ),
    ),
  );
}

/**
 * Cameras of the network to choose from.
 *
 * @param {() => string} credentials where the password is for cameras that ask, or nothing
 * @param {(found: any, profile: any) => void} take told what was chosen
 */
function discovered(credentials, take) {
  const list = element('ul.discovered');
  const enter = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      search();
    }
  };
  const address = element('input', { autocomplete: 'off', spellcheck: 'false', onkeydown: enter });
  const search = async () => {
    button.disabled = true;
    fill(list, element('li.hint', {}, text('discover.searching')));
    try {
      const cameras = await get('/cameras/discover', { address: address.value.trim(), credentials: credentials() });
      fill(list, cameras.length ? cameras.flatMap(choices) : element('li.hint', {}, text('discover.none')));
    } catch (failure) {
      fill(list, element('li.problem', { translate: 'no' }, failure instanceof Error ? failure.message : String(failure)));
    } finally {
      button.disabled = false;
    }
  };
  /** @param {any} found */
  const choices = (found) => [
    ...found.profiles.map((/** @type {any} */ profile) => choice(found, profile)),
    found.reason &&
      element(
        'li.hint',
        {},
        icon('warn'),
        verbatim(found.name, 'strong'),
        verbatim(`${found.reason}.`),
        password(found) && element('span', {}, text('discover.password')),
      ),
  ];
  /** @param {any} found @param {any} profile */
  const choice = (found, profile) =>
    element(
      'li',
      {},
      element(
        'button.quiet',
        { translate: 'no', onclick: () => take(found, profile) },
        icon('cameras'),
        verbatim(found.name),
        verbatim(
          [found.model, found.address, profile.name, profile.width && `${profile.width} × ${profile.height}`, profile.codec, profile.fps && text('unit.framesPerSecond', { rate: String(profile.fps) })]
            .filter(Boolean)
            .join(' · '),
          'small',
        ),
      ),
    );
  const button = element('button.quiet', { onclick: search }, icon('search'), text('discover.search'));
  return element(
    'div',
    {},
    button,
    list,
    element('details', {}, element('summary', {}, text('discover.elsewhere')), field(text('discover.address'), address, text('discover.address.hint'))),
  );
}

/** @param {any} found whether it is a password that is missing */
function password(found) {
  return found.profiles.length === 0 && found.reason.includes('password');
}
