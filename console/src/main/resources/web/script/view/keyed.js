/** @typedef {{ state: string, view: HTMLElement }} Shown */

/** @type {WeakMap<Element, Map<string, Shown>>} */
const lists = new WeakMap();

/**
 * Shows items in a list, each in an element of its own that stays as long as its item is the same: what somebody is about to
 * click or has the focus on is not taken away because another item changed.
 *
 * @template T
 * @param {Element} list
 * @param {T[]} items in the order to be shown
 * @param {(item: T) => string} key what makes an item itself
 * @param {(item: T) => HTMLElement} make its element
 * @param {(item: T) => unknown} [state] what its element depends on, if more or less than the item
 */
export function showKeyed(list, items, key, make, state = (item) => item) {
  const before = lists.get(list) ?? new Map();
  /** @type {Map<string, Shown>} */
  const now = new Map();
  for (const item of items) {
    const id = key(item);
    const wanted = JSON.stringify(state(item));
    const known = before.get(id);
    now.set(id, known?.state === wanted ? known : { state: wanted, view: replaced(known?.view, make(item)) });
  }
  for (const [id, { view }] of before) {
    if (now.get(id)?.view !== view) {
      view.remove();
    }
  }
  let place = list.firstElementChild;
  for (const { view } of now.values()) {
    if (view === place) {
      place = place.nextElementSibling;
    } else {
      list.insertBefore(view, place);
    }
  }
  lists.set(list, now);
}

/** The new element where the old one was, with the focus on the same control. @param {HTMLElement | undefined} old @param {HTMLElement} view */
function replaced(old, view) {
  const controls = (/** @type {HTMLElement} */ one) => [...one.querySelectorAll('button, input, a')];
  const focused = old ? controls(old).indexOf(/** @type {any} */ (document.activeElement)) : -1;
  old?.replaceWith(view);
  if (focused >= 0) {
    /** @type {HTMLElement | undefined} */ (controls(view)[focused])?.focus();
  }
  return view;
}
