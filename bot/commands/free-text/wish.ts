import type { ActionId } from '../../helpdesk/actions/catalogue.ts';
import { catalogue } from '../../helpdesk/actions/catalogue.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';
import type { KeyId } from '../../helpdesk/keys/catalogue.ts';
import { keys as keyCatalogue } from '../../helpdesk/keys/catalogue.ts';
import type { DeviceKind } from '../../locales/en/free-text.ts';
import type { Words } from '../../locales/index.ts';

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

/** Everything that a wish can begin with: the portal's titles first, then what help desks say. */
export function wishPhrases(words: Words): { phrase: string; wanted: Wanted }[] {
  const { actions, keys, freeText } = words;
  return [
    ...catalogue.flatMap(({ id }) => {
      const { title, on = {} } = actions.known[id];
      const titles = [title, ...Object.values(on).flatMap((other) => other.title ?? [])];
      return [...titles, ...(freeText.actions[id] ?? [])].map((phrase) => ({
        phrase: phrase.toLowerCase(),
        wanted: { kind: 'action', action: id } as const,
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

/** Reads a sentence that begins with the name of an action or a key, politely or not. */
export function wishIn(line: string, words: Words): Wish | undefined {
  const { freeText } = words;
  const said = withoutFillers(line.split(' '), freeText);
  const found = wishPhrases(words)
    .toSorted((a, b) => b.phrase.length - a.phrase.length)
    .map((one) => ({ ...one, rest: afterPhrase(said, one.phrase.split(' '), freeText.articles) }))
    .find(({ rest }) => rest !== undefined);
  if (!found?.rest) return undefined;
  return { wanted: found.wanted, phrase: found.phrase, ...targetIn(found.rest, freeText) };
}

type Vocabulary = Words['freeText'];

const lower = (word: string | undefined) => (word ?? '').toLowerCase();

function withoutFillers(said: readonly string[], { before, after }: Vocabulary): string[] {
  let [start, end] = [0, said.length];
  while (start < end && before.has(lower(said[start]).replace(/[,!.]+$/u, ''))) start += 1;
  while (end > start && after.has(lower(said[end - 1]).replace(/[,!.?]+$/u, ''))) end -= 1;
  return said.slice(start, end);
}

/** What follows the phrase, or undefined. Articles between its words don’t count. */
function afterPhrase(
  said: readonly string[],
  phrase: readonly string[],
  articles: ReadonlySet<string>,
): string[] | undefined {
  let at = 0;
  for (const word of phrase) {
    if (at > 0) while (articles.has(lower(said[at])) && lower(said[at]) !== word) at += 1;
    if (lower(said[at]) !== word) return undefined;
    at += 1;
  }
  return said.slice(at);
}

function targetIn(rest: readonly string[], vocabulary: Vocabulary): Omit<Wish, 'wanted' | 'phrase'> {
  const { articles, nouns, of, ofPerson } = vocabulary;
  const bare = rest.slice(rest.findIndex((word) => !articles.has(lower(word)))).join(' ');
  const target = (articles.has(lower(rest.at(-1))) ? '' : bare).replace(/[?!.,;]+$/u, '');
  const link = rest.findIndex((word) => of.has(lower(word)));
  const [noun, ...others] = rest.slice(0, Math.max(link, 0)).filter((word) => !articles.has(lower(word)));
  const kind = noun === undefined ? 'any' : nouns.get(lower(noun));
  if (link >= 0 && others.length === 0 && kind !== undefined) {
    const inner = targetIn(rest.slice(link + 1), vocabulary);
    const names = ofPerson.has(lower(rest[link])) && inner.target !== '' && inner.person === undefined;
    const whose = names ? { person: inner.target } : {};
    return { ...inner, ...whose, ...onlyOn(noun, kind) };
  }
  const alone = nouns.get(target.toLowerCase());
  if (alone !== undefined) return { target: '', ...onlyOn(target, alone) };
  const owned = /^(?<who>.+?)['’]s? (?<what>[^ ]+)$/u.exec(target)?.groups;
  const owns = owned && nouns.get(lower(owned.what));
  if (owned?.who !== undefined && owns !== undefined)
    return { target, person: owned.who, ...onlyOn(owned.what, owns) };
  return { target };
}

function onlyOn(noun: string | undefined, kind: DeviceKind): Pick<Wish, 'noun' | 'platforms'> {
  const platforms = PLATFORMS[kind];
  return noun !== undefined && platforms ? { noun, platforms } : {};
}
