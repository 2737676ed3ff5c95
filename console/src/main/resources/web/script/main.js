import { startLanguage, text } from './language/language.js';
import { applyTheme } from './navigation/theme.js';
import { showShell } from './navigation/shell.js';
import { showLogin } from './session/login.js';
import { whoAmI } from './session/session.js';

/** The page from its first moment: a language, then whoever is logged in, or the question for a key. */
async function start() {
  applyTheme();
  await startLanguage();
  document.title = text('product');
  const session = await whoAmI();
  if (session) {
    showShell(session, start);
  } else {
    showLogin(start);
  }
}

start();
