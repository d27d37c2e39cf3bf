import assert from 'node:assert/strict';
import { loadCards } from '../../../bot/cards/render/render.ts';
import { fallbacksFor, textAsCard } from '../../../bot/commands/fallbacks.ts';
import type { RenderCard, View } from '../../../bot/helpdesk/contracts/conversation.ts';
import { createActivityFactory } from '../../../bot/teams/outbound/activity-factory.ts';
import { fallbacks } from '../support/fallbacks.ts';

const MOST = 80 * 1024;
const press = { said: { kind: 'press' }, locale: 'en' };
const bytes = (content: unknown) => JSON.stringify(content).length * 2;

interface Drawn {
  card: string;
  view: View;
}

describe('teams: the size of a card', () => {
  const render: RenderCard = (card, view) => ({ card, view });
  const factory = createActivityFactory(
    render,
    (text) => ({ card: 'notice', view: { lines: [text] } }),
    () => fallbacks,
  );
  const rows = (count: number, length: number) =>
    Array.from({ length: count }, (_, n) => ({ name: 'ä'.repeat(length), id: `id-${n}`, open: n === 0 }));
  const answer = (view: View) => ({ kind: 'card', card: 'user', view, summary: 'Aino' }) as const;
  const sent = (view: View) => {
    const message = factory.message(answer(view))?.attachments?.[0]?.content as Drawn;
    const { value } = factory.invokeBody(answer(view), press) as { value: Drawn };
    assert.deepEqual(message, value, 'a message and a press show the same');
    return message;
  };

  it('isn’t changed below the size that Teams advises', () => {
    const view = { rows: rows(90, 400) };
    assert.deepEqual(sent(view), { card: 'user', view });
  });

  for (const [count, length] of [
    [110, 400],
    [150, 400],
    [160, 390],
    [200, 300],
  ] as const)
    it(`is cut by its long texts, not by its rows: ${count} of ${length} characters`, () => {
      const content = sent({ rows: rows(count, length) });
      assert.ok(bytes(content) <= MOST);
      const left = content.view.rows as { name: string; id: string; open: boolean }[];
      assert.deepEqual(
        left.map(({ id, open }) => `${id} ${open}`),
        rows(count, length).map(({ id, open }) => `${id} ${open}`),
      );
      assert.match(left[0]?.name ?? '', /^ä+…$/);
    });

  it('never gets as large as Teams refuses: as a last resort a short card says so', () => {
    for (const view of [{ rows: rows(1000, 100) }, { rows: rows(5000, 400) }, { rows: rows(30_000, 1) }])
      assert.deepEqual(sent(view), { card: 'notice', view: { lines: ['too large: Aino'] } });
  });

  it('is kept with real cards, too', async () => {
    const real = createActivityFactory(await loadCards(), textAsCard, fallbacksFor);
    const { card, view } = textAsCard('x', 'en');
    const lines = Array.from({ length: 400 }, () => ({ text: 'long '.repeat(80) }));
    const message = real.message({
      kind: 'card',
      card,
      view: { ...view, rest: lines },
      summary: 'Devices of Aino.',
    });
    const content = JSON.stringify(message?.attachments?.[0]?.content);
    assert.ok(content.length * 2 <= MOST);
    assert.match(content, /Devices of Aino\..*All devices/);
  });
});
