import { codeIn } from '../../helpdesk/diagnosis/codes/find-code.ts';
import { andEnglish, type Words } from '../../locales/index.ts';
import { phrasesOf, type Sayable } from '../command.ts';
import { device } from '../operator/device.ts';
import { selectUser } from '../operator/select-user.ts';
import { why } from '../operator/why.ts';
import { addressIn } from './identifier.ts';
import { isEveryday, namesIn } from './names-in.ts';
import { nearPhrases } from './near.ts';
import { wishAtEnd, wishPhrases } from './wish.ts';

const MOST = 4;
/** So much of a phrase isn't typed by chance. */
const LONG_PHRASE = 6;

/** The commands that a line may have meant, as they are said: first those that are nearly typed, then the names in it. */
export function suggestionsFor(line: string, words: Words, commands: readonly Sayable[]): string[] {
  const reads = [selectUser, device].filter((command) => commands.includes(command));
  const known = (word: string) => isEveryday(word, words);
  const typed = nearlyTyped(line, commands, words, known);
  // the whole line is a typo: nobody is called “whomai”
  const whole = commands.flatMap((command) => (command.takes === 'nothing' ? phrasesOf(command, words) : []));
  if (typed.some((said) => whole.includes(said))) return typed.slice(0, MOST);
  const code = codeIn(line);
  const phrases = reads.length > 0 ? wishPhrases(words).map(({ phrase }) => phrase) : [];
  const turned =
    reads.length > 0
      ? andEnglish(words)
          .map((language) => wishAtEnd(line, language))
          .find((wish) => wish !== undefined)
      : undefined;
  const isTypo = commands
    .flatMap((command) => phrasesOf(command, words))
    .some((phrase) => phrase.length >= LONG_PHRASE && typed.some((said) => said.startsWith(`${phrase} `)));
  const address = reads.includes(selectUser) ? addressIn(line) : undefined;
  const names = isTypo || address !== undefined ? undefined : namesIn(line, words);
  const meant = [
    ...(code !== undefined && commands.includes(why) ? [`${phrasesOf(why, words)[0]} ${code}`] : []),
    ...(turned === undefined ? [] : [turned]),
    ...typed,
    ...nearPhrases(line, phrases, known).flatMap(({ phrase, rest }) =>
      rest === '' ? [] : [`${phrase} ${rest}`],
    ),
    // whatever is asked about somebody: their card says what is wrong
    ...(address === undefined ? [] : [`${phrasesOf(selectUser, words)[0]} ${address}`]),
    ...(names ? namedBy(reads, names, words) : []),
  ];
  return [...new Set(meant)].slice(0, MOST);
}

function namedBy(
  reads: readonly Sayable[],
  names: { person: string; device: string },
  words: Words,
): string[] {
  return reads.map(
    (command) => `${phrasesOf(command, words)[0]} ${command === device ? names.device : names.person}`,
  );
}

/** The commands that a line nearly begins with. `known`: words that were meant as they are. */
export function nearlyTyped(
  line: string,
  commands: readonly Sayable[],
  words: Words,
  known?: (word: string) => boolean,
): string[] {
  return commands.flatMap((command) =>
    nearPhrases(line, phrasesOf(command, words), known)
      .filter(({ rest }) => (command.takes === 'nothing' ? rest === '' : true))
      .slice(0, 1)
      .map(({ phrase, rest }) => [phrase, rest].filter(Boolean).join(' ')),
  );
}
