import assert from 'node:assert/strict';
import { fencedOff } from '../../../bot/helpdesk/caller/not-me.ts';
import type { SecondRequest } from '../../../bot/helpdesk/contracts/policy/records.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { Remembered } from '../../../bot/helpdesk/contracts/store.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 14, minute)).toISOString();

/** “That’s not me”, at minute 10. */
const fence = { id: 'person-1', since: at(10), until: at(10 + 24 * 60) };
const receipt = { id: 'receipt-1', userId: 'person-1', state: 'pending', secondRequest: 'second-1' };

const isFenced = (second: Pick<SecondRequest, 'state' | 'createdAt' | 'askedAt'>) => {
  const table = (one: object | undefined) => ({ get: () => one });
  const tables = { fences: table(fence), seconds: table(second), receipts: table(receipt) };
  return fencedOff(tables as unknown as Remembered, receipt as Receipt, new Date(at(20)));
};

describe('an action that a second operator approved, after “That’s not me”', () => {
  it('may leave if it was asked for after that', () => {
    assert.equal(isFenced({ state: 'used', askedAt: at(11), createdAt: at(12) }), false);
  });

  it('may not if it was asked for before, also if the second operator was asked only after', () => {
    assert.equal(isFenced({ state: 'used', askedAt: at(8), createdAt: at(9) }), true);
    assert.equal(isFenced({ state: 'used', askedAt: at(9), createdAt: at(11) }), true);
  });

  it('may not while nobody has approved it', () => {
    assert.equal(isFenced({ state: 'open', askedAt: at(11), createdAt: at(12) }), true);
  });

  it('goes by when the second operator was asked, in a record that says nothing else', () => {
    assert.equal(isFenced({ state: 'used', createdAt: at(9) }), true);
    assert.equal(isFenced({ state: 'used', createdAt: at(11) }), false);
  });
});
