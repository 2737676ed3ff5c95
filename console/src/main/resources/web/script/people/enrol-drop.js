import { text } from '../language/language.js';
import { element } from '../view/element.js';
import { icon } from '../view/icon.js';
import { enrolByDialog } from './enrol.js';

/**
 * Lets photos be dropped anywhere on a page.
 *
 * @param {import('../navigation/shell.js').App} app
 * @param {HTMLElement} view
 * @returns {() => void} ends it
 */
export function enrolDrop(app, view) {
  if (!app.session.may('enrol')) {
    return () => {};
  }
  const curtain = element('div.drop-curtain', { hidden: true }, icon('photo'), element('p', {}, text('enrol.drop')));
  view.append(curtain);
  const stop = new AbortController();
  const listen = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
    document.addEventListener(type, act, { signal: stop.signal });
  listen('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') && !document.querySelector('dialog')) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      curtain.hidden = false;
    }
  });
  listen('dragleave', (event) => {
    if (!event.relatedTarget) {
      curtain.hidden = true;
    }
  });
  listen('drop', (event) => {
    curtain.hidden = true;
    const photos = [...(event.dataTransfer?.files ?? [])].filter((file) => file.type.startsWith('image/'));
    if (photos.length && !document.querySelector('dialog')) {
      event.preventDefault();
      enrolByDialog(app, photos);
    }
  });
  return () => stop.abort();
}
