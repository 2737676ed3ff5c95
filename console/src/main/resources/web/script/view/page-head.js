import { element } from './element.js';

/**
 * A page's heading, with what can be done there.
 *
 * @param {string | Node} title
 * @param {...(Node | false | null | undefined)} actions
 */
export function pageHead(title, ...actions) {
  return element('header.page-head', {}, element('h1', {}, title), element('div.actions', {}, ...actions));
}
