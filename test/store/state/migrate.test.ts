import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, STATE_VERSION } from '../../../bot/store/state/migrate.ts';
import { sandbox } from '../support/store.ts';

const HASH = 'ab'.repeat(32);
const notes = {
  serviceUrl: { value: 'https://smba.trafficmanager.net/emea/' },
  auditHeadPostedAt: { value: '2026-01-01T12:00:00.000Z' },
  [`exchanged ${HASH}`]: { value: '2026-01-01T23:30:00.000Z' },
};

describe('store: files of older versions', () => {
  const { folder, open, clean } = sandbox();
  afterEach(clean);

  it('moves used sign-ins out of the notes of version 3', () => {
    const { serviceUrl, auditHeadPostedAt } = notes;
    assert.deepEqual(migrate({ notes, receipts: { a: { id: 'a' } } }, 3), {
      receipts: { a: { id: 'a' } },
      notes: { serviceUrl, auditHeadPostedAt },
      signInsTaken: { [HASH]: { at: '2026-01-01T23:30:00.000Z' } },
    });
  });

  it('takes version 1 through every step', () => {
    const tables = { confirmations: { c: {} }, receipts: { r: { id: 'r', confirmationId: 'x' } }, notes };
    const { confirmations, receipts, signInsTaken } = migrate(tables, 1);
    assert.deepEqual(confirmations, {});
    assert.deepEqual(receipts, { r: { id: 'r', confirmationId: 'x', values: {} } });
    assert.deepEqual(Object.keys(signInsTaken ?? {}), [HASH]);
  });

  it('leaves today’s tables as they are', () => {
    const tables = { notes, receipts: { r: { id: 'r' } } };
    assert.deepEqual(migrate(tables, STATE_VERSION), tables);
  });

  it('refuses a table that isn’t an object', () => {
    for (const version of [1, 2, 3])
      assert.throws(() => migrate({ notes: [], confirmations: {} }, version), SyntaxError);
    assert.throws(() => migrate({ confirmations: 5 }, 1), SyntaxError);
  });

  it('reads the notes of version 3, prunes an old sign-in, and writes today’s version', async () => {
    const dir = await folder();
    const old = { [`exchanged ${'cd'.repeat(32)}`]: { value: '2026-01-01T22:59:59.000Z' } };
    await writeFile(join(dir, 'state.json'), JSON.stringify({ version: 3, notes: { ...notes, ...old } }));
    const opened = await open(dir, () => new Date('2026-01-02T00:00:00.000Z'));
    assert.deepEqual(await opened.store.notes.get('serviceUrl'), notes.serviceUrl);
    assert.deepEqual(await opened.store.signInsTaken.list(() => true), [{ at: '2026-01-01T23:30:00.000Z' }]);
    await opened.close();
    const written = JSON.parse(await readFile(join(dir, 'state.json'), 'utf8')) as Record<string, unknown>;
    assert.equal(written.version, STATE_VERSION);
    assert.deepEqual(Object.keys(written.notes ?? {}), ['serviceUrl', 'auditHeadPostedAt']);
    assert.deepEqual(Object.keys(written.signInsTaken ?? {}), [HASH]);
  });
});
