import { get } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, fill, verbatim } from '../view/element.js';
import { empty } from '../view/empty.js';
import { milliseconds, number } from '../view/format.js';
import { pageHead } from '../view/page-head.js';
import { bars, lines } from './plot.js';

const PERCENTILES = ['p50', 'p95', 'p99'];

/**
 * How the system does: latencies, drops, batches and ages, as they are told every two seconds.
 *
 * @param {import('../navigation/shell.js').App} app
 * @returns {import('../navigation/shell.js').Page}
 */
export function healthPage(app) {
  const { store } = app;
  const body = element('div.health');
  const show = () => {
    const now = store.health.at(-1);
    if (now) {
      fill(body, tiles(now), plots(store.health, now));
    }
  };
  const close = store.on('health', show);
  if (store.health.length) {
    show();
  } else {
    fill(body, empty('health', text('health.waiting'), text('health.waiting.advice')));
    get('/health/figures').then(
      (figures) => {
        if (!store.health.length) {
          store.health = [figures];
          show();
        }
      },
      () => {},
    );
  }
  return { view: element('section', {}, pageHead(text('page.health')), body), close };
}

/** @param {any} now */
function tiles(now) {
  return element(
    'ul.figures',
    {},
    figure(text('health.cameras'), number(now.cameras.online), 'online'),
    now.cameras.degraded > 0 && figure(text('health.degraded'), number(now.cameras.degraded), 'degraded'),
    now.cameras.offline > 0 && figure(text('health.offline'), number(now.cameras.offline), 'offline'),
    figure(text('health.frames'), number(now.framesPerSecond, 1)),
    figure(text('health.age'), now.ageMs?.p95 === undefined ? '–' : milliseconds(now.ageMs.p95)),
    now.device && figure(text('health.device'), verbatim(now.device)),
  );
}

/** @param {string} name @param {any} value @param {string} [state] */
function figure(name, value, state) {
  return element('li.card.figure', { 'data-state': state }, element('strong', {}, value), element('span', {}, name));
}

/** @param {any[]} history @param {any} now */
function plots(history, now) {
  const stages = Object.entries(now.stages ?? {});
  const dropped = Object.entries(now.dropped ?? {});
  const batches = Object.entries(now.batches ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  return [
    plot(
      text('health.stages'),
      text('health.stages.hint'),
      stages.length > 0 &&
        bars({
          title: text('health.stages'),
          groups: stages.map(([name, figures]) => ({ name, values: PERCENTILES.map((p) => figures[p] ?? 0) })),
          label: milliseconds,
        }),
      PERCENTILES,
    ),
    plot(
      text('health.ages'),
      text('health.ages.hint'),
      history.length > 1 &&
        lines({
          title: text('health.ages'),
          series: ['p50', 'p95'].map((p) => ({ name: p, values: history.map((figures) => figures.ageMs?.[p] ?? null) })),
          label: milliseconds,
        }),
      ['p50', 'p95'],
    ),
    plot(
      text('health.rate'),
      text('health.rate.hint'),
      history.length > 1 &&
        lines({
          title: text('health.rate'),
          series: [{ name: 'fps', values: history.map((figures) => figures.framesPerSecond ?? null) }],
          label: (value, digits = 1) => number(value, digits),
        }),
      [],
    ),
    plot(
      text('health.dropped'),
      text('health.dropped.hint'),
      dropped.length > 0 &&
        bars({
          title: text('health.dropped'),
          groups: dropped.map(([name, count]) => ({ name, values: [Number(count)] })),
          label: (value) => number(value),
          counts: true,
        }),
      [],
    ),
    plot(
      text('health.batches'),
      text('health.batches.hint'),
      batches.length > 0 &&
        bars({
          title: text('health.batches'),
          groups: batches.map(([name, count]) => ({ name, values: [Number(count)] })),
          label: (value) => number(value),
          counts: true,
        }),
      [],
    ),
  ];
}

/** @param {string} title @param {string} hint @param {any} drawing @param {string[]} series names of what is drawn, in the order of its colours */
function plot(title, hint, drawing, series) {
  return element(
    'section.card.plot-card',
    {},
    element('h2', {}, title),
    element('p.hint', {}, hint),
    drawing || element('p.nothing', {}, text('health.nothing')),
    series.length > 0 &&
      element('ul.series', { translate: 'no' }, series.map((name, i) => element(`li.series-${i}`, {}, name))),
  );
}
