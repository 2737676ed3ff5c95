import { element } from './element.js';

let fields = 0;

/**
 * A labelled control.
 *
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [hint] what else one should know
 */
export function field(label, control, hint) {
  const id = `field-${++fields}`;
  control.id = id;
  if (hint) {
    control.setAttribute('aria-describedby', `${id}-hint`);
  }
  return element(
    'div.field',
    {},
    element('label', { for: id }, label),
    control,
    hint && element('small.hint', { id: `${id}-hint` }, hint),
  );
}

/** @param {string} label @param {HTMLInputElement} box */
export function checkbox(label, box) {
  return element('label.check', {}, box, element('span', {}, label));
}

/**
 * A choice.
 *
 * @param {{ value: string, label: string, verbatim?: boolean }[]} options
 * @param {Record<string, unknown>} [attributes]
 */
export function select(options, attributes = {}) {
  return element(
    'select',
    attributes,
    options.map((option) =>
      element('option', { value: option.value, translate: option.verbatim ? 'no' : null }, option.label),
    ),
  );
}
