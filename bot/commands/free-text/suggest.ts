import { isCode } from '../../helpdesk/diagnosis/codes/find-code.ts';
import type { ButtonInit } from '../../cards/index.ts';
import type { Words } from '../../locales/index.ts';
import type { Sayable } from '../command.ts';
import { device } from '../operator/device.ts';
import { selectUser } from '../operator/select-user.ts';
import { why } from '../operator/why.ts';
import { nameIn } from './names-in.ts';
import { nearPhrases } from './near.ts';
import { wishPhrases } from './wish.ts';

const MOST = 4;

/** The commands that a line may have meant, as they are said: first those that are nearly typed, then the names in it. */
export function suggestionsFor(line: string, words: Words, commands: readonly Sayable[]): string[] {
  const reads = [selectUser, device].filter((command) => commands.includes(command));
  const wishes = reads.length > 0 ? wishPhrases(words).map(({ phrase }) => phrase) : [];
  const name = nameIn(line, words);
  const codes = isCode(line) && commands.includes(why) ? [`${why.phrases[0]} ${line}`] : [];
  const meant = [
    ...codes,
    ...nearlyTyped(line, commands),
    ...nearPhrases(line, wishes).flatMap(({ phrase, rest }) => (rest === '' ? [] : [`${phrase} ${rest}`])),
    ...(name === undefined ? [] : reads.map(({ phrases: [phrase] }) => `${phrase} ${name}`)),
  ];
  return [...new Set(meant)].slice(0, MOST);
}

/** The commands that a line nearly begins with. */
export function nearlyTyped(line: string, commands: readonly Sayable[]): string[] {
  return commands.flatMap(({ phrases, takes }) =>
    nearPhrases(line, phrases)
      .filter(({ rest }) => (takes === 'nothing' ? rest === '' : true))
      .slice(0, 1)
      .map(({ phrase, rest }) => [phrase, rest].filter(Boolean).join(' ')),
  );
}

/** A button for each command, titled as it is said. */
export function sayButtons(said: readonly string[], verb: 'command.say' | 'command.say-admin'): ButtonInit[] {
  return said.map((text) => ({ title: text, verb, data: { text } }));
}
