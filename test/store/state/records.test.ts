import { strict as assert } from 'node:assert';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { confirmation, named, receipt, sandbox } from '../support/store.ts';

describe('store: records', () => {
  const { folder, open, clean, log } = sandbox();
  afterEach(clean);

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

  it('checks that it can write', async () => {
    const dir = await folder();
    const opened = await open(dir);
    await opened.check();
    await mkdir(join(dir, 'check.tmp'));
    await assert.rejects(opened.check(), { name: 'StoreError', code: 'unwritable' });
  });
});
