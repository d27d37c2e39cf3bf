import { strict as assert } from 'node:assert';
import sinon from 'sinon';
import { TableState } from '../../../bot/store/tables/table-state.ts';
import { MemoryRows } from '../support/memory-rows.ts';
import { confirmation, heard, receipt } from '../support/store.ts';

describe('store: a state that several bots share', () => {
  const opened: TableState[] = [];
  const open = async (rows: MemoryRows) => {
    const state = await TableState.open({ rows, log: heard() });
    opened.push(state);
    return state.store;
  };
  afterEach(async () => {
    for (const state of opened.splice(0)) await state.close();
  });

  /** Two bots, each of which has read everything only just now. */
  async function pair() {
    const rows = new MemoryRows();
    return { rows, a: await open(rows), b: await open(rows) };
  }

  it('gives one of two bots what both want, however old the other’s memory is', async () => {
    const { rows, a, b } = await pair();
    await a.confirmations.create('c', confirmation('c'));
    await b.level();
    const use = (by: string) => (now: ReturnType<typeof confirmation>) =>
      now.state === 'open' ? { ...now, state: 'used' as const, receiptIds: [by] } : undefined;
    let second: Promise<unknown> | undefined;
    rows.meanwhile = async () => {
      second = b.confirmations.update('c', use('b'));
      await second;
    };
    assert.equal(await a.confirmations.update('c', use('a')), undefined);
    assert.deepEqual((await a.confirmations.get('c'))?.receiptIds, ['b']);
    assert.deepEqual(await second, await b.confirmations.get('c'));
  });

  it('asks the tables for nothing about a record that was not named', async () => {
    const { rows, a } = await pair();
    await a.level();
    const before = rows.reads;
    assert.equal(await a.receipts.get(''), undefined);
    assert.equal(rows.reads, before);
    assert.equal(await a.receipts.get('unknown'), undefined);
    assert.ok(rows.reads > before, 'another bot may have written what is not known');
  });

  it('reads nothing on behind a commit: whoever looks after it would wait for two reads', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
    try {
      const rows = new MemoryRows();
      const a = await open(rows);
      // it is read from, so it follows the other bots
      await a.receipts.get('unknown');
      clock.tick(300);
      const before = rows.reads;
      // the write takes so long that the time to read on comes meanwhile
      rows.meanwhile = () => Promise.resolve(clock.tick(200));
      await a.receipts.create('r', receipt('r'));
      await new Promise((resolve) => setImmediate(resolve));
      clock.tick(1);
      await a.level();
      assert.equal(rows.reads - before, 1);
    } finally {
      clock.restore();
    }
  });

  it('makes a step anew on what the other bot left', async () => {
    const { rows, a, b } = await pair();
    const c = await open(rows);
    const spend = (of: typeof a) =>
      of.together(({ receipts }) => {
        const spent = receipts.list(() => true).length;
        if (spent >= 5) return 'over';
        receipts.put(`r${spent}`, receipt(`r${spent}`));
        return 'spent';
      });
    const all: string[] = [];
    rows.meanwhile = async () => all.push(await spend(c));
    const others = await Promise.all(Array.from({ length: 12 }, (_, n) => spend(n % 2 ? a : b)));
    all.push(...others);
    assert.equal(all.length, 13);
    assert.equal(all.filter((one) => one === 'spent').length, 5);
    assert.equal((await a.receipts.list(() => true)).length, 5);
    await b.level();
    assert.equal((await b.receipts.list(() => true)).length, 5);
  });

  it('finds what another bot has just written, and believes no “there is one” or “there is none” from memory', async () => {
    const { a, b } = await pair();
    await a.receipts.create('r', receipt('r'));
    assert.equal((await b.receipts.get('r'))?.id, 'r');
    await a.receipts.create('s', receipt('s'));
    assert.equal((await b.receipts.update('s', (now) => ({ ...now, state: 'done' })))?.state, 'done');
    await a.receipts.create('t', receipt('t'));
    assert.equal(await b.together(({ receipts }) => receipts.get('t')?.id), 't');
    await a.receipts.remove(() => true);
    await b.receipts.create('t', receipt('t'));
    assert.equal((await b.receipts.list(() => true)).length, 1);
    await assert.rejects(a.receipts.create('t', receipt('t')), { code: 'exists' });
  });

  it('answers reads from memory for half a second, and brings it level when that is asked for', async () => {
    const { rows, a, b } = await pair();
    await a.receipts.create('r', receipt('r'));
    await b.level();
    await a.receipts.update('r', (now) => ({ ...now, state: 'done' }));
    const reads = rows.reads;
    assert.equal((await b.receipts.get('r'))?.state, 'accepted');
    assert.equal(rows.reads, reads);
    await b.level();
    assert.equal((await b.receipts.get('r'))?.state, 'done');
  });

  it('knows what became of a write whose answer was lost, and writes nothing twice', async () => {
    const { rows, a, b } = await pair();
    rows.faults.push('answerLost', 'lost');
    await a.receipts.create('r', receipt('r'));
    await a.receipts.create('s', receipt('s'));
    await b.level();
    assert.deepEqual((await b.receipts.list(() => true)).map(({ id }) => id).sort(), ['r', 's']);
    rows.faults.push('answerLost');
    await a.receipts.update('r', (now) => ({ ...now, deviceName: `${now.deviceName}!` }));
    await b.level();
    assert.equal((await b.receipts.get('r'))?.deviceName, 'LAPTOP-1!');
  });

  it('writes records down, forgets the old log, and starts again from that', async () => {
    const { rows, a, b } = await pair();
    for (let n = 0; n < 2_600; n++) await a.welcomed.create(`${n}`, { at: `${n}` });
    await a.welcomed.remove((_, id) => Number(id) < 100);
    await a.receipts.create('r', receipt('r'));
    const logRows = [...rows.kept.keys()].filter((key) => key.startsWith('log:'));
    assert.ok(logRows.length < 2_200, `${logRows.length} commits are kept`);
    const c = await open(rows);
    for (const [name, store] of Object.entries({ b, c })) {
      await store.level();
      assert.equal((await store.welcomed.list(() => true)).length, 2_500, name);
      assert.equal((await store.receipts.get('r'))?.id, 'r', name);
    }
    await b.welcomed.create('more', { at: 'x' });
    assert.equal((await c.welcomed.get('more'))?.at, 'x');
  });

  const ofLog = (key: string) => key.startsWith('log:');
  /** What was decided while a bot was away, and where its second read of the log is in that. */
  const failedReads = [
    { decided: 1_100, what: 'the second page of the log' },
    { decided: 2_400, what: 'the log, after the records' },
  ];
  for (const { decided, what } of failedReads)
    it(`decides nothing on what it missed, if it couldn’t read ${what}, after ${decided} commits`, async () => {
      const { rows, a, b } = await pair();
      await b.confirmations.create('c', confirmation('c'));
      await b.stops.create('s', { id: 's', since: 'x' });
      await a.level();
      await b.confirmations.update('c', (now) => ({ ...now, state: 'used', receiptIds: ['b'] }));
      await b.stops.remove(() => true);
      for (let n = 0; n < decided; n++) await b.welcomed.create(`${n}`, { at: `${n}` });
      await b.receipts.create('r', receipt('r'));
      let reads = 0;
      rows.readFails = (key) => ofLog(key) && ++reads === 2;
      await assert.rejects(a.level(), { code: 'unreachable' });
      rows.readFails = () => false;
      await new Promise((resolve) => setTimeout(resolve, 1_050));
      const use = (now: ReturnType<typeof confirmation>) =>
        now.state === 'open' ? { ...now, state: 'used' as const, receiptIds: ['a'] } : undefined;
      assert.equal(await a.confirmations.update('c', use), undefined);
      assert.deepEqual((await a.confirmations.get('c'))?.receiptIds, ['b']);
      assert.equal((await a.receipts.get('r'))?.id, 'r');
      assert.equal((await a.welcomed.list(() => true)).length, decided);
      assert.deepEqual(await a.stops.list(() => true), []);
      await a.receipts.create('q', receipt('q'));
      assert.equal((await b.receipts.get('q'))?.id, 'q');
    }).timeout(20_000);

  it('keeps what it knows if a commit can’t be understood, and forgets no commit over it', async () => {
    const { rows, a, b } = await pair();
    await b.receipts.create('r', receipt('r'));
    await a.level();
    await b.receipts.create('s', receipt('s'));
    const [key = ''] = [...rows.kept.keys()].filter(ofLog).sort().reverse();
    const row = rows.kept.get(key);
    assert.ok(row);
    const { commit, last } = JSON.parse(row.text) as { commit: string; last: boolean };
    const changes = [
      ['receipts', 'r', null],
      ['receipts', 's', '{'],
    ];
    rows.kept.set(key, { ...row, text: JSON.stringify({ commit, last, changes }) });
    await assert.rejects(a.level(), SyntaxError);
    assert.equal(
      a.look(({ receipts }) => receipts.get('r')?.id),
      'r',
    );
    rows.kept.set(key, row);
    await a.level();
    assert.deepEqual((await a.receipts.list(() => true)).map(({ id }) => id).sort(), ['r', 's']);
  });

  it('refuses a state of a newer version, and one that was put in its place', async () => {
    const { rows, a } = await pair();
    await a.receipts.create('r', receipt('r'));
    const head = rows.kept.get('log~');
    rows.kept.set('log~', { text: '{"version":1,"shape":99}', etag: 'x' });
    await assert.rejects(a.level(), { code: 'newer' });
    await assert.rejects(open(rows), { code: 'newer' });
    rows.kept.clear();
    await assert.rejects(a.level(), { code: 'unreadable' });
    if (head) rows.kept.set('log~', head);
    await assert.rejects(open(rows), { name: 'Outrun' });
  });
});
