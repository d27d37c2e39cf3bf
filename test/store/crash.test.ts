import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditRecord } from '../../bot/helpdesk/contracts/audit.ts';
import { sandbox, until } from './support/store.ts';

const ROUNDS = 2;

describe('store: kill -9', () => {
  const { folder, open, start, clean } = sandbox();
  afterEach(clean);

  /** Lets a child work until it has said a few lines, and kills it wherever it is then. */
  async function killed(job: string, dir: string, round: number): Promise<string[]> {
    const child = start(job, dir);
    await until(() => child.lines.length > 20 + round * 40);
    await child.kill();
    return child.lines;
  }

  it('loses no acknowledged update, and the next start works at once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const dir = await folder();
      const told = await killed('update', dir, round);
      const { store, damaged } = await open(dir);
      assert.equal(damaged, undefined);
      for (const id of told) assert.equal((await store.welcomed.get(id))?.at.length, 501, id);
      await store.welcomed.create('after', { at: 'x' });
    }
  });

  it('loses no audit entry, keeps the chain whole and ends what was left open', async () => {
    const dir = await folder();
    for (let round = 0; round < ROUNDS; round++) {
      const told = await killed('append', dir, round);
      const opened = await open(dir);
      const { audit, leftOpen } = opened;
      const text = await readFile(join(dir, 'audit.jsonl'), 'utf8');
      const records = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as AuditRecord);
      assert.equal((await audit.verify()).ok, true);

      const ids = new Set(records.map(({ id }) => id));
      const started = records.filter(({ kind }) => kind === 'started');
      const ends = records.filter(({ kind }) => kind === 'ended');
      const endedIds = new Set(ends.map(({ of }) => of));
      for (const line of told)
        assert.ok(line.startsWith('ended ') ? endedIds.has(line.slice(6)) : ids.has(line), line);
      assert.equal(started.length, ends.length);
      assert.ok(
        started.every(({ id }) => endedIds.has(id)),
        'every started entry has an end',
      );
      const unknown = ends.slice(-leftOpen.length).filter(({ outcome }) => outcome === 'unknown');
      assert.ok(leftOpen.length > 0, 'something was left open');
      assert.deepEqual(
        unknown.map(({ of }) => of),
        leftOpen.map(({ id }) => id),
      );
      assert.ok(
        leftOpen.every(({ id }) => !told.includes(`ended ${id}`)),
        'nothing ended was left open',
      );
      await opened.close();
      const again = await open(dir);
      assert.deepEqual(again.leftOpen, []);
      await again.close();
    }
  });
});
