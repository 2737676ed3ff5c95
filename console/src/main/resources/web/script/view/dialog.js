import { text } from '../language/language.js';
import { element, fill } from './element.js';
import { icon } from './icon.js';

/**
 * @typedef {object} Dialog
 * @property {HTMLDialogElement} view
 * @property {(...children: any[]) => void} show replaces what it holds
 * @property {(problem: unknown) => void} tell says what went wrong, inside the dialog
 * @property {() => void} close
 */

/**
 * Opens a modal dialog; Escape closes it, and the focus goes back to where it was.
 *
 * @param {string} title
 * @param {{ wide?: boolean, onclose?: () => void }} [options]
 * @returns {Dialog}
 */
export function openDialog(title, options = {}) {
  const heading = `dialog-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const content = element('div.dialog-content');
  const problem = element('p.problem', { role: 'alert', translate: 'no', hidden: true });
  const view = element(
    options.wide ? 'dialog.wide' : 'dialog',
    { 'aria-labelledby': heading },
    element(
      'header.dialog-head',
      {},
      element('h2', { id: heading }, title),
      element('button.plain', { 'aria-label': text('action.close'), onclick: () => view.close() }, icon('close')),
    ),
    problem,
    content,
  );
  view.addEventListener('close', () => {
    view.remove();
    options.onclose?.();
  });
  document.body.append(view);
  view.showModal();
  return {
    view,
    show: (...children) => {
      problem.hidden = true;
      fill(content, ...children);
      content.querySelector('[autofocus]')?.focus();
    },
    tell: (failure) => {
      problem.textContent = failure instanceof Error ? failure.message : String(failure);
      problem.hidden = false;
    },
    close: () => view.close(),
  };
}

/**
 * Asks before something that cannot be taken back.
 *
 * @param {{ title: string, question: string, action: string }} words
 * @returns {Promise<boolean>}
 */
export function confirmed(words) {
  return new Promise((resolve) => {
    let answer = false;
    const dialog = openDialog(words.title, { onclose: () => resolve(answer) });
    dialog.show(
      element('p', {}, words.question),
      element(
        'div.actions',
        {},
        element('button', { onclick: dialog.close, autofocus: true }, text('action.cancel')),
        element(
          'button.danger',
          {
            onclick: () => {
              answer = true;
              dialog.close();
            },
          },
          words.action,
        ),
      ),
    );
  });
}
