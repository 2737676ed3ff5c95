import { element } from './element.js';
import { icon } from './icon.js';

/**
 * What a page shows while there is nothing: what will be here, and what to do first.
 *
 * @param {Parameters<typeof icon>[0]} picture
 * @param {string} title
 * @param {string} advice
 * @param {...(HTMLElement | false | null)} actions
 */
export function empty(picture, title, advice, ...actions) {
  return element(
    'div.empty',
    {},
    element('div.empty-icon', {}, icon(picture)),
    element('h2', {}, title),
    element('p', {}, advice),
    element('div.actions', {}, ...actions),
  );
}
