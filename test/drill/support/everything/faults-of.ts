import { en } from '../../../../bot/locales/en.ts';
import { parts } from '../../../support/channel.ts';
import type { Reached } from './press-all.ts';

/** What Teams takes of a card. */
const MOST_BYTES = 80 * 1024;

/** Sentences that a person sees only if something went wrong. */
const ERRORS: readonly string[] = [
  ...Object.values(en.problem.kinds),
  ...[en.problem.partUnread, en.problem.restUnread],
  ...[en.answers.late, en.answers.tooMany, en.answers.noSuchPress],
  ...[en.answers.fault(''), en.answers.tooLarge('')].map((sentence) => sentence.trim().slice(0, 40)),
];

/** Values that a template lost. */
const LOST = /\bundefined\b|\bnull\b|\bNaN\b|\[object |\$\{/;

/** Lists of a card that draw nothing if they are empty. */
const LISTS = ['items', 'actions', 'columns', 'inlines', 'facts', 'choices', 'body'];

/** What is wrong with a card: an error, nothing on it, more than Teams takes, or that a press of another button than Refresh changed nothing. */
export function faultsOf({ way, status, card, text, before }: Reached): string[] {
  const error = ERRORS.find((sentence) => text.includes(sentence));
  const bytes = Buffer.byteLength(JSON.stringify(card ?? {}));
  const empty = [...parts(card)].flatMap((part) =>
    LISTS.flatMap((name) => {
      const list = part[name];
      return Array.isArray(list) && list.length === 0 ? [`${String(part.type)} without ${name}`] : [];
    }),
  );
  return [
    ...(status === 200 ? [] : [`status ${status}`]),
    ...(text === '' ? ['nothing said'] : []),
    ...(text === before && way.at(-1) !== en.card.refresh ? ['the press seems lost'] : []),
    ...(error === undefined ? [] : [error]),
    ...(LOST.test(text) ? [`lost: ${LOST.exec(text)?.[0] ?? ''}`] : []),
    ...(bytes > MOST_BYTES ? [`${bytes} bytes`] : []),
    ...empty,
  ];
}
