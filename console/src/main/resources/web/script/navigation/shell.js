import { administrationPage } from '../administration/administration.js';
import { camerasPage } from '../cameras/cameras.js';
import { whenLoggedOut } from '../connection/request.js';
import { Store } from '../connection/store.js';
import { arrivals } from '../events/arrivals.js';
import { eventsPage } from '../events/events.js';
import { healthPage } from '../health/health.js';
import { text } from '../language/language.js';
import { enrolByDialog } from '../people/enrol.js';
import { peoplePage } from '../people/people.js';
import { logOut } from '../session/session.js';
import { unknownsPage } from '../unknowns/unknowns.js';
import { element, fill } from '../view/element.js';
import { icon } from '../view/icon.js';
import { noticeBoard } from '../view/notice.js';
import { wallPage } from '../wall/wall.js';
import { languageChoice } from './choices.js';
import { connectionBanner } from './connection-banner.js';
import { listenForShortcuts, showShortcuts } from './shortcuts.js';
import { switchTheme } from './theme.js';

/**
 * What every page is given.
 *
 * @typedef {object} App
 * @property {import('../session/session.js').Session} session
 * @property {Store} store
 *
 * @typedef {object} Page
 * @property {HTMLElement} view
 * @property {() => void} [close] ends what the page listens to
 */

/** @type {{ name: string, role: 'view' | 'admin', page: (app: App, rest: string[]) => Page }[]} */
const PAGES = [
  { name: 'wall', role: 'view', page: wallPage },
  { name: 'events', role: 'view', page: eventsPage },
  { name: 'people', role: 'view', page: peoplePage },
  { name: 'unknowns', role: 'view', page: unknownsPage },
  { name: 'cameras', role: 'view', page: camerasPage },
  { name: 'health', role: 'view', page: healthPage },
  { name: 'administration', role: 'admin', page: administrationPage },
];

/**
 * The frame around all pages: where one can go, and the page that the address names.
 *
 * @param {import('../session/session.js').Session} session
 * @param {() => void} again begins the page anew
 */
export function showShell(session, again) {
  const app = { session, store: new Store() };
  const pages = PAGES.filter((page) => session.may(page.role));
  const main = element('main', { id: 'main', tabindex: '-1' });
  const links = new Map(pages.map((page) => [page.name, link(page.name)]));
  const banner = connectionBanner(app.store);
  /** @type {Page | null} */
  let current = null;

  const go = () => {
    const [name, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
    const page = pages.find((candidate) => candidate.name === name) ?? pages[0];
    current?.close?.();
    current = page.page(app, rest);
    fill(main, current.view);
    document.title = `${text(`page.${page.name}`)} · ${text('product')}`;
    links.forEach((anchor) => anchor.removeAttribute('aria-current'));
    links.get(page.name)?.setAttribute('aria-current', 'page');
    scrollTo(0, 0);
  };

  const shortcuts = [
    ...pages.map((page, i) => ({
      key: String(i + 1),
      what: text(`page.${page.name}`),
      act: () => {
        location.hash = `#/${page.name}`;
        main.focus();
      },
    })),
    ...(session.may('enrol') ? [{ key: 'n', what: text('enrol.title'), act: () => enrolByDialog(app, []) }] : []),
    { key: 't', what: text('theme.switch'), act: switchTheme },
    { key: '?', what: text('shortcuts.title'), act: () => showShortcuts(shortcuts) },
  ];
  const stops = [listenForShortcuts(shortcuts), arrivals(app.store), banner.close];

  const end = () => {
    removeEventListener('hashchange', go);
    stops.forEach((stop) => stop());
    current?.close?.();
    app.store.close();
  };
  const restart = () => {
    end();
    again();
  };
  whenLoggedOut(restart);
  addEventListener('hashchange', go);

  const skip = (/** @type {Event} */ event) => {
    event.preventDefault();
    main.focus();
  };
  fill(
    document.body,
    element('a.skip', { href: '#main', onclick: skip }, text('skip')),
    element(
      'header.bar',
      {},
      element('a.brand', { href: '#/wall' }, element('span.brand-mark', {}, icon('face')), text('product')),
      element('nav', { 'aria-label': text('navigation') }, [...links.values()]),
      element(
        'div.tools',
        {},
        tool('help', text('shortcuts.title'), () => showShortcuts(shortcuts)),
        tool('theme', text('theme.switch'), switchTheme),
        languageChoice(restart),
        tool('leave', text('session.leave', { name: session.label }), async () => {
          await logOut();
          restart();
        }),
      ),
    ),
    banner.view,
    main,
    noticeBoard(),
  );
  go();
}

/** @param {string} name of a page */
function link(name) {
  return element('a', { href: `#/${name}` }, icon(/** @type {any} */ (name)), element('span', {}, text(`page.${name}`)));
}

/** @param {Parameters<typeof icon>[0]} picture @param {string} label @param {() => void} act */
function tool(picture, label, act) {
  return element('button.plain', { 'aria-label': label, title: label, onclick: act }, icon(picture));
}
