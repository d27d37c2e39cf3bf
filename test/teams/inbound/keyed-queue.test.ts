import assert from 'node:assert/strict';
import { KeyedQueue } from '../../../bot/teams/inbound/keyed-queue.ts';

/** Work that ends when the test says so. */
function openWork(begun: string[], name: string) {
  let end: (error?: Error) => void = () => undefined;
  const work = () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve(name));
    });
  };
  return { work, end: (error?: Error) => end(error) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('teams: keyed queue', () => {
  it('runs work with the same key in order, one at a time', async () => {
    const queue = new KeyedQueue(5);
    const begun: string[] = [];
    const [first, second, third] = [openWork(begun, '1'), openWork(begun, '2'), openWork(begun, '3')];
    const results = [first, second, third].map(({ work }) => {
      const running = queue.run('a', work);
      assert.ok(running);
      return running;
    });
    await settled();
    assert.deepEqual(begun, ['1']);
    assert.equal(queue.waiting, 2);
    first.end();
    await settled();
    assert.deepEqual(begun, ['1', '2']);
    second.end();
    await settled();
    third.end();
    assert.deepEqual(await Promise.all(results), ['1', '2', '3']);
  });

  it('begins the first work at once, and work with another key too', () => {
    const queue = new KeyedQueue(0);
    const begun: string[] = [];
    void queue.run('a', openWork(begun, '1').work);
    void queue.run('b', openWork(begun, '2').work);
    assert.deepEqual(begun, ['1', '2']);
    assert.equal(queue.waiting, 0);
  });

  it('refuses work if too many wait with its key', () => {
    const queue = new KeyedQueue(1);
    const begun: string[] = [];
    assert.ok(queue.run('a', openWork(begun, '1').work));
    assert.ok(queue.run('a', openWork(begun, '2').work));
    assert.equal(queue.run('a', openWork(begun, '3').work), undefined);
    assert.ok(queue.run('b', openWork(begun, '4').work));
  });

  it('continues after work that failed', async () => {
    const queue = new KeyedQueue(5);
    const begun: string[] = [];
    const [first, second] = [openWork(begun, '1'), openWork(begun, '2')];
    const failed = assert.rejects(queue.run('a', first.work) ?? Promise.resolve(), /broken/);
    const next = queue.run('a', second.work);
    first.end(new Error('broken'));
    await failed;
    await settled();
    second.end();
    assert.equal(await next, '2');
  });

  it('forgets a key when its queue is empty', async () => {
    const queue = new KeyedQueue(0);
    const begun: string[] = [];
    const first = openWork(begun, '1');
    const done = queue.run('a', first.work);
    first.end();
    await done;
    await settled();
    // a kept queue would refuse: nobody may wait
    assert.ok(queue.run('a', openWork(begun, '2').work));
    assert.deepEqual(begun, ['1', '2']);
  });
});
