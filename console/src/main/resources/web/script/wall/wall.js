import { text } from '../language/language.js';
import { enrolDrop } from '../people/enrol-drop.js';
import { enrolByDialog } from '../people/enrol.js';
import { recentEvents } from '../events/recent.js';
import { element, fill, verbatim } from '../view/element.js';
import { empty } from '../view/empty.js';
import { icon } from '../view/icon.js';
import { pageHead } from '../view/page-head.js';
import { LivePictures } from './live.js';
import { Tile } from './tile.js';
import { PictureWidth } from './width.js';

const TALLY_MILLIS = 2_000;
const SETTLE_MILLIS = 250;

/**
 * All cameras at once, or the one that the address names.
 *
 * @param {import('../navigation/shell.js').App} app
 * @param {string[]} rest a camera's id, or nothing
 * @returns {import('../navigation/shell.js').Page}
 */
export function wallPage(app, [only]) {
  const { store } = app;
  /** @type {Map<string, Tile>} */
  const tiles = new Map();
  const width = new PictureWidth();
  const list = element(only ? 'ul.wall.single' : 'ul.wall');
  const body = element('div', {});
  const recent = only ? recentEvents(store, only) : null;
  let redrawing = 0;
  let settling = 0;

  const redraw = () => {
    redrawing ||= requestAnimationFrame(() => {
      redrawing = 0;
      tiles.forEach((tile) => tile.draw());
    });
  };
  const live = new LivePictures((seen, jpeg) => {
    const tile = tiles.get(seen.camera);
    if (tile?.visible && !document.hidden) {
      tile.frame(seen, jpeg);
    }
  });
  const ask = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      const seen = [...tiles.values()].filter((tile) => tile.visible && !document.hidden);
      live.want(seen.map((tile) => tile.id), seen.length ? width.of(seen.map((tile) => tile.width), devicePixelRatio) : 0);
    }, SETTLE_MILLIS);
  };
  const visibility = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const tile = tiles.get(/** @type {HTMLElement} */ (entry.target).dataset.camera ?? '');
      if (tile) {
        tile.visible = entry.isIntersecting;
      }
    }
    ask();
  });
  const size = new ResizeObserver(ask);

  const arrange = () => {
    const cameras = [...store.cameras.values()].filter((camera) => !only || camera.id === only);
    for (const [id, tile] of tiles) {
      if (!cameras.some((camera) => camera.id === id)) {
        visibility.unobserve(tile.view);
        tile.view.remove();
        tiles.delete(id);
      }
    }
    for (const camera of cameras) {
      const known = tiles.get(camera.id);
      if (known) {
        known.update(camera);
      } else {
        const tile = new Tile(camera, redraw);
        tiles.set(camera.id, tile);
        list.append(tile.view);
        visibility.observe(tile.view);
      }
    }
    list.dataset.many = tiles.size <= 1 ? 'one' : tiles.size <= 4 ? 'few' : tiles.size <= 9 ? 'some' : 'many';
    if (tiles.size) {
      if (!list.isConnected) {
        fill(body, list);
      }
    } else if (store.ready) {
      fill(body, nothing(app));
    }
    ask();
  };

  const tally = setInterval(() => {
    const frames = [...tiles.values()].map((tile) => tile.tally(TALLY_MILLIS / 1000));
    width.judge({
      drawn: frames.reduce((sum, frame) => sum + frame.drawn, 0),
      skipped: frames.reduce((sum, frame) => sum + frame.skipped, 0),
    });
  }, TALLY_MILLIS);
  const view = element(
    'section',
    {},
    only
      ? pageHead(verbatim(only), element('a.button', { href: '#/wall' }, text('wall.all')))
      : pageHead(
          text('page.wall'),
          legend(),
          app.session.may('enrol') &&
            element('button', { onclick: () => enrolByDialog(app, []) }, icon('add'), text('enrol.title')),
        ),
    body,
    recent?.view,
  );
  const drop = enrolDrop(app, view);
  const stops = [store.on('cameras', arrange), drop, () => recent?.close()];
  document.addEventListener('visibilitychange', ask);
  size.observe(list);
  arrange();
  return {
    view,
    close: () => {
      stops.forEach((stop) => stop());
      document.removeEventListener('visibilitychange', ask);
      clearTimeout(settling);
      clearInterval(tally);
      cancelAnimationFrame(redrawing);
      visibility.disconnect();
      size.disconnect();
      live.close();
    },
  };
}

/** What the boxes' lines mean. */
function legend() {
  return element(
    'ul.legend',
    { 'aria-label': text('wall.legend') },
    ['match', 'unknown', 'ambiguous'].map((decision) =>
      element('li', { 'data-decision': decision }, text(`decision.${decision}`)),
    ),
  );
}

/** @param {import('../navigation/shell.js').App} app */
function nothing(app) {
  const admin = app.session.may('admin');
  return empty(
    'cameras',
    text('wall.empty'),
    text(admin ? 'wall.empty.admin' : 'wall.empty.view'),
    admin && element('a.button.primary', { href: '#/cameras/add' }, text('cameras.add')),
  );
}
