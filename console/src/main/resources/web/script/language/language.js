/** The languages there are, each a file of the same keys, under the name it has for itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' };

const STORED = 'passerby.language';

/** @type {{ code: string, words: Record<string, string> }} */
const chosen = { code: 'en', words: {} };

/** The language that is spoken, as BCP 47 names it. */
export function language() {
  return chosen.code;
}

/** Begins with the language chosen here before, else the browser's first that there is. */
export async function startLanguage() {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((code) => code.slice(0, 2))];
  await speak(wanted.find((code) => code !== null && code in LANGUAGES) ?? 'en');
}

/** @param {string} code one of {@link LANGUAGES} */
export async function chooseLanguage(code) {
  localStorage.setItem(STORED, code);
  await speak(code);
}

/**
 * Words of a key; `{name}` in them is replaced by a value, and a `count` chooses between `key.one` and `key.other`.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  const plural = typeof values.count === 'number' ? new Intl.PluralRules(chosen.code).select(values.count) : '';
  const words = chosen.words[`${key}.${plural}`] ?? chosen.words[`${key}.other`] ?? chosen.words[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** @param {string | number} value */
function shown(value) {
  return typeof value === 'number' ? new Intl.NumberFormat(chosen.code).format(value) : value;
}

/** @param {string} code */
async function speak(code) {
  const file = await fetch(`languages/${code}.json`);
  chosen.words = await file.json();
  chosen.code = code;
  document.documentElement.lang = code;
}
