import type { ActionId } from '../../helpdesk/actions/catalogue.ts';
import { catalogue } from '../../helpdesk/actions/catalogue.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';
import type { KeyId } from '../../helpdesk/keys/catalogue.ts';
import { keys as keyCatalogue } from '../../helpdesk/keys/catalogue.ts';
import type { DeviceKind } from '../../locales/en/free-text.ts';
import { andEnglish, type Words } from '../../locales/index.ts';
import { lower, wordsIn } from './elisions.ts';

/** Something that shall be done with a device, or a key that shall be shown. */
type Wanted = { kind: 'action'; action: ActionId } | { kind: 'key'; key: KeyId };

/** What a sentence such as “reset the passcode of aino” asks for. */
export interface Wish {
  wanted: Wanted;
  /** The words that it began with, to say it again with another target. */
  phrase: string;
  /** The device or person as it was typed. Empty: nothing was named. */
  target: string;
  /** Whose device it is, where that was said: “aino” of “aino’s phone”. */
  person?: string;
  /** What the device was called, such as “phone”, and the platforms that are meant by it. */
  noun?: string;
  platforms?: readonly Platform[];
}

const PLATFORMS: Readonly<Record<DeviceKind, readonly Platform[] | undefined>> = {
  any: undefined,
  phone: ['ios', 'android', 'aosp'],
  iphone: ['ios'],
  tablet: ['ios', 'android', 'aosp'],
  computer: ['windows', 'macos', 'chromeos', 'linux'],
  mac: ['macos'],
  chromebook: ['chromeos'],
};

/** Where a phrase has its device: German says “setze AINO-PHONE zurück”. */
const GAP = '…';

/** Everything that a wish can begin with, in the reader's language and in English. */
export const wishPhrases = (words: Words): WishPhrase[] =>
  andEnglish(words)
    .flatMap(phrasesIn)
    .filter(({ phrase }) => !phrase.includes(GAP));

interface WishPhrase {
  phrase: string;
  wanted: Wanted;
}

/** The portal's titles first, then what help desks say. */
function phrasesIn(words: Words): WishPhrase[] {
  const { actions, keys, freeText } = words;
  return [
    ...catalogue.flatMap(({ id }) => {
      const { title, on = {} } = actions.known[id];
      const titles = [title, ...Object.values(on).flatMap((other) => other.title ?? [])];
      const wanted = { kind: 'action', action: id } as const;
      return [...titles, ...(freeText.actions[id] ?? [])].map((phrase) => ({
        phrase: phrase.toLowerCase(),
        wanted,
      }));
    }),
    ...keyCatalogue.flatMap(({ id }) =>
      [keys[id].show, keys[id].name, ...freeText.keys[id]].map((phrase) => ({
        phrase: phrase.toLowerCase(),
        wanted: { kind: 'key', key: id } as const,
      })),
    ),
  ];
}

/** Reads a sentence that begins with the name of an action or a key, politely or not, in the reader's language or in English. */
export function wishIn(line: string, words: Words): Wish | undefined {
  return andEnglish(words)
    .map((language) => wishOf(line, language))
    .find((wish) => wish !== undefined);
}

function wishOf(line: string, words: Words): Wish | undefined {
  const { freeText } = words;
  // Spanish opens a question, too
  const said = withoutFillers(wordsIn(line.replace(/^[¿¡\s]+/u, ''), freeText), freeText);
  const found = begun(said, words) ?? begun(ownerLast(said), words);
  if (!found) return undefined;
  const { wanted, phrase, rest } = found;
  return { wanted, phrase, ...targetIn(withoutNewName(rest, wanted, freeText), freeText) };
}

/** What is said of “AINO-PHONE lock”: the action behind its device. It is a guess. */
export function wishAtEnd(line: string, words: Words): string | undefined {
  const said = withoutFillers(wordsIn(line.replace(/[?!.…\s]+$/u, ''), words.freeText), words.freeText);
  for (let at = said.length - 1; at > 0; at -= 1) {
    const found = begun(said.slice(at), words);
    const target = said
      .slice(0, at)
      .join(' ')
      .replace(/[\s:,;.-]+$/u, '');
    if (found?.rest.length === 0 && target !== '') return `${found.phrase} ${target}`;
  }
  return undefined;
}

function begun(said: readonly string[], words: Words) {
  const phrases = phrasesIn(words);
  const found = phrases
    .toSorted((a, b) => b.phrase.length - a.phrase.length)
    .map((one) => ({ ...one, rest: besidePhrase(said, one.phrase, words.freeText) }))
    .find(({ rest }) => rest !== undefined);
  if (!found?.rest || isOther(found, found.rest, words.freeText)) return undefined;
  // it is said again with another target behind it: by the action's title
  const again = found.phrase.includes(GAP)
    ? phrases.find(({ wanted }) => wanted === found.wanted)?.phrase
    : undefined;
  return { wanted: found.wanted, phrase: again ?? found.phrase, rest: found.rest };
}

/** What it is about is no device: “reset the password of aino”, “starte Teams neu”, “delete the app”. */
function isOther(
  { phrase, wanted }: WishPhrase,
  rest: readonly string[],
  { articles, secrets, everyday, nouns, called, of }: Vocabulary,
): boolean {
  const first = lower(rest.find((word) => !articles.has(lower(word))));
  if (secrets.has(first)) return true;
  if (nouns.has(first) || called.has(first) || of.has(first)) return false;
  const isSaidOfMuch = phrase.includes(GAP) || (wanted.kind === 'action' && wanted.action === 'delete');
  return isSaidOfMuch && everyday.has(first);
}

/** “reset aino’s passcode” as “reset passcode of aino”. */
function ownerLast(said: readonly string[]): string[] {
  const at = said.findIndex((word) => /.['’]s$/u.test(word));
  if (at < 1) return [];
  const owner = said
    .slice(1, at + 1)
    .join(' ')
    .replace(/['’]s$/u, '');
  return [...said.slice(0, 1), ...said.slice(at + 1), 'of', ...owner.split(' ')];
}

/** “rename AINO-PHONE to …”: what it shall be called is asked for on the card. */
function withoutNewName(rest: readonly string[], wanted: Wanted, { to }: Vocabulary): readonly string[] {
  if (wanted.kind !== 'action' || wanted.action !== 'setDeviceName') return rest;
  const at = rest.findIndex((word) => to.has(lower(word)));
  return at > 0 ? rest.slice(0, at) : rest;
}

type Vocabulary = Words['freeText'];

function withoutFillers(said: readonly string[], { before, after }: Vocabulary): string[] {
  let [start, end] = [0, said.length];
  while (start < end && before.has(lower(said[start]).replace(/[,!.]+$/u, ''))) start += 1;
  while (end > start && after.has(lower(said[end - 1]).replace(/[,!.?]+$/u, ''))) end -= 1;
  return said.slice(start, end);
}

/** What follows a phrase, or fills its gap. */
function besidePhrase(said: readonly string[], phrase: string, vocabulary: Vocabulary): string[] | undefined {
  const [before = [], after] = phrase.split(GAP).map((part) => wordsIn(part.trim(), vocabulary));
  const rest = afterPhrase(said, before, vocabulary.articles);
  if (after === undefined || rest === undefined) return rest;
  const end = rest.slice(-after.length).map((word) => lower(word).replace(/[?!.,;]+$/u, ''));
  return rest.length > after.length && end.join(' ') === after.join(' ')
    ? rest.slice(0, -after.length)
    : undefined;
}

/** What follows the phrase, or undefined. Articles between its words don’t count. */
function afterPhrase(
  said: readonly string[],
  phrase: readonly string[],
  articles: ReadonlySet<string>,
): string[] | undefined {
  let at = 0;
  for (const word of phrase) {
    if (at > 0) while (articles.has(lower(said[at])) && lower(said[at]) !== lower(word)) at += 1;
    if (lower(said[at]) !== lower(word)) return undefined;
    at += 1;
  }
  return said.slice(at);
}

function targetIn(said: readonly string[], vocabulary: Vocabulary): Omit<Wish, 'wanted' | 'phrase'> {
  const { articles, nouns, of, ofPerson, pronouns } = vocabulary;
  const rest = withoutKind(said, vocabulary);
  const bare = rest.slice(rest.findIndex((word) => !articles.has(lower(word)))).join(' ');
  const target = (articles.has(lower(rest.at(-1))) ? '' : bare).replace(/[?!.,;\s]+$/u, '');
  const link = rest.findIndex((word) => of.has(lower(word)));
  const [noun, ...others] = rest.slice(0, Math.max(link, 0)).filter((word) => !articles.has(lower(word)));
  const kind = noun === undefined ? 'any' : nouns.get(lower(noun));
  if (link >= 0 && others.length === 0 && kind !== undefined) {
    const inner = targetIn(rest.slice(link + 1), vocabulary);
    const names = ofPerson.has(lower(rest[link])) && inner.target !== '' && inner.person === undefined;
    const whose = names ? { person: inner.target } : {};
    return { ...inner, ...whose, ...onlyOn(noun, kind) };
  }
  if (pronouns.has(target.toLowerCase())) return { target: '' };
  const alone = nouns.get(target.toLowerCase());
  if (alone !== undefined) return { target: '', ...onlyOn(target, alone) };
  const owned = /^(?<who>.+?)['’]s? (?<what>[^ ]+)$/u.exec(target)?.groups;
  const owns = owned && nouns.get(lower(owned.what));
  if (owned?.who !== undefined && owns !== undefined)
    return { target, person: owned.who, ...onlyOn(owned.what, owns) };
  return { target };
}

/** “the device AINO-PHONE”, “user aino”: what it is stands before its name. */
function withoutKind(said: readonly string[], { articles, called, of }: Vocabulary): readonly string[] {
  const at = said.findIndex((word) => !articles.has(lower(word)));
  const next = said[at + 1];
  return called.has(lower(said[at])) && next !== undefined && !of.has(lower(next))
    ? said.slice(at + 1)
    : said;
}

function onlyOn(noun: string | undefined, kind: DeviceKind): Pick<Wish, 'noun' | 'platforms'> {
  const platforms = PLATFORMS[kind];
  return noun !== undefined && platforms ? { noun, platforms } : {};
}
