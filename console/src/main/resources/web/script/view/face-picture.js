import { element, fill } from './element.js';
import { icon } from './icon.js';

/**
 * A face's picture, or a drawing of one where none is kept.
 *
 * @param {string | null} source
 * @param {string} [alt] what it shows; nothing where words beside it say so
 */
export function facePicture(source, alt = '') {
  const frame = element('span.face-picture', {}, icon('face'));
  if (source) {
    const picture = element('img', { alt, loading: 'lazy', decoding: 'async' });
    picture.addEventListener('load', () => fill(frame, picture), { once: true });
    frame.append(picture);
    picture.src = source;
  }
  return frame;
}
