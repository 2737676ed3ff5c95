import { text } from '../language/language.js';
import { element, fill } from '../view/element.js';
import { icon } from '../view/icon.js';

/**
 * Photos to be sent, chosen or dropped, each shown with a button that leaves it out.
 *
 * @param {File[]} first those there are already
 */
export function photoChoice(first) {
  /** @type {File[]} */
  let photos = [];
  const strip = element('ul.photo-strip');
  const input = element('input', {
    type: 'file',
    accept: 'image/jpeg,image/png',
    multiple: true,
    onchange: () => {
      take([...input.files]);
      input.value = '';
    },
  });
  const view = element(
    'div.photo-choice',
    {},
    element('label.drop-zone', {}, input, icon('photo'), element('span', {}, text('enrol.choose'))),
    strip,
  );
  view.addEventListener('dragover', (event) => event.preventDefault());
  view.addEventListener('drop', (event) => {
    event.preventDefault();
    event.stopPropagation();
    take([...(/** @type {DragEvent} */ (event).dataTransfer?.files ?? [])]);
  });

  const take = (/** @type {File[]} */ more) => {
    photos = [...photos, ...more.filter((file) => file.type.startsWith('image/'))];
    show();
  };
  const show = () => {
    fill(strip, photos.map((photo) => thumbnail(photo, () => {
      photos = photos.filter((other) => other !== photo);
      show();
    })));
  };
  take(first);
  return { view, input, photos: () => photos };
}

/** @param {File} photo @param {() => void} leaveOut */
function thumbnail(photo, leaveOut) {
  const url = URL.createObjectURL(photo);
  const picture = element('img', { alt: photo.name, translate: 'no', onload: () => URL.revokeObjectURL(url) });
  picture.src = url;
  return element(
    'li',
    {},
    picture,
    element('button.plain', { 'aria-label': text('enrol.leaveOut'), onclick: leaveOut }, icon('close')),
  );
}
