import type { PersonName } from '../../helpdesk/contracts/model.ts';
import { nonEmpty } from './values.ts';

export function personTitle(person: PersonName): string {
  return nonEmpty(person.displayName) ?? person.userPrincipalName;
}

/** The first letters of a name's first and last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  const letters = ends.map((word) => /^./u.exec(word ?? '')?.[0] ?? '').join('');
  return letters === '' ? '?' : letters.toUpperCase();
}
