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
    // then it is under way
    await new Promise((resolve) => setImmediate(resolve));
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

  /** Ten entries about two people, and the rows under which they are found. */
  async function filed() {
    const { rows, a, open } = await pair();
    for (let n = 0; n < 10; n++)
      await a.append(entry({ what: `${n}`, personId: `p${n % 2}`, ticket: 'T-1' }));
    const places = [...rows.kept.keys()].filter((key) => key.startsWith('by:personId:')).sort();
    const [place = ''] = places;
    const row = rows.kept.get(place);
    assert.ok(row);
    return { rows, a, open, places, place, row };
  }
  /** What older bots wrote into a place: the entry's line once more. */
  function asOlder(rows: MemoryRows) {
    const lines = [...rows.kept].filter(([key]) => key.startsWith('entry:')).map(([, { text }]) => text);
    for (const [key, { etag }] of rows.kept) {
      const [kind, , , upside] = key.split(':');
      const line = lines[999_999_999_998 - Number(upside)];
      if (kind === 'by' && line !== undefined) rows.kept.set(key, { text: line, etag });
    }
  }

  it('shows what is in the chain, whatever the rows say under which it is found', async () => {
    const { rows, a } = await filed();
    const shown = await a.newest({ person: 'p1', limit: 20 });
    assert.deepEqual(
      shown.map(({ what }) => what),
      ['9', '7', '5', '3', '1'],
    );
    asOlder(rows);
    assert.ok([...rows.kept].some(([key, { text }]) => key.startsWith('by:') && text.includes('"what":"9"')));
    assert.deepEqual(await a.newest({ person: 'p1', limit: 20 }), shown);
    for (const [key, { text, etag }] of rows.kept)
      if (key.startsWith('by:')) rows.kept.set(key, { text: text.replace('"op"', '"somebody"'), etag });
    assert.deepEqual(await a.newest({ person: 'p1', limit: 20 }), shown);
    assert.deepEqual(await a.newest({ operator: 'somebody', limit: 20 }), []);
    assert.deepEqual(await a.verify(), { ok: true, entries: 10, head: a.head() });
  });

  it('reads the newest twenty of a person in two rounds, however long the audit is', async () => {
    const { rows, a } = await pair();
    for (let n = 0; n < 200; n++) await a.append(entry({ what: `${n}`, personId: `p${n % 4}` }));
    const [rounds, reads] = [rows.rounds, rows.reads];
    assert.equal((await a.newest({ person: 'p1', limit: 20 })).length, 20);
    assert.equal(rows.rounds - rounds, 2);
    assert.ok(rows.reads - reads <= 30, `${rows.reads - reads} reads`);
  });

  for (const [what, change] of [
    ['gone', () => undefined],
    ['under somebody else', (key) => key.replace(/:[0-9a-f]{32}:/, `:${'0'.repeat(32)}:`)],
    ['under somebody almost alike', (key) => key.replace(/.:(?=\d+$)/, 'x:')],
    ['another entry’s', (key) => key.replace(/\d$/, (last) => `${(Number(last) + 5) % 10}`)],
    ['no entry’s', (key) => key.replace(/\d{12}$/, '000000000007')],
    ['no number', (key) => key.replace(/\d{12}$/, 'x')],
  ] as [string, (key: string) => string | undefined][])
    it(`names an entry that can’t be found as it should be: its place is ${what}`, async () => {
      const { rows, a, open, place, row } = await filed();
      rows.kept.delete(place);
      const moved = change(place);
      if (moved !== undefined) rows.kept.set(moved, row);
      for (const bot of [a, await open()]) {
        const verdict = await bot.verify();
        assert.ok(!verdict.ok);
        assert.ok([4, 5, 9, 10].includes(verdict.seq), `entry ${verdict.seq}`);
      }
      if (moved !== undefined) rows.kept.delete(moved);
      rows.kept.set(place, row);
      assert.equal((await a.verify()).ok, true);
    });

  it('names what was put behind the last entry or under another person, though nothing else is gone', async () => {
    const { rows, a, place, row } = await filed();
    const line = rows.kept.get('entry:000000000010');
    assert.ok(line);
    rows.kept.set('entry:000000000012', line);
    assert.deepEqual(await a.verify(), {
      ok: false,
      seq: 11,
      line: 11,
      why: 'the bot has written no such entry',
    });
    rows.kept.delete('entry:000000000012');
    rows.kept.set(place.replace(/:[0-9a-f]{32}:/, `:${'0'.repeat(32)}:`), row);
    assert.equal((await a.verify()).ok, false);
  });

  it('isn’t called changed because another bot appends during the check', async () => {
    const { rows, a, open } = await filed();
    const b = await open();
    let added = 0;
    rows.readFails = (key) => {
      if (!key.startsWith('by:') || added++ > 5) return false;
      void b.append(entry({ what: 'meanwhile', personId: 'p0' }));
      return false;
    };
    assert.deepEqual(await a.verify(), { ok: true, entries: 10, head: { ...a.head() } });
    assert.ok(added > 0);
  });

  it('ends what was started as the chain has it, whatever the row of an open entry says', async () => {
    const { rows, a, open } = await pair();
    const id = await a.append(entry({ kind: 'started', operatorId: 'op' }));
    const key = `open:${id}`;
    const row = rows.kept.get(key);
    const [started] = await a.openEntries();
    assert.equal(started?.operatorId, 'op');
    assert.ok(row);
    const line = rows.kept.get('entry:000000000001')?.text ?? '';
    for (const text of [line, line.replace('"op"', '"somebody"')]) {
      rows.kept.set(key, { ...row, text });
      assert.deepEqual(await (await open()).openEntries(), [started]);
    }
    rows.kept.set('open:another', { ...row, text: '1' });
    assert.deepEqual(await a.openEntries(), [started]);
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
    assert.equal((await c.verify()).ok, false, 'the places of what was cut off are left');
    for (const one of rows.kept.keys()) if (/^by:.*:9999999999(89|90)$/.test(one)) rows.kept.delete(one);
    assert.equal((await c.verify()).ok, true);
    assert.equal((await c.verify(posted)).ok, false);
    await a.append(entry({ what: 'later' }));
    assert.equal((await a.verify()).ok, false);
    assert.equal((await c.verify()).ok, false);
  });
});
