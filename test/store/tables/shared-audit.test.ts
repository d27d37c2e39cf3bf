import { strict as assert } from 'node:assert';
import { TableAudit } from '../../../bot/store/tables/audit/table-audit.ts';
import { endOf } from '../../../bot/store/audit/left-open.ts';
import { MemoryRows } from '../support/memory-rows.ts';
import { entry } from '../support/store.ts';

const now = () => new Date('2026-01-02T00:00:00.000Z');

describe('store: an audit that several bots share', () => {
  async function pair() {
    const rows = new MemoryRows();
    const open = () => TableAudit.open({ rows, now });
    return { rows, open, a: await open(), b: await open() };
  }

  it('is one chain, whoever appends', async () => {
    const { rows, open, a, b } = await pair();
    const c = await open();
    rows.meanwhile = () => c.append(entry({ what: 'faster' }));
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        (n % 2 ? a : b).append(entry({ what: `${n}`, personId: `p${n % 2}` })),
      ),
    );
    const verdict = await a.verify();
    assert.deepEqual(verdict, { ok: true, entries: 61, head: a.head() });
    assert.equal((await b.newest({ person: 'p1', limit: 100 })).length, 30);
    assert.deepEqual(
      (await b.newest({ person: 'p1', limit: 100 })).map(({ what }) => Number(what)),
      Array.from({ length: 30 }, (_, n) => 59 - 2 * n),
    );
  });

  it('writes what waits in one write: nobody waits for more than the one that is under way and the next', async () => {
    const { rows, a } = await pair();
    const before = rows.writes;
    const first = a.append(entry({ what: 'first' }));
    await Promise.resolve();
    await Promise.resolve();
    const others = Array.from({ length: 15 }, (_, n) => a.append(entry({ what: `${n}` })));
    await Promise.all([first, ...others]);
    assert.equal(rows.writes - before, 2);
    assert.deepEqual(await a.verify(), { ok: true, entries: 16, head: a.head() });
  });

  it('has an entry once whose answer was lost, and one that was lost on its way', async () => {
    const { rows, a, b } = await pair();
    rows.faults.push('answerLost', undefined, 'lost', undefined, 'answerLost');
    for (const what of ['1', '2', '3', '4']) await a.append(entry({ what }));
    rows.meanwhile = () => b.append(entry({ what: 'faster' }));
    rows.faults.push(undefined, 'answerLost');
    await a.append(entry({ what: '5' }));
    const all = (await b.newest({ limit: 20 })).map(({ what }) => what).toReversed();
    assert.deepEqual(all, ['1', '2', '3', '4', 'faster', '5']);
    assert.equal((await b.verify()).ok, true);
  });

  it('ends what a bot left open once, and not what was ended', async () => {
    const { rows, a, b } = await pair();
    const id = await a.append(entry({ kind: 'started' }));
    const other = await a.append(entry({ kind: 'started', what: 'other' }));
    const [started] = await b.openEntries();
    assert.equal(started?.id, id);
    assert.ok(started);
    rows.meanwhile = () => a.append(entry({ kind: 'ended', of: id, outcome: 'done' }));
    assert.equal(await b.endIfOpen(endOf(started)), false);
    assert.deepEqual(
      (await b.openEntries()).map((one) => one.id),
      [other],
    );
    const [left] = await b.openEntries();
    assert.ok(left);
    assert.deepEqual(
      await Promise.all([a.endIfOpen(endOf(left)), b.endIfOpen(endOf(left))]).then((ends) => ends.sort()),
      [false, true],
    );
    // its bot wakes up
    await a.append(entry({ kind: 'ended', of: other, outcome: 'done' }));
    assert.deepEqual(await b.openEntries(), []);
    const ends = (await b.newest({ limit: 20 })).filter(({ kind }) => kind === 'ended');
    assert.deepEqual(
      ends.map(({ of, outcome }) => [of === id, outcome]),
      [
        [false, 'done'],
        [false, 'unknown'],
        [true, 'done'],
      ],
    );
    assert.equal((await a.verify()).ok, true);
  });

  it('says what was changed, cut off or taken out', async () => {
    const { rows, a, open } = await pair();
    for (let n = 0; n < 10; n++) await a.append(entry({ what: `${n}` }));
    const key = [...rows.kept.keys()].find((one) => one.startsWith('entry:') && one.endsWith('7')) ?? '';
    const row = rows.kept.get(key);
    assert.ok(row);
    rows.kept.set(key, { ...row, text: row.text.replace('"what":"6"', '"what":"x"') });
    const changed = await a.verify();
    assert.ok(!changed.ok);
    assert.equal(changed.seq, 7);
    rows.kept.delete(key);
    assert.equal((await a.verify()).ok, false);
    rows.kept.set(key, row);
    assert.equal((await a.verify()).ok, true);
    // the end is cut off, and the head set back with it: a bot that knew it says so, and so does a head that was posted
    const posted = a.head();
    const kept = [...rows.kept.keys()].filter((one) => one.startsWith('entry:')).sort();
    for (const one of kept.slice(8)) rows.kept.delete(one);
    const eighth = JSON.parse(rows.kept.get(kept[7] ?? '')?.text ?? '{}') as { hash: string };
    rows.kept.set('head', { text: JSON.stringify({ seq: 8, hash: eighth.hash }), etag: 'new' });
    const c = await open();
    assert.equal((await c.verify()).ok, true);
    assert.equal((await c.verify(posted)).ok, false);
    await a.append(entry({ what: 'later' }));
    assert.equal((await a.verify()).ok, false);
    assert.equal((await c.verify()).ok, false);
  });
});
