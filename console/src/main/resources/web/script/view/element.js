const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Makes an element. Text becomes text nodes only, so nothing that comes from outside is ever read as HTML.
 *
 * @param {string} tag a name and classes, as in `div.card.wide`
 * @param {Record<string, unknown>} [attributes] `onclick` and the like are listeners; false and null leave one out
 * @param {...(Child | Child[])} children
 * @returns {any} the element
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const made = document.createElement(name);
  made.classList.add(...classes);
  if (name === 'button') {
    made.type = 'button';
  }
  assign(made, attributes);
  made.append(...nodes(children));
  return made;
}

/**
 * Makes an SVG element.
 *
 * @param {string} name
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {any} the element
 */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  assign(made, attributes);
  made.append(...nodes(children));
  return made;
}

/**
 * Replaces what an element holds.
 *
 * @param {Element} parent
 * @param {...(Child | Child[])} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
}

/**
 * What comes from people and cameras and is in no language of ours: names, ids, addresses.
 *
 * @param {unknown} content
 * @param {string} [tag]
 */
export function verbatim(content, tag = 'span') {
  return element(tag, { translate: 'no' }, String(content));
}

/** @param {Element} made @param {Record<string, unknown>} attributes */
function assign(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) {
      continue;
    }
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (name === 'value') {
      /** @type {any} */ (made).value = value;
    } else {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

/** @param {unknown[]} children @returns {(Node | string)[]} */
function nodes(children) {
  return children
    .flat(2)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
