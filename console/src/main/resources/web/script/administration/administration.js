import { text } from '../language/language.js';
import { element } from '../view/element.js';
import { pageHead } from '../view/page-head.js';
import { journalSection } from './journal.js';
import { keysSection } from './keys.js';
import { privacySection } from './privacy.js';

/**
 * What only admins see: keys, what is kept, and the journal of changes.
 *
 * @returns {import('../navigation/shell.js').Page}
 */
export function administrationPage() {
  return {
    view: element(
      'section',
      {},
      pageHead(text('page.administration')),
      keysSection(),
      privacySection(),
      journalSection(),
    ),
  };
}
