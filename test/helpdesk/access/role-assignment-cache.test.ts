import assert from 'node:assert/strict';
import { RoleAssignmentCache } from '../../../bot/helpdesk/access/role-assignment-cache.ts';
import type { RoleAssignment } from '../../../bot/helpdesk/contracts/model.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { assignment } from '../../support/samples.ts';
import { fakeGraph } from '../support/fake-graph.ts';

interface Reading {
  answer: (assignments: RoleAssignment[]) => void;
  fail: (error: Error) => void;
}

const named = (id: string, over: Partial<RoleAssignment> = {}) => [assignment({ id, ...over })];
const partial = (id: string) => named(id, { reachUnread: true });

/** A cache over a Graph whose readings a test answers one by one, when it wants. */
function setUp(options: { perPerson?: boolean } = {}) {
  let now = Date.parse('2026-01-01T12:00:00.000Z');
  const readings: Reading[] = [];
  const graph = fakeGraph({
    roles: {
      assignments: () => new Promise((answer, fail) => readings.push({ answer, fail })),
    },
  });
  const cache = new RoleAssignmentCache(() => new Date(now), options);
  const idsOf = async (reading: Promise<RoleAssignment[]>) => (await reading).map(({ id }) => id).join();
  return {
    cache,
    graph,
    readings,
    later: (ms: number) => (now += ms),
    recent: (person?: string) => idsOf(cache.recent(graph, person)),
    fresh: (person?: string) => idsOf(cache.fresh(graph, person)),
    /** A fresh reading that is answered at once. */
    read: async (assignments: RoleAssignment[], person?: string) => {
      const reading = cache.fresh(graph, person);
      readings.at(-1)?.answer(assignments);
      await reading;
    },
  };
}

describe('role assignments for reading', () => {
  it('are a minute old at most', async () => {
    const { recent, read, later, readings } = setUp();
    await read(named('one'));
    later(59_999);
    assert.equal(await recent(), 'one');
    later(1);
    const again = recent();
    readings[1]?.answer(named('two'));
    assert.equal(await again, 'two');
  });

  it('are as old as the moment they were asked for, not answered', async () => {
    const { cache, graph, later, readings } = setUp();
    const slow = cache.fresh(graph);
    later(60_000);
    readings[0]?.answer(named('one'));
    await slow;
    void cache.recent(graph);
    assert.equal(readings.length, 2);
  });

  it('share a read that is running', async () => {
    const { recent, readings } = setUp();
    const both = Promise.all([recent(), recent()]);
    assert.equal(readings.length, 1);
    readings[0]?.answer(named('one'));
    assert.deepEqual(await both, ['one', 'one']);
  });

  it('share a failure too, and the next call reads again', async () => {
    const { recent, readings } = setUp();
    const both = Promise.allSettled([recent(), recent()]);
    readings[0]?.fail(new Problem({ kind: 'throttled' }));
    assert.deepEqual(
      (await both).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    const next = recent();
    readings[1]?.answer(named('one'));
    assert.equal(await next, 'one');
  });

  it('are read again after twenty seconds if their scope was not read in full', async () => {
    const { recent, read, later, readings } = setUp();
    await read(partial('one'));
    later(19_999);
    assert.equal(await recent(), 'one');
    later(1);
    void recent();
    assert.equal(readings.length, 2);
  });

  it('can be forgotten', async () => {
    const { cache, recent, read, readings } = setUp();
    await read(named('one'));
    cache.forget();
    void recent();
    assert.equal(readings.length, 2);
  });
});

describe('role assignments for acting', () => {
  it('are read now, whatever is kept and whoever is reading', async () => {
    const { fresh, recent, read, readings } = setUp();
    await read(named('one'));
    const second = fresh();
    const third = fresh();
    readings[1]?.answer(named('two'));
    readings[2]?.answer(named('three'));
    assert.deepEqual(await Promise.all([second, third]), ['two', 'three']);
    assert.equal(await recent(), 'three', 'and kept for reading');
  });

  it('keep the newer reading if an older one is answered later', async () => {
    const { fresh, recent, later, readings } = setUp();
    const older = fresh();
    later(10);
    const newer = fresh();
    readings[1]?.answer(named('newer'));
    await newer;
    readings[0]?.answer(named('older'));
    assert.equal(await older, 'older', 'the caller gets what was read for it');
    assert.equal(await recent(), 'newer');
  });

  it('keep a complete reading for its minute if the next one is partial', async () => {
    const { cache, graph, recent, read, later } = setUp();
    await read(named('complete'));
    later(59_999);
    await read(partial('partial'));
    assert.equal(await recent(), 'complete');
    later(1);
    await read(partial('later'));
    assert.equal((await cache.recent(graph))[0]?.id, 'later', 'after its minute the partial one counts');
  });

  it('replace a partial reading by any newer one', async () => {
    const { recent, read, later } = setUp();
    await read(partial('one'));
    later(1_000);
    await read(partial('two'));
    assert.equal(await recent(), 'two');
    await read(named('three'));
    assert.equal(await recent(), 'three');
  });
});

describe('role assignments of several readers', () => {
  it('are shared if the bot reads them with its own rights', async () => {
    const { recent, read } = setUp();
    await read(named('one'), 'person-1');
    assert.equal(await recent('person-2'), 'one');
  });

  it('are kept per person if each reads with their own rights', async () => {
    const { recent, read, readings } = setUp({ perPerson: true });
    await read(named('of-1'), 'person-1');
    const other = recent('person-2');
    assert.equal(readings.length, 2);
    readings[1]?.answer(named('of-2'));
    assert.equal(await other, 'of-2');
    assert.equal(await recent('person-1'), 'of-1');
  });

  it('don’t share a running read if each reads with their own rights', () => {
    const { recent, readings } = setUp({ perPerson: true });
    void recent('person-1');
    void recent('person-2');
    void recent('person-1');
    assert.equal(readings.length, 2);
  });
});

describe('what operators share of role assignments', () => {
  /** A Graph in which each operator has a list of one assignment. What is read of it is answered by the test. */
  function sharing() {
    let now = Date.parse('2026-01-01T12:00:00.000Z');
    const reads: { answer: (name: string | undefined) => void; fail: () => void }[] = [];
    let shares = 0;
    const graph = fakeGraph({
      roles: {
        async assignments(_expected, shared) {
          if (shared) shares += 1;
          const own = () =>
            new Promise<string | undefined>((answer, reject) =>
              reads.push({ answer, fail: () => reject(new Problem({ kind: 'throttled' })) }),
            );
          const name = await (shared ? shared.read('one', own) : own());
          return name === undefined ? [] : named(name);
        },
      },
    });
    const cache = new RoleAssignmentCache(() => new Date(now), { perPerson: true });
    const idsOf = async (reading: Promise<RoleAssignment[]>) => (await reading).map(({ id }) => id).join();
    return {
      cache,
      reads,
      shares: () => shares,
      later: (ms: number) => (now += ms),
      recent: (person: string) => idsOf(cache.recent(graph, person)),
      fresh: (person: string) => idsOf(cache.fresh(graph, person)),
    };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('is read once for those who ask at the same time, and serves others for half a minute', async () => {
    const { recent, reads, later } = sharing();
    const both = Promise.all([recent('a'), recent('b')]);
    await settled();
    assert.equal(reads.length, 1);
    reads[0]?.answer('first');
    assert.deepEqual(await both, ['first', 'first']);
    later(29_999);
    assert.equal(await recent('c'), 'first');
    later(1);
    const anew = recent('d');
    await settled();
    reads[1]?.answer('second');
    assert.equal(await anew, 'second');
  });

  it('is a minute old at most, counted from when the first asked', async () => {
    const { recent, reads, later } = sharing();
    const one = recent('a');
    await settled();
    reads[0]?.answer('first');
    await one;
    later(29_000);
    assert.equal(await recent('b'), 'first');
    later(30_999);
    assert.equal(await recent('b'), 'first');
    later(1);
    const anew = recent('b');
    await settled();
    reads[1]?.answer('second');
    assert.equal(await anew, 'second');
  });

  it('is never used to act', async () => {
    const { recent, fresh, reads, shares } = sharing();
    const one = recent('a');
    await settled();
    reads[0]?.answer('first');
    await one;
    const acting = fresh('b');
    await settled();
    reads[1]?.answer('second');
    assert.equal(await acting, 'second');
    assert.equal(shares(), 1);
  });

  it('is asked again by whoever waited for somebody for whom it failed, or isn’t there', async () => {
    for (const end of ['fail', 'answer'] as const) {
      const { recent, reads } = sharing();
      const first = recent('a').catch(() => 'failed');
      const second = recent('b');
      await settled();
      reads[0]?.[end](undefined);
      await settled();
      assert.equal(reads.length, 2);
      reads[1]?.answer('own');
      assert.equal(await second, 'own');
      assert.equal(await first, end === 'fail' ? 'failed' : '');
    }
  });

  it('is forgotten, also what is being read meanwhile', async () => {
    const { cache, recent, reads } = sharing();
    const before = recent('a');
    await settled();
    cache.forget();
    reads[0]?.answer('old');
    await before;
    const after = recent('b');
    await settled();
    reads[1]?.answer('new');
    assert.equal(await after, 'new');
  });
});
