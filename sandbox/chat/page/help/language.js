import * as api from '../base/api.js';
import { byId } from '../base/dom.js';
import { forAll } from '../base/storage.js';

const KEY = 'language';
const TRIED_OUT = { 'en-XA': 'English, 40 % longer', 'en-XB': 'English, from the right' };

/** The language in which people read the bot. The page itself is English. */
export function startLanguage(tags) {
  if (tags.length < 2) return;
  const select = byId('language');
  const nameOf = (tag) => TRIED_OUT[tag] ?? new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  select.replaceChildren(...tags.map((tag) => new Option(nameOf(tag), tag)));
  const before = forAll.get(KEY);
  if (tags.includes(before)) select.value = before;
  const use = () => api.readIn(select.value);
  use();
  select.addEventListener('change', () => {
    forAll.set(KEY, select.value);
    use();
  });
  byId('language-choice').hidden = false;
}
