import { chooseLanguage, language, LANGUAGES, text } from '../language/language.js';
import { select } from '../view/field.js';

/** @param {() => void} changed called when the words are there */
export function languageChoice(changed) {
  const options = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label, verbatim: true }));
  const choice = select(options, {
    class: 'quiet language',
    'aria-label': text('language.choose'),
    onchange: async () => {
      await chooseLanguage(choice.value);
      changed();
    },
  });
  choice.value = language();
  return choice;
}
