import { change, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { openDialog } from '../view/dialog.js';
import { element } from '../view/element.js';
import { field } from '../view/field.js';
import { thresholdSlider } from './threshold.js';
import { cameraTrial } from './trial.js';

/** Changes what is set for a camera. @param {import('../navigation/shell.js').App} app @param {any} camera */
export function changeCamera(app, camera) {
  const url = element('input', { required: true, type: 'url', value: camera.url, spellcheck: 'false' });
  const credentials = element('input', { value: camera.credentials ?? '', autocomplete: 'off', spellcheck: 'false' });
  const fps = element('input', { type: 'number', min: 0.1, max: 60, step: 0.1, value: camera.fps ?? '' });
  const threshold = thresholdSlider(camera);
  const trial = cameraTrial(() => ({ url: url.value.trim(), ...(credentials.value && { credentials: credentials.value.trim() }) }));
  const dialog = openDialog(text('camera.change', { camera: camera.id }), { wide: true, onclose: threshold.close });
  const save = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    try {
      await change('PATCH', `/cameras${path(camera.id)}`, changes());
      dialog.close();
      await app.store.reload('cameras');
    } catch (failure) {
      dialog.tell(failure);
    }
  };
  const changes = () => {
    const wanted = {
      url: url.value.trim(),
      credentials: credentials.value.trim() || null,
      fps: fps.value === '' ? null : Number(fps.value),
      threshold: threshold.value(),
    };
    return Object.fromEntries(
      Object.entries(wanted).filter(([name, value]) => value !== (camera[name] ?? null)),
    );
  };
  dialog.show(
    element(
      'form',
      { onsubmit: save },
      threshold.view,
      field(text('camera.url'), url),
      element(
        'div.pair',
        {},
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
        element('button.primary', { type: 'submit' }, text('action.save')),
      ),
    ),
  );
}
