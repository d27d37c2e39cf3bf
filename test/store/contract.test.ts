import { strict as assert } from 'node:assert';
import type { AuditEntry, AuditRecord } from '../../bot/helpdesk/contracts/audit.ts';
import type { OpenStore } from '../../bot/store/index.ts';
import { keptLimits } from '../../bot/store/shared-limits.ts';
import { keptSignInRequests } from '../../bot/store/sign-in-requests.ts';
import { ofEachStore } from './support/stores.ts';
import { confirmation, entry, receipt } from './support/store.ts';

ofEachStore('store: records', ({ place, open }) => {
  it('keeps records over a restart, whatever their ids', async () => {
    const dir = await place();
    const first = await open(dir);
    const ids = ['a', '__proto__', 'constructor', '19:x@thread.v2', '{"', 'ü\u2028'];
    for (const id of ids) await first.store.receipts.create(id, receipt(id, { reason: undefined }));
    await first.close();
    const second = await open(dir);
    for (const id of ids)
      assert.deepEqual(await second.store.receipts.get(id), JSON.parse(JSON.stringify(receipt(id))));
    assert.equal((await second.store.receipts.list(() => true)).length, ids.length);
    assert.equal(await second.store.receipts.get('toString'), undefined);
  });

  it('refuses to create an existing record, also for one of two at the same time', async () => {
    const { store } = await open(await place());
    const both = await Promise.allSettled([
      store.receipts.create('a', receipt('a')),
      store.receipts.create('a', receipt('a', { state: 'failed' })),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    await assert.rejects(store.receipts.create('a', receipt('a')), { name: 'StoreError', code: 'exists' });
    assert.equal((await store.receipts.get('a'))?.state, 'accepted');
  });

  it('updates as one step: of many presses at once one finds the confirmation open', async () => {
    const { store } = await open(await place());
    await store.confirmations.create('c', confirmation('c'));
    const presses = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        store.confirmations.update('c', (now) =>
          now.state === 'open' ? { ...now, state: 'used', receiptIds: [`r${i}`] } : undefined,
        ),
      ),
    );
    assert.equal(presses.filter(Boolean).length, 1);
    assert.deepEqual((await store.confirmations.get('c'))?.receiptIds, presses.find(Boolean)?.receiptIds);
    assert.equal(await store.confirmations.update('missing', (now) => now), undefined);
  });

  it('hands out copies and keeps copies', async () => {
    const { store } = await open(await place());
    const mine = receipt('a');
    await store.receipts.create('a', mine);
    mine.state = 'failed';
    const given = await store.receipts.update('a', (now) => {
      now.deviceName = 'changed and left';
      return { ...now, deviceName: 'new' };
    });
    await store.receipts.update('a', (now) => {
      now.deviceName = 'changed and not given';
      return undefined;
    });
    if (given) given.deviceName = 'changed after';
    for (const one of await store.receipts.list(() => true)) one.deviceName = 'changed in a list';
    const now = await store.receipts.get('a');
    assert.equal(now?.deviceName, 'new');
    assert.equal(now.state, 'accepted');
  });

  it('rejects the change that throws and no other', async () => {
    const { store } = await open(await place());
    await store.receipts.create('a', receipt('a'));
    const wrong = store.receipts.update('a', () => {
      throw new RangeError('no');
    });
    const right = store.receipts.update('a', (now) => ({ ...now, state: 'done' }));
    await assert.rejects(wrong, RangeError);
    assert.equal((await right)?.state, 'done');
  });

  it('removes what is picked', async () => {
    const { store } = await open(await place());
    for (const id of ['a', 'b', 'c']) await store.welcomed.create(id, { at: id });
    assert.equal(await store.welcomed.remove(({ at }, id) => at === 'a' || id === 'c'), 2);
    assert.deepEqual(await store.welcomed.list(() => true), [{ at: 'b' }]);
  });

  it('removes confirmations a day after they expired and receipts after 30 days', async () => {
    const dir = await place();
    const first = await open(dir);
    await first.store.confirmations.create(
      'old',
      confirmation('old', { expiresAt: '2026-02-08T23:59:59.000Z' }),
    );
    await first.store.confirmations.create(
      'new',
      confirmation('new', { expiresAt: '2026-02-09T00:00:01.000Z' }),
    );
    await first.store.receipts.create('old', receipt('old', { updatedAt: '2026-01-10T23:59:59.000Z' }));
    await first.store.receipts.create('new', receipt('new', { updatedAt: '2026-01-11T00:00:01.000Z' }));
    await first.close();
    const { store } = await open(dir, () => new Date('2026-02-10T00:00:00.000Z'));
    assert.deepEqual(
      (await store.confirmations.list(() => true)).map(({ id }) => id),
      ['new'],
    );
    assert.deepEqual(
      (await store.receipts.list(() => true)).map(({ id }) => id),
      ['new'],
    );
  });

  it('changes several tables as one step, or none of them', async () => {
    const { store } = await open(await place());
    await store.receipts.create('r', receipt('r'));
    const failed = store.together(({ receipts, confirmations }) => {
      receipts.put('r', receipt('r', { state: 'done' }));
      confirmations.put('c', confirmation('c'));
      throw new RangeError('no');
    });
    await assert.rejects(failed, RangeError);
    assert.equal((await store.receipts.get('r'))?.state, 'accepted');
    assert.equal(await store.confirmations.get('c'), undefined);
    const given = await store.together(({ receipts, confirmations }) => {
      receipts.put('r', receipt('r', { state: 'done' }));
      confirmations.put('c', confirmation('c'));
      assert.equal(receipts.get('r')?.state, 'done');
      return confirmations.list(() => true).length;
    });
    assert.equal(given, 1);
    assert.equal((await store.receipts.get('r'))?.state, 'done');
    assert.equal((await store.confirmations.get('c'))?.state, 'open');
  });

  it('keeps hundreds of records that one step changes', async () => {
    const where = await place();
    const first = await open(where);
    const ids = Array.from({ length: 400 }, (_, n) => `r${n}`);
    await first.store.together(({ receipts }) => {
      for (const id of ids) receipts.put(id, receipt(id, { deviceName: 'ä'.repeat(1_000) }));
    });
    await first.close();
    const { store } = await open(where);
    assert.equal(
      (await store.receipts.list(({ deviceName }) => deviceName === 'ä'.repeat(1_000))).length,
      400,
    );
    assert.equal(await store.receipts.remove(() => true), 400);
    assert.deepEqual(await store.receipts.list(() => true), []);
  });

  it('finishes pending updates at close, and refuses later ones', async () => {
    const where = await place();
    const first = await open(where);
    const pending = first.store.welcomed.create('a', { at: 'x' });
    const closing = first.close();
    await pending;
    await closing;
    await assert.rejects(first.store.welcomed.create('b', { at: 'x' }), { code: 'closed' });
    assert.equal((await (await open(where)).store.welcomed.list(() => true)).length, 1);
  });

  it('checks that it can be used', async () => {
    const opened = await open(await place());
    await opened.check();
    assert.equal((await opened.size()).records.receipts, 0);
  });
});

ofEachStore('store: requests to sign in', ({ place, open }) => {
  const now = () => new Date('2026-01-02T00:00:00.000Z');

  const said = { kind: 'message', text: 'whoami' } as const;
  const asked = (personId: string) => ({
    personId,
    waiting: { said, locale: 'de-DE' },
    forMs: 600_000,
  });
  const ANN = '00000000-0000-4000-8000-0000000000a1';
  const BOB = '00000000-0000-4000-8000-0000000000b2';

  it('takes the first token of a request, also if two arrive at once', async () => {
    const { store } = await open(await place());
    const { take } = keptSignInRequests(store, now);
    const firsts = await Promise.all([take(ANN, 'r1'), take(ANN, 'r1')]);
    assert.deepEqual(firsts.map(({ first }) => first).sort(), [false, true]);
    assert.equal((await take(ANN, 'r2')).first, true);
    assert.equal((await take(BOB, 'r1')).first, true);
  });

  it('remembers it after a restart, without the person’s id', async () => {
    const where = await place();
    const first = await open(where);
    assert.equal((await keptSignInRequests(first.store, now).take(ANN, 'r1')).first, true);
    await first.close();
    const { store } = await open(where);
    assert.equal((await keptSignInRequests(store, now).take(ANN, 'r1')).first, false);
    assert.deepEqual(await store.signInsTaken.list(() => true), [{ at: '2026-01-02T00:00:00.000Z' }]);
  });

  it('gives out what waits once, to its person alone, also after a restart', async () => {
    const where = await place();
    const first = await open(where);
    await keptSignInRequests(first.store, now).keep('r1', asked(ANN));
    await first.close();
    const { store } = await open(where);
    const { take, personOf } = keptSignInRequests(store, now);
    assert.equal(await personOf('r1'), ANN);
    assert.deepEqual(await take(BOB, 'r1'), { first: true });
    const both = await Promise.all([take(ANN, 'r1'), take(ANN, 'r1')]);
    assert.deepEqual(
      both.flatMap(({ waiting }) => waiting ?? []),
      [{ said, locale: 'de-DE' }],
    );
    const [kept] = await store.signInRequests.list(() => true);
    assert.equal(kept?.waiting, undefined);
  });

  it('gives out nothing that has waited for too long', async () => {
    const { store } = await open(await place());
    let ms = now().getTime();
    const { keep, take, personOf } = keptSignInRequests(store, () => new Date(ms));
    await keep('r1', asked(ANN));
    ms += 600_001;
    assert.equal(await personOf('r1'), undefined);
    assert.deepEqual(await take(ANN, 'r1'), { first: true, waiting: undefined });
  });

  it('passes on an error of the store', async () => {
    const opened = await open(await place());
    await opened.close();
    await assert.rejects(keptSignInRequests(opened.store, now).take(ANN, 'r1'), { code: 'closed' });
  });
});

ofEachStore('store: what bots tell each other that they are asked', ({ place, open }) => {
  const told = (n: number) => ({ people: { ann: n }, all: 0 });

  it('is counted once by each other bot, and by none that told it', async () => {
    let ms = Date.parse('2026-01-02T00:00:00.000Z');
    const { store } = await open(await place());
    const [a, b, c] = ['a', 'b', 'c'].map((id) => keptLimits(store, id, () => new Date(ms)));
    assert.ok(a && b && c);
    await Promise.all([a.tell(told(1)), b.tell(told(10))]);
    await a.tell(told(2));
    assert.deepEqual(
      (await c.told()).map(({ people }) => people.ann).toSorted((one, other) => Number(one) - Number(other)),
      [1, 2, 10],
    );
    await a.tell(told(3));
    assert.deepEqual(
      (await c.told()).map(({ people }) => people.ann),
      [3],
    );
    assert.deepEqual([await c.told(), (await a.told()).map(({ people }) => people.ann)], [[], [10]]);
    ms += 60_000;
    assert.deepEqual(await keptLimits(store, 'd', () => new Date(ms)).told(), []);
  });

  it('doesn’t grow', async () => {
    const { store } = await open(await place());
    const bot = keptLimits(store, 'a', () => new Date('2026-01-02T00:00:00.000Z'));
    for (let n = 0; n < 10; n++) await bot.tell(told(n));
    const [kept] = await store.askedOf.list(() => true);
    assert.deepEqual(
      kept?.told.map(({ n }) => n),
      [8, 9, 10],
    );
  });
});

ofEachStore('store: the audit', ({ place, open }) => {
  const seqs = (records: AuditRecord[]): number[] => records.map(({ seq }) => seq);
  const append = async (
    { audit }: OpenStore,
    count: number,
    make = (i: number) => entry({ deviceId: `d${i}` }),
  ) => Promise.all(Array.from({ length: count }, (_, i) => audit.append(make(i))));

  it('is one chain over restarts, in the order of asking', async () => {
    const where = await place();
    const first = await open(where);
    const ids = await append(first, 50, (i) => entry({ what: `Zoë\u2028 "x"\n ${i}`, through: ['a', 'b'] }));
    await first.close();
    const second = await open(where);
    ids.push(...(await append(second, 3)));
    const found = (await second.audit.newest({ limit: 100 })).toReversed();
    assert.deepEqual(
      found.map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      seqs(found),
      Array.from({ length: 53 }, (_, n) => n + 1),
    );
    assert.deepEqual(second.audit.head(), { seq: 53, hash: found.at(-1)?.hash });
    assert.deepEqual(await second.audit.verify(), { ok: true, entries: 53, head: second.audit.head() });
    const posted = { seq: 53, hash: 'f'.repeat(64) };
    assert.equal((await second.audit.verify(posted)).ok, false);
    assert.equal((await second.audit.verify({ ...posted, seq: 60 })).ok, false);
  });

  it('accepts only an entry’s own fields', async () => {
    const { audit } = await open(await place());
    for (const one of [
      { ...entry(), pin: '1234' },
      { ...entry(), outcome: { unlockPin: '1234' } },
    ])
      await assert.rejects(audit.append(one as unknown as AuditEntry), { code: 'field' });
    assert.deepEqual(await audit.newest({ limit: 9 }), []);
  });

  it('finds by person, device, operator, all of them, and page by page', async () => {
    const opened = await open(await place());
    await append(opened, 300, (i) =>
      entry({ personId: `p${i % 3}`, deviceId: i % 2 ? `d${i % 5}` : undefined, operatorId: `o${i % 7}` }),
    );
    const { audit } = opened;
    assert.deepEqual(seqs(await audit.newest({ limit: 3 })), [300, 299, 298]);
    assert.deepEqual(seqs(await audit.newest({ person: 'p0', limit: 3 })), [298, 295, 292]);
    assert.deepEqual(seqs(await audit.newest({ person: 'p0', limit: 2, before: 295 })), [292, 289]);
    assert.deepEqual(seqs(await audit.newest({ before: 3, limit: 9 })), [2, 1]);
    assert.deepEqual(
      seqs(await audit.newest({ person: 'p1', device: 'd2', operator: 'o0', limit: 9 })),
      [218, 8],
    );
    assert.deepEqual(await audit.newest({ person: 'nobody', limit: 9 }), []);
    assert.equal((await audit.newest({ operator: 'o3', limit: 1000 })).length, 43);
  });

  it('ends at `since`, and copes with a clock that was set back', async () => {
    let time = Date.parse('2026-01-02T00:00:00.000Z');
    const opened = await open(await place(), () => new Date(time));
    const since = new Date('2026-01-04T00:00:00.000Z');
    for (const day of [1, 2, 4, 3.9, 4.1]) {
      time = Date.parse('2026-01-01T00:00:00.000Z') + (day - 1) * 86_400_000;
      await append(opened, 1);
    }
    assert.deepEqual(seqs(await opened.audit.newest({ since, limit: 9 })), [5, 3]);
  });

  it('finds by ticket, however it is written', async () => {
    const opened = await open(await place());
    await append(opened, 5, (i) => entry({ ticket: i % 2 ? `inc/00#1` : 'INC?2' }));
    assert.deepEqual(seqs(await opened.audit.newest({ ticket: 'INC/00#1', limit: 9 })), [4, 2]);
  });
});
