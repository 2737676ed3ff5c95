import { element } from './element.js';

const SHOWN_MILLIS = 6_000;
const KEPT = 4;

const list = element('div.notices', { role: 'status', 'aria-live': 'polite' });

/** The place for short messages, which screen readers read out as they come. */
export function noticeBoard() {
  return list;
}

/**
 * Shows a short message for a while.
 *
 * @param {string} message
 * @param {'calm' | 'good' | 'problem'} [kind]
 */
export function notice(message, kind = 'calm') {
  const shown = element(`p.notice.${kind}`, { translate: kind === 'problem' ? 'no' : null }, message);
  list.append(shown);
  while (list.childElementCount > KEPT) {
    list.firstElementChild?.remove();
  }
  setTimeout(() => shown.remove(), SHOWN_MILLIS);
}

/** @param {unknown} failure what a request ended with */
export function tellProblem(failure) {
  notice(failure instanceof Error ? failure.message : String(failure), 'problem');
}
