import assert from 'node:assert/strict';
import { loadCards } from '../../bot/cards/render/render.ts';
import { wordsFor } from '../../bot/locales/index.ts';
import { translatedTags } from '../../bot/locales/translations.ts';
import { now } from './support/sample-data.ts';
import { samplesIn } from './support/samples.ts';
import { elements, strings } from './support/walk.ts';

type Json = Record<string, unknown>;

/** Rough pixels of a card on a phone, of the letters in it, and of what is around a button’s title. */
const PHONE = 306;
const LETTER = { small: 7, smallBold: 8, bold: 9, heading: 12 };
const AROUND = 34;
const GAP = 8;
/** Letters of a heading’s line. */
const HEADING = 28;
/** Letters that a field shows. It cuts the rest. */
const FIELD = 36;
/** Our own texts are shorter: what is as long as a card’s texts may be was cut. */
const LONG = 490;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const longestWord = (said: string): number => Math.max(...said.split(/[ -]/).map(({ length }) => length));
const columnsOf = (set: Json): Json[] => (set.columns as Json[] | undefined) ?? [];
const all = (node: unknown, type: string): Json[] => elements(node).filter((one) => one.type === type);

for (const lang of ['en', ...translatedTags()])
  describe(`the cards on a phone, in ${lang}`, () => {
    const drawn: [name: string, card: Json][] = [];
    before(async () => {
      const render = await loadCards();
      for (const [name, { card, view }] of samplesIn({ words: wordsFor(lang), now }))
        drawn.push([name, render(card, view)]);
    });

    const none = (faultsOf: (card: Json) => string[]) => {
      assert.ok(drawn.length > 150);
      assert.deepEqual([...new Set(drawn.flatMap(([, card]) => faultsOf(card)))], []);
    };

    it('have room for both of two buttons that stand side by side', () => {
      none((card) =>
        all(card, 'ColumnSet').flatMap((set) => {
          const titles = columnsOf(set).flatMap((column) =>
            all(column, 'Action.Execute').map(({ title }) => text(title)),
          );
          const wide = titles.reduce((sum, { length }) => sum + AROUND + LETTER.bold * length, 0);
          return titles.length > 1 && wide > PHONE ? titles.join(' | ') : [];
        }),
      );
    });

    it('have no heading that what stands beside it breaks within a word', () => {
      none((card) =>
        all(card, 'ColumnSet').flatMap((set) => {
          const [heading] = all(set, 'TextBlock').map((block) => text(block.text));
          const beside = columnsOf(set).find(({ width }) => width === 'auto');
          const said = all(beside, 'TextRun').map((run) => text(run.text));
          if (heading === undefined || said.length === 0) return [];
          const wide = longestWord(heading) * LETTER.heading + GAP + said.join('').length * LETTER.bold;
          return wide > PHONE + LETTER.bold ? `${heading} | ${said.join('')}` : [];
        }),
      );
    });

    it('have no heading with a word that is longer than a line', () => {
      none((card) =>
        all(card, 'TextBlock')
          .map((block) => text(block.text))
          .filter((said) => longestWord(said) > HEADING),
      );
    });

    it('have columns of a table that are as wide as their words', () => {
      none((card) =>
        all(card, 'ColumnSet').flatMap((set) => {
          const columns = columnsOf(set);
          // two columns are facts, or names and what is said of them
          if (columns.length < 3) return [];
          const weights = columns.map(({ width }) => (typeof width === 'number' ? width : 1));
          const sum = weights.reduce((one, other) => one + other, 0);
          return columns.flatMap((column, at) =>
            all(column, 'TextRun')
              .filter((run) => {
                const letter = run.weight === 'Bolder' ? LETTER.smallBold : LETTER.small;
                return longestWord(text(run.text)) * letter > (PHONE * (weights[at] ?? 0)) / sum;
              })
              .map((run) => text(run.text)),
          );
        }),
      );
    });

    it('have hints and choices that a field shows whole', () => {
      none((card) =>
        elements(card)
          .filter(({ type }) => text(type).startsWith('Input.'))
          .map(({ placeholder }) => text(placeholder))
          .filter(({ length }) => length > FIELD),
      );
      const fields = Object.values(wordsFor(lang).actions.known).flatMap(({ fields = {} }) =>
        Object.values(fields),
      );
      const choices = fields.flatMap(({ choices = {} }) => Object.values(choices));
      assert.ok(choices.length > 3);
      assert.deepEqual(
        choices.filter(({ length }) => length > FIELD),
        [],
      );
    });

    it('have no sentence with two full stops, and no list that is cut', () => {
      none((card) =>
        strings(card)
          .filter(({ name, inData }) => name === 'text' && !inData)
          .map((found) => found.text)
          .filter((said) => /[^.]\.\.(?!\.)/.test(said) || (said.length > LONG && said.endsWith('…'))),
      );
    });
  });
