import assert from 'node:assert/strict';
import { once } from '../../../../bot/helpdesk/contracts/memory/once.ts';

describe('what is made once', () => {
  it('is made for all who ask, and anew only after it failed', async () => {
    let made = 0;
    const ask = once(() =>
      ++made === 1 ? Promise.reject(new Error('for a moment')) : Promise.resolve(made),
    );
    const both = await Promise.allSettled([ask(), ask()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.deepEqual(await Promise.all([ask(), ask()]), [2, 2]);
    assert.equal(await ask(), 2);
  });
});
