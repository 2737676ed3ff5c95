import { svg } from '../view/element.js';

const WIDTH = 640;
const HEIGHT = 200;
const LEFT = 68;
const BOTTOM = 24;
const TOP = 22;
const MOST_STEPS = 5;
/** The least step of an axis, so that its labels need no more than two digits after the point. */
const FINEST = 0.01;

/** @typedef {(value: number, digits?: number) => string} Label a value in words, with at most so many digits after the point */

/**
 * Lines over time, the newest at the right.
 *
 * @param {{ title: string, series: { name: string, values: (number | null)[] }[], label: Label }} plot
 */
export function lines({ title, series, label }) {
  const { top, step } = scale(series.flatMap((line) => line.values.filter((value) => value !== null)), FINEST);
  const count = Math.max(2, ...series.map((line) => line.values.length));
  const x = (/** @type {number} */ i) => LEFT + (i / (count - 1)) * (WIDTH - LEFT - 8);
  return frame(
    title,
    axis(top, step, label),
    series.map((line, i) =>
      svg('path', {
        class: `line series-${i}`,
        d: line.values
          .map((value, at) => (value === null ? '' : `${at && line.values[at - 1] !== null ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value, top).toFixed(1)}`))
          .join(''),
      }),
    ),
  );
}

/**
 * Bars beside each other, with their names below and their values above.
 *
 * @param {{ title: string, groups: { name: string, values: number[] }[], label: Label, counts?: boolean }} plot of counts: whole numbers,
 *     between which the axis names none
 */
export function bars({ title, groups, label, counts = false }) {
  const { top, step } = scale(groups.flatMap((group) => group.values), counts ? 1 : FINEST);
  const room = (WIDTH - LEFT - 8) / Math.max(1, groups.length);
  return frame(
    title,
    axis(top, step, label),
    groups.map((group, at) => {
      const begin = LEFT + at * room;
      const width = Math.min(46, (room * 0.7) / group.values.length);
      const first = begin + (room - width * group.values.length) / 2;
      return [
        group.values.map((value, i) =>
          svg(
            'rect',
            {
              class: `series-${i}`,
              x: first + i * width,
              width: Math.max(1, width - 2),
              y: y(value, top),
              height: Math.max(0, HEIGHT - BOTTOM - y(value, top)),
              rx: 2,
            },
            svg('title', {}, label(value)),
          ),
        ),
        group.values.length === 1 &&
          svg('text', { x: begin + room / 2, y: y(group.values[0], top) - 5, class: 'value', translate: 'no' }, label(group.values[0])),
        svg('text', { x: begin + room / 2, y: HEIGHT - 7, class: 'name', translate: 'no' }, group.name),
      ];
    }),
  );
}

/** @param {string} title @param {...any} content */
function frame(title, ...content) {
  return svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'plot', role: 'img', 'aria-label': title }, ...content.flat(3));
}

/** @param {number} top @param {number} step @param {Label} label */
function axis(top, step, label) {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: Math.round(top / step) + 1 }, (_, i) => {
    const value = step * i;
    const at = y(value, top);
    return [
      svg('line', { x1: LEFT, x2: WIDTH - 8, y1: at, y2: at, class: 'grid' }),
      svg('text', { x: LEFT - 6, y: at + 4, class: 'tick', translate: 'no' }, label(value, digits)),
    ];
  });
}

/** @param {number} value @param {number} top */
function y(value, top) {
  return HEIGHT - BOTTOM - (Math.min(value, top) / top) * (HEIGHT - BOTTOM - TOP);
}

/**
 * An axis from 0 to above all values in few steps of 1, 2 or 5 times a power of ten: each label is a round number, and its
 * neighbour's is another one.
 *
 * @param {(number | null)[]} values
 * @param {number} finest a power of ten, the least step
 */
function scale(values, finest) {
  const most = Math.max(0, ...values.map(Number)) || 1;
  const wanted = Math.max(finest, most / MOST_STEPS);
  const unit = 10 ** Math.floor(Math.log10(wanted));
  const step = unit * ([1, 2, 5].find((factor) => factor * unit >= wanted) ?? 10);
  return { top: step * Math.ceil(most / step), step };
}
