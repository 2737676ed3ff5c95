import { svg } from '../view/element.js';

const WIDTH = 640;
const HEIGHT = 200;
const LEFT = 68;
const BOTTOM = 24;
const TOP = 22;
const TICKS = 4;

/**
 * Lines over time, the newest at the right.
 *
 * @param {{ title: string, series: { name: string, values: (number | null)[] }[], label: (value: number) => string }} plot
 */
export function lines({ title, series, label }) {
  const top = ceiling(series.flatMap((line) => line.values.filter((value) => value !== null)));
  const count = Math.max(2, ...series.map((line) => line.values.length));
  const x = (/** @type {number} */ i) => LEFT + (i / (count - 1)) * (WIDTH - LEFT - 8);
  return frame(
    title,
    axis(top, label),
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
 * @param {{ title: string, groups: { name: string, values: number[] }[], label: (value: number) => string }} plot
 */
export function bars({ title, groups, label }) {
  const top = ceiling(groups.flatMap((group) => group.values));
  const room = (WIDTH - LEFT - 8) / Math.max(1, groups.length);
  return frame(
    title,
    axis(top, label),
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

/** @param {number} top @param {(value: number) => string} label */
function axis(top, label) {
  return Array.from({ length: TICKS + 1 }, (_, i) => {
    const value = (top * i) / TICKS;
    const at = y(value, top);
    return [
      svg('line', { x1: LEFT, x2: WIDTH - 8, y1: at, y2: at, class: 'grid' }),
      svg('text', { x: LEFT - 6, y: at + 4, class: 'tick', translate: 'no' }, label(value)),
    ];
  });
}

/** @param {number} value @param {number} top */
function y(value, top) {
  return HEIGHT - BOTTOM - (Math.min(value, top) / top) * (HEIGHT - BOTTOM - TOP);
}

/** The next round number above all. @param {(number | null)[]} values */
function ceiling(values) {
  const most = Math.max(0, ...values.map(Number));
  if (most === 0) {
    return 1;
  }
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 8, 10].map((step) => step * unit).find((step) => step >= most) ?? most;
}
