import { language, text } from '../language/language.js';
import { element } from './element.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param {string} at ISO 8601 @returns {HTMLTimeElement} a time of day, with the whole date on hovering */
export function timeOfDay(at) {
  return time(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** @param {string} at ISO 8601 @returns {HTMLTimeElement} */
export function dateAndTime(at) {
  return time(at, { dateStyle: 'medium', timeStyle: 'short' });
}

/** @param {string} at ISO 8601 @returns {HTMLTimeElement} */
export function dateOnly(at) {
  return time(at, { dateStyle: 'medium' });
}

/** @param {string} at ISO 8601 @returns {string} a day's heading: today, yesterday, or its date */
export function day(at) {
  const then = new Date(at);
  const days = Math.round((midnight(new Date()) - midnight(then)) / DAY);
  const date = new Intl.DateTimeFormat(language(), { weekday: 'long', day: 'numeric', month: 'long' }).format(then);
  if (days > 1 || days < 0) {
    return date;
  }
  const near = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(-days, 'day');
  return `${near.charAt(0).toLocaleUpperCase(language())}${near.slice(1)}, ${date}`;
}

/** @param {string} at ISO 8601 @returns {HTMLTimeElement} how long ago, in the largest unit that fits */
export function ago(at) {
  const passed = Math.max(0, Date.now() - Date.parse(at));
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'short' });
  const [count, unit] =
    passed < MINUTE
      ? [passed / 1000, 'second']
      : passed < HOUR
        ? [passed / MINUTE, 'minute']
        : passed < DAY
          ? [passed / HOUR, 'hour']
          : [passed / DAY, 'day'];
  const made = dateAndTime(at);
  made.textContent = words.format(-Math.floor(Number(count)), /** @type {any} */ (unit));
  return made;
}

/** @param {number} value @param {number} [digits] after the point, at most */
export function number(value, digits = 0) {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(value);
}

/** @param {number} value a distance between two faces, 0 to 2 */
export function distance(value) {
  return new Intl.NumberFormat(language(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

/** @param {number} share from 0 to 1 */
export function percent(share) {
  return new Intl.NumberFormat(language(), { style: 'percent' }).format(share);
}

/**
 * @param {number} value of milliseconds, told in seconds from one on
 * @param {number} [digits] of milliseconds after the point, at most
 */
export function milliseconds(value, digits = value < 10 ? 1 : 0) {
  if (value >= 1000) {
    return text('unit.seconds', { count: number(value / 1000, 1) });
  }
  return text('unit.milliseconds', { count: number(value, digits) });
}

/** @param {string} at @param {Intl.DateTimeFormatOptions} options */
function time(at, options) {
  const then = new Date(at);
  const full = new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'long' });
  const short = new Intl.DateTimeFormat(language(), options);
  return element('time', { datetime: at, title: full.format(then) }, short.format(then));
}

/** @param {Date} at */
function midnight(at) {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
