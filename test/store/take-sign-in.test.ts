import { strict as assert } from 'node:assert';
import { takeSignIn } from '../../bot/store/take-sign-in.ts';
import { sandbox } from './support/store.ts';

describe('store: used sign-ins', () => {
  const { folder, open, clean } = sandbox();
  afterEach(clean);
  const now = () => new Date('2026-01-02T00:00:00.000Z');

  it('takes the first token of a request, also if two arrive at once', async () => {
    const { store } = await open(await folder());
    const take = takeSignIn(store, now);
    assert.deepEqual((await Promise.all([take('ann', 'r1'), take('ann', 'r1')])).sort(), [false, true]);
    assert.equal(await take('ann', 'r2'), true);
    assert.equal(await take('bob', 'r1'), true);
  });

  it('remembers it after a restart, without the person’s id', async () => {
    const dir = await folder();
    const first = await open(dir);
    assert.equal(await takeSignIn(first.store, now)('ann', 'r1'), true);
    await first.close();
    const { store } = await open(dir);
    assert.equal(await takeSignIn(store, now)('ann', 'r1'), false);
    assert.deepEqual(await store.signInsTaken.list(() => true), [{ at: '2026-01-02T00:00:00.000Z' }]);
  });

  it('passes on an error of the store', async () => {
    const opened = await open(await folder());
    await opened.close();
    await assert.rejects(takeSignIn(opened.store, now)('ann', 'r1'), { code: 'closed' });
  });
});
