import { strict as assert } from 'node:assert';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { confirmation, named, receipt, sandbox } from '../support/store.ts';

describe('store: records', () => {
  const { folder, open, clean, log } = sandbox();
  afterEach(clean);

  it('keeps records over a restart, whatever their ids', async () => {
    const dir = await folder();
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
    const { store } = await open(await folder());
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
    const { store } = await open(await folder());
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
    const { store } = await open(await folder());
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
    const { store } = await open(await folder());
    await store.receipts.create('a', receipt('a'));
    const wrong = store.receipts.update('a', () => {
      throw new RangeError('no');
    });
    const right = store.receipts.update('a', (now) => ({ ...now, state: 'done' }));
    await assert.rejects(wrong, RangeError);
    assert.equal((await right)?.state, 'done');
  });

  it('removes what is picked', async () => {
    const { store } = await open(await folder());
    for (const id of ['a', 'b', 'c']) await store.welcomed.create(id, { at: id });
    assert.equal(await store.welcomed.remove(({ at }, id) => at === 'a' || id === 'c'), 2);
    assert.deepEqual(await store.welcomed.list(() => true), [{ at: 'b' }]);
  });

  it('removes confirmations a day after they expired and receipts after 30 days', async () => {
    const dir = await folder();
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

  it('believes nothing that did not reach the disk, and writes again once it can', async () => {
    const dir = await folder();
    const first = await open(dir);
    await first.store.receipts.create('a', receipt('a'));
    await mkdir(join(dir, 'state.json.tmp'));
    const failing = await Promise.allSettled([
      first.store.receipts.update('a', (now) => ({ ...now, state: 'done' })),
      first.store.receipts.create('b', receipt('b')),
      first.store.receipts.remove(() => true),
    ]);
    for (const one of failing) {
      assert.equal(one.status, 'rejected');
      assert.match(String(one.reason), /^StoreError: .*state\.json can't be written/);
    }
    assert.deepEqual(await first.store.receipts.list(() => true), [receipt('a')]);
    await rm(join(dir, 'state.json.tmp'), { recursive: true });
    await first.store.receipts.create('b', receipt('b'));
    await first.close();
    const { store } = await open(dir);
    assert.deepEqual(await store.receipts.list(() => true), [receipt('a'), receipt('b')]);
  });

  describe('a file that was changed into other valid JSON', () => {
    const changes: [string, (text: string) => string][] = [
      ['a state', (text) => text.replace('"state":"used"', '"state":"open"')],
      ['an id', (text) => text.replace('"operatorId":"op"', '"operatorId":"oq"')],
      ['a time', (text) => text.replace('2026-01-01T00:05', '2027-01-01T00:05')],
      ['a record gone', (text) => text.replace(/\n"one":.*,\n/, '\n')],
      ['a table gone', (text) => text.replace(/"confirmations":\{[^]*?\n"receipts"/, '"receipts"')],
      ['a table renamed', (text) => text.replace('"confirmations":', '"confirmationz":')],
      ['an older version', (text) => text.replace(/"version":\d+/, '"version":3')],
      ['its sum', (text) => text.replace(/"sha256":"./, (sum) => `${sum.slice(0, -1)}x`)],
      ["its sum's name", (text) => text.replace('"sha256"', '"sha255"')],
      ['formatted by an editor', (text) => JSON.stringify(JSON.parse(text), undefined, 2)],
    ];
    for (const [what, change] of changes)
      it(`is set aside, and it is told: ${what}`, async () => {
        const dir = await folder();
        const first = await open(dir);
        await first.store.confirmations.create('one', confirmation('one', { state: 'used' }));
        await first.store.confirmations.create('two', confirmation('two', { state: 'used' }));
        await first.store.receipts.create('r', receipt('r'));
        await first.close();
        const path = join(dir, 'state.json');
        const before = await readFile(path, 'utf8');
        const changed = change(before);
        assert.notEqual(changed, before);
        JSON.parse(changed);
        await writeFile(path, changed);
        const second = await open(dir);
        assert.ok(second.damaged);
        assert.match(
          log.words.join(),
          /not as the bot wrote it \(damaged, or edited by hand\) and was set aside/,
        );
        assert.equal(await second.store.confirmations.get('one'), undefined);
        assert.equal(await readFile(second.damaged, 'utf8'), changed);
      });

    it('is read if an admin removed its sum, as are files of older bots', async () => {
      const dir = await folder();
      const first = await open(dir);
      await first.store.receipts.create('r', receipt('r'));
      await first.close();
      const path = join(dir, 'state.json');
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace(/"sha256":"\w+",/, '').replace('LAPTOP-1', 'LAPTOP-2'));
      const second = await open(dir);
      assert.equal(second.damaged, undefined);
      assert.equal((await second.store.receipts.get('r'))?.deviceName, 'LAPTOP-2');
    });
  });

  it('sets a damaged file aside, says so and starts empty', async () => {
    const damages = ['', '{"version":1', '[]', '{"version":1,"receipts":[]}', 'null', '{"version":"1"}'];
    for (const damage of [...damages, '{"version":1,"confirmations":{"a":5},"receipts":{},"welcomed":{}}']) {
      const dir = await folder();
      await writeFile(join(dir, 'state.json'), damage);
      const opened = await open(dir, () => new Date('2026-02-10T00:00:00.000Z'));
      const { store, damaged } = opened;
      assert.equal(damaged, join(dir, 'state.json.damaged-2026-02-10T000000.000Z'));
      assert.equal(await readFile(damaged, 'utf8'), damage);
      assert.match(log.words.at(-1) ?? '', /damaged .* stop the bot, repair that file and rename it/);
      await store.welcomed.create('a', { at: 'b' });
      await opened.close();
      assert.equal((await open(dir)).damaged, undefined);
    }
  });

  it('refuses the file of a newer version and leaves it as it is', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'state.json'), '{"version":99}');
    await assert.rejects(open(dir), { code: 'newer', message: /has version 99.*run the newer bot again/ });
    assert.equal(await readFile(join(dir, 'state.json'), 'utf8'), '{"version":99}');
    await writeFile(join(dir, 'state.json'), '{"version":1,"confirmations":{},"receipts":{},"welcomed":{}}');
    await open(dir);
  });

  it('turns the reasons of version 2 from text into what they mean', async () => {
    const dir = await folder();
    const words = [
      'timeout',
      'refused:scope',
      'device:failed',
      'approval',
      'gone',
      'refused:new',
      'constructor',
    ];
    const old = Object.fromEntries(words.map((reason, n) => [`r${n}`, { ...receipt(`r${n}`), reason }]));
    await writeFile(join(dir, 'state.json'), JSON.stringify({ version: 2, receipts: old }));
    const { store } = await open(dir);
    const reasons = await Promise.all(words.map(async (_, n) => (await store.receipts.get(`r${n}`))?.reason));
    assert.deepEqual(reasons, [
      { kind: 'problem', problem: 'timeout' },
      { kind: 'refused', why: 'scope' },
      { kind: 'device', state: 'failed' },
      { kind: 'approval' },
      { kind: 'gone' },
      { kind: 'refused', why: 'other' },
      { kind: 'other', word: 'constructor' },
    ]);
  });

  it('migrates the receipts of version 1 and drops its confirmations', async () => {
    const dir = await folder();
    const old = Object.fromEntries(
      Object.entries(receipt('a')).filter(([name]) => name !== 'confirmationId' && name !== 'values'),
    );
    const single = { id: 'c', operatorId: 'op', action: 'remoteLock', deviceId: 'dev', state: 'open' };
    const text = JSON.stringify({ version: 1, confirmations: { c: single }, receipts: { a: old } });
    await writeFile(join(dir, 'state.json'), text);
    const { store } = await open(dir);
    assert.deepEqual(await store.receipts.get('a'), receipt('a', { confirmationId: 'a' }));
    assert.deepEqual(await store.confirmations.list(() => true), []);
  });

  it('ignores and removes what a crash left of a write', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'state.json.tmp'), '{"version":1,"conf');
    const { damaged } = await open(dir);
    assert.equal(damaged, undefined);
    assert.deepEqual(await named(dir, '.tmp'), []);
  });

  it('keeps its files from other users', async () => {
    const dir = await folder();
    const opened = await open(dir);
    await opened.store.welcomed.create('a', { at: 'b' });
    await opened.close();
    for (const name of await named(dir, '')) {
      assert.equal((await stat(join(dir, name))).mode & 0o077, 0, name);
    }
  });

  it('finishes pending updates at close, and refuses later ones', async () => {
    const dir = await folder();
    const first = await open(dir);
    const asked = first.store.welcomed.create('a', { at: 'b' });
    await Promise.all([first.close(), first.close(), asked]);
    await assert.rejects(first.store.welcomed.create('c', { at: 'd' }), { code: 'closed' });
    assert.deepEqual(await (await open(dir)).store.welcomed.get('a'), { at: 'b' });
  });

  it('checks that it can write', async () => {
    const dir = await folder();
    const opened = await open(dir);
    await opened.check();
    await mkdir(join(dir, 'check.tmp'));
    await assert.rejects(opened.check(), { name: 'StoreError', code: 'unwritable' });
  });
});
