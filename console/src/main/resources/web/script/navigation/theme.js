const STORED = 'passerby.theme';

/** Shows the theme chosen here before; without one the system decides. */
export function applyTheme() {
  const theme = localStorage.getItem(STORED);
  if (theme) {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
}

/** From light to dark or back, and remembers it. */
export function switchTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const now = localStorage.getItem(STORED) ?? (dark ? 'dark' : 'light');
  localStorage.setItem(STORED, now === 'dark' ? 'light' : 'dark');
  applyTheme();
}
