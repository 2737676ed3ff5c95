import { change } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, fill, verbatim } from '../view/element.js';
import { icon } from '../view/icon.js';

/**
 * Tries an address before it is kept: the picture that came, and advice.
 *
 * @param {() => { url: string, credentials?: string }} wanted
 */
export function cameraTrial(wanted) {
  const result = element('div.trial', { 'aria-live': 'polite' });
  const test = async () => {
    fill(result, element('p.hint', {}, text('camera.testing')));
    button.disabled = true;
    try {
      fill(result, report(await change('POST', '/cameras/test', wanted())));
    } catch (failure) {
      fill(result, element('p.problem', { translate: 'no' }, failure instanceof Error ? failure.message : String(failure)));
    } finally {
      button.disabled = false;
    }
  };
  const button = element('button', { onclick: test }, icon('photo'), text('camera.test'));
  return { button, result };
}

/** @param {any} answer */
function report(answer) {
  const facts = [answer.size, answer.codec, answer.rate && text('unit.framesPerSecond', { rate: String(answer.rate) })];
  return [
    answer.picture && picture(answer.picture),
    element(
      answer.works ? 'p.good' : 'p.problem',
      {},
      icon(answer.works ? 'good' : 'warn'),
      text(answer.works ? 'camera.works' : 'camera.fails'),
      ' ',
      verbatim([answer.reason, ...facts].filter(Boolean).map(plain).join(' · ')),
    ),
    answer.advice?.length &&
      element('ul.advice-list', { translate: 'no' }, answer.advice.map((/** @type {string} */ words) => element('li', {}, words))),
  ];
}

/** @param {any} fact a text, or a size as width and height */
function plain(fact) {
  return typeof fact === 'object' ? `${fact.width} × ${fact.height}` : String(fact);
}

/** @param {string} base64 of a JPEG */
function picture(base64) {
  const image = element('img', { alt: text('camera.testPicture') });
  image.src = `data:image/jpeg;base64,${base64}`;
  return image;
}
