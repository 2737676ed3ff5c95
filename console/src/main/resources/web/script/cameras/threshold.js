import { get, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, fill, verbatim } from '../view/element.js';
import { checkbox, field } from '../view/field.js';
import { dateAndTime, distance } from '../view/format.js';

/** Where the slider begins while the job's own threshold is not known. */
const STANDARD = 0.8;
const SETTLE_MILLIS = 150;
const DAYS_BACK = 7;
const MOST_SHOWN = 30;

/**
 * A slider for a camera's threshold that shows at once which past events another value would change.
 *
 * @param {any} camera
 */
export function thresholdSlider(camera) {
  const slider = element('input', { type: 'range', min: 0.4, max: 1.4, step: 0.01, value: camera.threshold ?? STANDARD });
  const own = element('input', { type: 'checkbox', checked: (camera.threshold ?? null) !== null, onchange: () => arrange() });
  const output = element('output', { translate: 'no' });
  const effect = element('div.effect', { 'aria-live': 'polite' });
  const since = new Date(Date.now() - DAYS_BACK * 86_400_000).toISOString();
  let timer = 0;
  /** @type {AbortController | null} */
  let asking = null;

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await get(`/cameras${path(camera.id)}/threshold`, { value: slider.value, since }, signal);
      fill(effect, effects(answer));
    } catch (failure) {
      if (!signal.aborted) {
        fill(effect, element('p.problem', { translate: 'no' }, failure instanceof Error ? failure.message : String(failure)));
      }
    }
  };
  const moved = () => {
    output.textContent = distance(Number(slider.value));
    clearTimeout(timer);
    timer = setTimeout(ask, SETTLE_MILLIS);
  };
  const arrange = () => {
    slider.disabled = !own.checked;
    effect.hidden = !own.checked;
    output.hidden = !own.checked;
    if (own.checked) {
      moved();
    }
  };
  slider.addEventListener('input', moved);
  get('/settings').then(
    (settings) => {
      if (!own.checked) {
        slider.value = settings['matching.threshold']?.value ?? STANDARD;
      }
    },
    () => {},
  );
  arrange();
  return {
    view: element(
      'fieldset.threshold',
      {},
      element('legend', {}, text('camera.threshold')),
      checkbox(text('threshold.own'), own),
      element('div.slider', {}, field(text('threshold.label'), slider, text('threshold.hint')), output),
      effect,
    ),
    /** @returns {number | null} null for the standard one */
    value: () => (own.checked ? Number(slider.value) : null),
    close: () => {
      clearTimeout(timer);
      asking?.abort();
    },
  };
}

/** @param {any} answer */
function effects(answer) {
  const { changes } = answer;
  return [
    element('p', {}, text('threshold.changes', { count: changes.length }), ' ', text('threshold.considered', { count: answer.considered })),
    element(
      'ul.changes',
      {},
      changes.slice(0, MOST_SHOWN).map((/** @type {any} */ one) =>
        element(
          'li',
          { 'data-kind': one.to.decision },
          dateAndTime(one.time),
          element('span', {}, name(one.from), ' → ', element('strong', {}, name(one.to))),
          element('span', {}, one.distance !== null && one.distance !== undefined ? distance(one.distance) : ''),
        ),
      ),
    ),
  ];
}

/** @param {any} identity */
function name(identity) {
  return identity.person ? verbatim(identity.person) : text(`decision.${identity.decision}`);
}
