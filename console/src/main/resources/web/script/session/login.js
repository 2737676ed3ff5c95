import { text } from '../language/language.js';
import { languageChoice } from '../navigation/choices.js';
import { element, fill } from '../view/element.js';
import { field } from '../view/field.js';
import { icon } from '../view/icon.js';
import { logIn } from './session.js';

/** Asks for a key. @param {() => void} again begins the page anew */
export function showLogin(again) {
  const key = element('input', { type: 'password', autocomplete: 'current-password', required: true, autofocus: true });
  const problem = element('p.problem', { role: 'alert', translate: 'no', hidden: true });
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    try {
      await logIn(key.value.trim());
      again();
    } catch (failure) {
      problem.textContent = failure instanceof Error ? failure.message : String(failure);
      problem.hidden = false;
      key.select();
    }
  };
  fill(
    document.body,
    element(
      'main.login',
      {},
      element(
        'form.card',
        { onsubmit: submit },
        element('div.brand', {}, element('span.brand-mark', {}, icon('face')), element('h1', {}, text('product'))),
        element('p', {}, text('login.welcome')),
        field(text('login.key'), key, text('login.hint')),
        problem,
        element('button.primary', { type: 'submit' }, text('login.enter')),
      ),
      languageChoice(again),
    ),
  );
  key.focus();
}
