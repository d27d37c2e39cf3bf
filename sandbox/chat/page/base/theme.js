import { forAll } from './storage.js';

const KEY = 'theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

export const isDark = () => document.documentElement.dataset.theme === 'dark';

/** Calls back when the theme changes, because cards must be redrawn in the new colors. */
export const onThemeChange = (listener) => listeners.add(listener);

function apply() {
  const chosen = forAll.get(KEY);
  const dark = chosen ? chosen === 'dark' : system.matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

/** Follows the system's theme until the button is pressed. */
export function startTheme(button) {
  const show = () => button.setAttribute('aria-pressed', String(isDark()));
  button.addEventListener('click', () => {
    forAll.set(KEY, isDark() ? 'light' : 'dark');
    apply();
  });
  system.addEventListener('change', apply);
  onThemeChange(show);
  apply();
}
