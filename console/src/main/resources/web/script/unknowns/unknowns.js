import { address, change, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { openDialog } from '../view/dialog.js';
import { element, fill, verbatim } from '../view/element.js';
import { empty } from '../view/empty.js';
import { facePicture } from '../view/face-picture.js';
import { checkbox, field } from '../view/field.js';
import { ago } from '../view/format.js';
import { icon } from '../view/icon.js';
import { showKeyed } from '../view/keyed.js';
import { notice, tellProblem } from '../view/notice.js';
import { pageHead } from '../view/page-head.js';

/**
 * People whom nobody has named yet.
 *
 * @param {import('../navigation/shell.js').App} app
 * @returns {import('../navigation/shell.js').Page}
 */
export function unknownsPage(app) {
  const { store, session } = app;
  const list = element('ul.cards.unknowns');
  const body = element('div');
  const ignored = element('input', { type: 'checkbox', onchange: () => show() });
  const bar = element('div.selection', { role: 'status', hidden: true });
  /** @type {Set<string>} the ids that are chosen, in the order of choosing */
  const chosen = new Set();

  const show = () => {
    const shown = [...store.unknowns.values()]
      .filter((unknown) => !unknown.mergedInto && (ignored.checked || !unknown.ignored))
      .sort((a, b) => b.lastSeen.localeCompare(a.lastSeen));
    for (const id of chosen) {
      if (!shown.some((unknown) => unknown.id === id)) {
        chosen.delete(id);
      }
    }
    if (shown.length) {
      showKeyed(list, shown, (unknown) => unknown.id, card, (unknown) => [unknown, chosen.has(unknown.id)]);
      if (!list.isConnected) {
        fill(body, list);
      }
    } else {
      fill(body, store.ready && empty('unknowns', text('unknowns.empty'), text('unknowns.empty.advice')));
    }
    select();
  };
  const select = () => {
    bar.hidden = chosen.size === 0;
    fill(
      bar,
      element('span', {}, text('unknowns.chosen', { count: chosen.size })),
      element('button', { onclick: () => { chosen.clear(); show(); } }, text('action.cancel')),
      element('button.primary', { disabled: chosen.size !== 2, onclick: merge }, icon('merge'), text('unknowns.merge')),
    );
  };
  const merge = async () => {
    const [into, other] = [...chosen];
    try {
      await change('POST', `/unknowns${path(other)}/merge`, { into });
      chosen.clear();
      notice(text('unknowns.merged'), 'good');
      await store.reload('unknowns');
    } catch (failure) {
      tellProblem(failure);
    }
  };
  const choose = (/** @type {string} */ id, /** @type {boolean} */ on) => {
    if (on) {
      chosen.add(id);
    } else {
      chosen.delete(id);
    }
    select();
  };
  const ignore = async (/** @type {any} */ unknown) => {
    try {
      await change(unknown.ignored ? 'DELETE' : 'POST', `/unknowns${path(unknown.id)}/ignored`);
      await store.reload('unknowns');
    } catch (failure) {
      tellProblem(failure);
    }
  };

  /** @param {any} unknown */
  const card = (unknown) => {
    const box = element('input', {
      type: 'checkbox',
      checked: chosen.has(unknown.id),
      onchange: (/** @type {any} */ event) => choose(unknown.id, event.target.checked),
    });
    const crop = unknown.crop && address(`/events${path(unknown.crop.track, unknown.crop.number)}/crop`);
    return element(
      'li.card.unknown',
      { 'data-unknown': unknown.id },
      facePicture(crop, text('unknowns.face')),
      element(
        'div',
        {},
        element('strong', {}, text('unknowns.visits', { count: unknown.visits })),
        element('p.facts', {}, text('unknowns.lastSeen'), ' ', ago(unknown.lastSeen)),
        element('p.facts', {}, verbatim(unknown.cameras.join(', '))),
        unknown.ignored && element('p.facts', {}, text('unknowns.isIgnored')),
      ),
      session.may('enrol') &&
        element(
          'div.actions',
          {},
          element('button.primary', { onclick: () => nameUnknown(app, unknown) }, text('unknowns.name')),
          element(
            'button.quiet',
            { onclick: () => ignore(unknown) },
            icon('hide'),
            text(unknown.ignored ? 'unknowns.unignore' : 'unknowns.ignore'),
          ),
          checkbox(text('unknowns.choose'), box),
        ),
    );
  };

  const stop = store.on('unknowns', show);
  show();
  return {
    view: element(
      'section',
      {},
      pageHead(text('page.unknowns'), checkbox(text('unknowns.showIgnored'), ignored)),
      element('p.lead', {}, text('unknowns.lead')),
      body,
      bar,
    ),
    close: stop,
  };
}

/** @param {import('../navigation/shell.js').App} app @param {any} unknown */
function nameUnknown(app, unknown) {
  const dialog = openDialog(text('unknowns.name.title'));
  const known = element(
    'datalist',
    { id: 'known-people' },
    [...app.store.people.values()].map((person) => element('option', { value: person.name })),
  );
  const name = element('input', { required: true, maxlength: 200, autocomplete: 'off', autofocus: true, list: 'known-people' });
  const save = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    try {
      await change('POST', `/unknowns${path(unknown.id)}/name`, { name: name.value.trim() });
      app.store.unknowns.delete(unknown.id);
      notice(text('unknowns.named', { person: name.value.trim() }), 'good');
      dialog.close();
      await Promise.all([app.store.reload('unknowns'), app.store.reload('people')]);
    } catch (failure) {
      dialog.tell(failure);
    }
  };
  dialog.show(
    element(
      'form',
      { onsubmit: save },
      element('p', {}, text('unknowns.name.hint')),
      field(text('person.name'), name),
      known,
      element(
        'div.actions',
        {},
        element('button', { onclick: dialog.close }, text('action.cancel')),
        element('button.primary', { type: 'submit' }, text('unknowns.name')),
      ),
    ),
  );
}
