import { text } from '../language/language.js';
import { openDialog } from '../view/dialog.js';
import { element, verbatim } from '../view/element.js';
import { dateAndTime, milliseconds, number } from '../view/format.js';

const COUNTED = ['templates', 'rejected', 'photos', 'crops', 'events', 'keys'];

/** Shows what was erased, as the console attests it. @param {any} receipt */
export function showReceipt(receipt) {
  const erased = receipt.erased ?? {};
  const still = receipt.stillMentioned ?? [];
  const dialog = openDialog(text('receipt.title', { person: receipt.name ?? receipt.personId }));
  dialog.show(
    element(
      'dl.receipt',
      {},
      row(text('receipt.id'), verbatim(receipt.personId)),
      receipt.requestedAt && row(text('receipt.requested'), dateAndTime(receipt.requestedAt)),
      receipt.millis !== undefined && row(text('receipt.took'), milliseconds(receipt.millis)),
      COUNTED.filter((kind) => kind in erased).map((kind) => row(text(`receipt.${kind}`), number(erased[kind]))),
      row(
        text('receipt.still'),
        still.length
          ? element('ul', { translate: 'no' }, still.map((/** @type {string} */ place) => element('li', {}, String(place))))
          : text('receipt.nowhere'),
      ),
    ),
    element('div.actions', {}, element('button.primary', { onclick: dialog.close, autofocus: true }, text('action.close'))),
  );
}

/** @param {string} name @param {any} value */
function row(name, value) {
  return [element('dt', {}, name), element('dd', {}, value)];
}
