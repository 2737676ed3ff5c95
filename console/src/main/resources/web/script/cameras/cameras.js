import { text } from '../language/language.js';
import { element, fill, verbatim } from '../view/element.js';
import { empty } from '../view/empty.js';
import { ago, number } from '../view/format.js';
import { icon } from '../view/icon.js';
import { showKeyed } from '../view/keyed.js';
import { pageHead } from '../view/page-head.js';
import { addCamera } from './add.js';
import { changeCamera } from './change.js';
import { removeCamera } from './remove.js';

/**
 * The cameras, how they do, and what is set for each.
 *
 * @param {import('../navigation/shell.js').App} app
 * @param {string[]} rest `add` opens the dialog that attaches one
 * @returns {import('../navigation/shell.js').Page}
 */
export function camerasPage(app, [open]) {
  const { store, session } = app;
  const admin = session.may('admin');
  const list = element('ul.cards.cameras');
  const body = element('div');
  const add = () => element('button.primary', { onclick: () => addCamera(app) }, icon('add'), text('cameras.add'));
  const show = () => {
    const cameras = [...store.cameras.values()];
    if (cameras.length) {
      showKeyed(list, cameras, (camera) => camera.id, (camera) => cameraCard(app, camera));
      if (!list.isConnected) {
        fill(body, list);
      }
    } else {
      fill(
        body,
        store.ready &&
          empty('cameras', text('cameras.empty'), text(admin ? 'cameras.empty.admin' : 'wall.empty.view'), admin && add()),
      );
    }
  };
  const close = store.on('cameras', show);
  show();
  if (open === 'add' && admin) {
    addCamera(app);
  }
  return { view: element('section', {}, pageHead(text('page.cameras'), admin && add()), body), close };
}

/** @param {import('../navigation/shell.js').App} app @param {any} camera */
function cameraCard(app, camera) {
  const { status } = camera;
  const state = status?.state ?? 'waiting';
  return element(
    'li.card.camera',
    { 'data-camera': camera.id },
    element(
      'div.camera-head',
      {},
      verbatim(camera.id, 'h2'),
      element('span.badge', { 'data-state': state }, text(`camera.state.${state}`)),
    ),
    verbatim(camera.url, 'p'),
    status?.reason && element('p.problem', { translate: 'no' }, status.reason),
    element(
      'dl.facts',
      {},
      fact(text('camera.rate'), camera.fps ? text('unit.framesPerSecond', { rate: number(camera.fps, 1) }) : text('camera.standard')),
      fact(text('camera.threshold'), camera.threshold ? number(camera.threshold, 2) : text('camera.standard')),
      status && fact(text('camera.published'), number(status.published)),
      status && fact(text('camera.dropped'), number(sum(status.dropped))),
      status && fact(text('camera.told'), ago(status.at)),
    ),
    app.session.may('admin') &&
      element(
        'div.actions',
        {},
        element('button.quiet', { onclick: () => changeCamera(app, camera) }, icon('settings'), text('action.change')),
        element(
          'button.quiet.danger',
          { 'aria-label': text('camera.remove.label', { camera: camera.id }), onclick: () => removeCamera(app, camera) },
          icon('remove'),
          text('action.remove'),
        ),
      ),
  );
}

/** @param {string} name @param {any} value */
function fact(name, value) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value));
}

/** @param {Record<string, number>} counts */
function sum(counts) {
  return Object.values(counts ?? {}).reduce((total, count) => total + count, 0);
}
