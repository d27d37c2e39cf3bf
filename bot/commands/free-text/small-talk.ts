import { plainName } from '../../helpdesk/contracts/same-text.ts';
import type { Words } from '../../locales/index.ts';
import { isEveryday } from './names-in.ts';

type Talk = 'greeting' | 'thanks' | 'closing' | 'help';

/** What people say without wanting anything looked up. Every word of it has to be such a word: somebody may be called Tag. */
export function talkIn(line: string, words: Words): Talk | undefined {
  const { greetings, thanks, thanking, closing, helping, asking } = words.freeText.smallTalk;
  const plain = plainName(line).replace(/[?!.,;:…\s]+$/u, '');
  if (asking.has(plain)) return 'help';
  const said = plain.split(/[^\p{L}\p{N}'-]+/u).filter(Boolean);
  const all = (known: ReadonlySet<string>) => said.every((word) => known.has(word));
  if (said.length > 0 && all(thanks) && said.some((word) => thanking.has(word))) return 'thanks';
  if (said.length > 0 && all(closing)) return 'closing';
  if (line !== '' && all(greetings)) return 'greeting';
  const isCall = said.every((word) => helping.has(word) || greetings.has(word) || isEveryday(word, words));
  return isCall && said.some((word) => helping.has(word)) && !said.some((word) => NAMED.has(word))
    ? 'help'
    : undefined;
}

/** Who needs help with something of theirs says more than that. */
const NAMED: ReadonlySet<string> = new Set(['with', 'about']);
