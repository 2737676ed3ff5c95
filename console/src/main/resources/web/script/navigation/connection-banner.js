import { text } from '../language/language.js';
import { element } from '../view/element.js';

/** Says that the console is out of reach, and that the page tries again. @param {import('../connection/store.js').Store} store */
export function connectionBanner(store) {
  const view = element('p.banner', { role: 'status', hidden: true });
  const close = store.on('connection', ({ open, retryMillis }) => {
    view.hidden = open;
    view.textContent = open ? '' : text('connection.lost', { count: Math.max(1, Math.round(retryMillis / 1000)) });
  });
  return { view, close };
}
