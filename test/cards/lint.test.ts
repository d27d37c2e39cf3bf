import assert from 'node:assert/strict';
import { loadCards } from '../../bot/cards/render/render.ts';
import { context } from './support/samples.ts';
import { cardsWith } from './support/hostile.ts';
import { lint } from './support/lint.ts';
import { samples } from './support/samples.ts';

const card = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const heading = (text: string, size?: string) => ({
  type: 'TextBlock',
  style: 'heading',
  text,
  ...(size && { size }),
});
const run = (text: string, more: object = {}) => ({ type: 'TextRun', text, ...more });
const line = (...inlines: object[]) => ({ type: 'RichTextBlock', inlines });
const input = (more: object = {}) => ({
  type: 'Input.Text',
  id: 'a',
  label: 'A',
  errorMessage: 'Fill in A',
  ...more,
});

describe('the lint of cards', () => {
  it('finds nothing on any card, in any state', async () => {
    const [render, find] = await Promise.all([loadCards(), lint()]);
    const all = [...samples, ...cardsWith('a name of the tenant', context)];
    assert.ok(all.length > 150);
    const found = all.flatMap(([name, { card, view }]) =>
      find(render(card, view)).map((fault) => `${name}: ${fault}`),
    );
    assert.deepEqual(found, []);
  });

  for (const [what, faulty, fault] of [
    ['a field without a label', card(input({ label: '' })), /Input\.Text a has no label/],
    ['a field without a message', card(input({ errorMessage: undefined })), /has no errorMessage/],
    ['two fields of one id', card(input(), input()), /two fields are a/],
    [
      'a choice without words',
      card(input({ type: 'Input.ChoiceSet', choices: [{ title: ' ', value: '1' }] })),
      /a choice of a/,
    ],
    ['a picture without words', card({ type: 'Image', url: 'data:,' }), /an Image has no altText/],
    [
      'a button without words',
      card({ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: '' }] }),
      /has no title/,
    ],
    ['a smaller heading before the main one', card(heading('B', 'Medium'), heading('A')), /“B” comes before/],
    ['two main headings', card(heading('A'), heading('B')), /“B” is a second main heading/],
    ['a heading without words', card(heading('')), /a heading is empty/],
    ['a sign of its own', card(line(run('✓', { color: 'Accent' }))), /“✓” stands alone/],
    ['a pale sign', card(line(run('✓', { color: 'Good' }), run('Done'))), /“✓” has 2\.\d:1 in light/],
    [
      'a pale word in a box',
      card({
        type: 'Container',
        style: 'emphasis',
        items: [line(run('Done', { color: 'Warning' }), run('x'))],
      }),
      /“Done” has 1\.\d:1 in light/,
    ],
    ['an element that isn’t drawn', card({ type: 'Chart.Pie', data: [] }), /Chart\.Pie has no fallback/],
  ] as const)
    it(`finds ${what}`, async () => {
      const found = (await lint())(faulty);
      assert.equal(found.length, what.includes('pale') ? found.length : 1, found.join('\n'));
      assert.match(found.join('\n'), fault);
    });
});
