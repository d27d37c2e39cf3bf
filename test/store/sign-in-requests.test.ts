import assert from 'node:assert/strict';
import { keptSignInRequests } from '../../bot/store/sign-in-requests.ts';
import { memoryStore } from '../helpdesk/support/memory-store.ts';

describe('requests that wait for a sign-in', () => {
  const waiting = { said: { kind: 'message', text: 'select user aino' }, locale: 'en-US' } as const;

  it('are kept of one person in a bounded number, and of others as before', async () => {
    const store = memoryStore();
    const clock = { now: new Date('2026-01-01T12:00:00.000Z') };
    const requests = keptSignInRequests(store, () => clock.now);
    const keep = (id: string, personId: string) => requests.keep(id, { personId, waiting, forMs: 600_000 });
    const waits = () => [...store.signInRequests.kept.values()].filter((one) => one.waiting).length;
    for (let n = 0; n < 300; n++) await keep(`mine-${n}`, 'person-1');
    assert.equal(waits(), 20);
    assert.equal(await requests.personOf('mine-299'), 'person-1', 'the sign-in itself still works');
    assert.deepEqual(await requests.take('person-1', 'mine-0'), { first: true, waiting });
    await keep('mine-again', 'person-1');
    await keep('theirs', 'person-2');
    assert.deepEqual((await requests.take('person-1', 'mine-again')).waiting, waiting);
    assert.deepEqual((await requests.take('person-2', 'theirs')).waiting, waiting);
    clock.now = new Date('2026-01-01T12:10:00.000Z');
    await keep('later', 'person-1');
    assert.deepEqual((await requests.take('person-1', 'later')).waiting, waiting);
  });
});
