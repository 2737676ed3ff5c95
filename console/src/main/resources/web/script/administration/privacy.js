import { change, get } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, fill } from '../view/element.js';
import { checkbox, field, select } from '../view/field.js';
import { notice, tellProblem } from '../view/notice.js';

const CROPS = ['none', 'named', 'all'];

/** What is kept of those who pass, and for how long. */
export function privacySection() {
  const view = element('section.card', { hidden: true });
  get('/settings/console').then(
    (settings) => {
      fill(view, element('h2', {}, text('privacy.title')), form(settings));
      view.hidden = false;
    },
    () => view.remove(),
  );
  return view;
}

/** @param {any} settings */
function form(settings) {
  const crops = select(CROPS.map((value) => ({ value, label: text(`privacy.crops.${value}`) })), { value: settings.crops });
  crops.value = settings.crops;
  const blur = element('input', { type: 'checkbox', checked: settings.blurOthers === true });
  const periods = Object.entries(settings.retention ?? {}).map(([kind, period]) => ({
    kind,
    days: element('input', { type: 'number', min: 0, max: 3650, step: 1, value: days(String(period)) }),
    period: String(period),
  }));
  const save = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const retention = Object.fromEntries(
      periods
        .filter(({ days: input, period }) => input.value !== '' && Number(input.value) !== days(period))
        .map(({ kind, days: input }) => [kind, `P${input.value}D`]),
    );
    try {
      await change('PATCH', '/settings/console', {
        crops: crops.value,
        blurOthers: blur.checked,
        ...(Object.keys(retention).length && { retention }),
      });
      notice(text('privacy.saved'), 'good');
    } catch (failure) {
      tellProblem(failure);
    }
  };
  return element(
    'form',
    { onsubmit: save },
    field(text('privacy.crops'), crops, text('privacy.crops.hint')),
    checkbox(text('privacy.blur'), blur),
    element(
      'div.pair',
      {},
      periods.map(({ kind, days: input }) =>
        field(text('privacy.retention', { kind }), input, text('privacy.retention.hint')),
      ),
    ),
    element('div.actions', {}, element('button.primary', { type: 'submit' }, text('action.save'))),
  );
}

/** Whole days of an ISO 8601 duration such as `P7D` or `PT168H`. @param {string} period */
function days(period) {
  const [, whole = 0, hours = 0, minutes = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?/.exec(period) ?? [];
  return Math.round(Number(whole) + Number(hours) / 24 + Number(minutes) / 1440);
}
