import assert from 'node:assert/strict';
import { updateReceiptCard } from '../../bot/jobs/update-receipt-card.ts';
import type { Receipt } from '../../bot/helpdesk/contracts/receipt.ts';
import { memoryStore } from '../helpdesk/support/memory-store.ts';
import { CARD, fakeMessenger, receipt } from './support/parts.ts';

describe('updateReceiptCard', () => {
  const now = () => new Date('2026-01-01T12:00:00Z');

  async function said(one: Receipt, ...others: Receipt[]) {
    const store = memoryStore();
    for (const kept of [one, ...others]) await store.receipts.create(kept.id, kept);
    const { messenger, said: all } = fakeMessenger();
    await updateReceiptCard({ store, now }, messenger, one);
    return all.map(({ how, card, place }) => [how, card, place]);
  }

  const updated = ['update', 'receipt', CARD];
  const told = ['tell', 'receipt', CARD];
  const minuteLater = { updatedAt: '2026-01-01T10:01:00.000Z' };

  it('shows the news on the card', async () => {
    assert.deepEqual(await said(receipt()), [updated]);
  });

  it('says nothing if there is no card', async () => {
    assert.deepEqual(await said(receipt({ card: undefined, state: 'done', ...minuteLater })), []);
  });

  it('sends a message, too, if an action ends a minute later', async () => {
    assert.deepEqual(await said(receipt({ state: 'done', ...minuteLater })), [updated, told]);
    assert.deepEqual(await said(receipt({ state: 'pending', ...minuteLater })), [updated]);
    assert.deepEqual(await said(receipt({ state: 'done', updatedAt: '2026-01-01T10:00:59.000Z' })), [
      updated,
    ]);
  });

  it('waits for the last of several devices, and tells all in one message', async () => {
    const done = receipt({ state: 'done', ...minuteLater });
    const other = (over: Partial<Receipt>) => receipt({ id: 'two', ...over });
    assert.deepEqual(await said(done, other({ state: 'pending' })), [updated]);
    assert.deepEqual(await said(done, other({ state: 'failed', updatedAt: '2026-01-01T10:00:30.000Z' })), [
      updated,
      told,
    ]);
    assert.deepEqual(await said(done, other({ state: 'failed', updatedAt: '2026-01-01T10:05:00.000Z' })), [
      updated,
    ]);
    assert.deepEqual(await said(done, other({ state: 'failed', ...minuteLater })), [updated]);
    assert.deepEqual(await said(other({ state: 'failed', ...minuteLater }), done), [updated, told]);
  });

  it('doesn’t update a card that shows a secret, even another device’s', async () => {
    const shown = { secretShownAt: '2026-01-01T11:59:00.000Z' };
    assert.deepEqual(await said(receipt(shown)), []);
    assert.deepEqual(await said(receipt(), receipt({ id: 'two', ...shown })), []);
    const elsewhere = { ...shown, card: { ...CARD, activityId: 'other' } };
    assert.deepEqual(await said(receipt(), receipt({ id: 'two', ...elsewhere })), [updated]);
    const hidden = { ...shown, secretHiddenAt: '2026-01-01T11:59:30.000Z' };
    assert.deepEqual(await said(receipt(hidden)), [updated]);
  });

  describe('if the card can’t be changed', () => {
    const elsewhere = { ...CARD, activityId: 'new' };
    async function updated(stands: typeof CARD | undefined) {
      const store = memoryStore();
      const late = receipt({ state: 'done', ...minuteLater });
      const other = receipt({ id: 'two', card: { ...CARD, activityId: 'another' } });
      for (const one of [late, receipt({ id: 'three' }), other]) await store.receipts.create(one.id, one);
      const { messenger, said: all } = fakeMessenger({ stands: () => stands });
      await updateReceiptCard({ store, now }, messenger, late);
      const places = await Promise.all(['one', 'two', 'three'].map((id) => store.receipts.get(id)));
      return { hows: all.map(({ how }) => how), places: places.map((one) => one?.card?.activityId) };
    }

    it('notes the message that came instead, and doesn’t tell the same again', async () => {
      assert.deepEqual(await updated(elsewhere), { hows: ['update'], places: ['new', 'another', 'new'] });
    });

    it('leaves it at that if nothing can be said there', async () => {
      assert.deepEqual(await updated(undefined), { hows: ['update'], places: ['card', 'another', 'card'] });
    });
  });
});
