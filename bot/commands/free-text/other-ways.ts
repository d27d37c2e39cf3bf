import { noticeCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { DEVICE, SELECT_USER } from '../command.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import { lower, wordsIn } from './elisions.ts';
import { identifierIn } from './identifier.ts';
import { namesIn } from './names-in.ts';
import { sayButtons } from './say-buttons.ts';
import { wishIn } from './wish.ts';

/** What is said when nothing bears what was looked for, with the commands that may find it, as buttons. */
export function withWays(turn: Turn, sentence: string, ways: readonly string[]): Answer {
  return ways.length === 0
    ? say(sentence)
    : noticeCard(turn, { lines: [sentence], buttons: sayButtons(ways, 'command.say') });
}

/** Nobody is called “SERIAL-1”, and nobody “aino and lock her phone”. */
export function insteadOfPerson(turn: Turn, wanted: string): string[] {
  const kind = identifierIn(wanted);
  if (kind === 'device' || kind === 'id') return [`${DEVICE} ${wanted}`];
  return kind === undefined ? (wishedIn(turn, wanted) ?? namedIn(turn, wanted)) : [];
}

/** No device is called “aino@contoso.example”, and none “of aino”. */
export function insteadOfDevice(turn: Turn, wanted: string): string[] {
  const kind = identifierIn(wanted);
  if (kind === 'person' || kind === 'id') return [`${SELECT_USER} ${wanted}`];
  return kind === undefined ? (wishedIn(turn, wanted) ?? namedIn(turn, wanted)) : [];
}

/** “find the bitlocker key for AINO-LAPTOP” looks for nobody of that name. */
function wishedIn({ words }: Turn, wanted: string): string[] | undefined {
  const said = wordsIn(wanted, words.freeText);
  const bare = said.slice(said.findIndex((word) => !words.freeText.articles.has(lower(word))));
  const wish = wishIn(bare.join(' '), words);
  // who looks for “Wipe Kim” looks for a person, and wipes nothing
  return wish?.wanted.kind === 'key' && wish.target !== '' ? [`${wish.phrase} ${wish.target}`] : undefined;
}

function namedIn({ words }: Turn, wanted: string): string[] {
  const person = namesIn(wanted, words)?.person;
  return person === undefined || person === wanted ? [] : [`${SELECT_USER} ${person}`];
}
