import { text } from '../language/language.js';
import { openDialog } from '../view/dialog.js';
import { element } from '../view/element.js';

/** @typedef {{ key: string, what: string, act: () => void }} Shortcut */

/**
 * Keys that act while nobody is typing and no dialog is open.
 *
 * @param {Shortcut[]} shortcuts
 * @returns {() => void} ends it
 */
export function listenForShortcuts(shortcuts) {
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog')) {
      return;
    }
    const shortcut = shortcuts.find((candidate) => candidate.key === event.key);
    if (shortcut) {
      event.preventDefault();
      shortcut.act();
    }
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

/** @param {Shortcut[]} shortcuts */
export function showShortcuts(shortcuts) {
  openDialog(text('shortcuts.title')).show(
    element(
      'dl.shortcuts',
      {},
      shortcuts.map((shortcut) => [
        element('dt', {}, element('kbd', { translate: 'no' }, shortcut.key)),
        element('dd', {}, shortcut.what),
      ]),
    ),
  );
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}
