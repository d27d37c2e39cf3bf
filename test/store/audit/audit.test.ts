import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import {
  appendFile,
  mkdir,
  open as openFile,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  truncate,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { join } from 'node:path';
import sinon from 'sinon';
import type { AuditEntry, AuditRecord } from '../../../bot/helpdesk/contracts/audit.ts';
import { STEP } from '../../../bot/store/audit/log-state.ts';
import { verifyAuditFile, type OpenStore } from '../../../bot/store/index.ts';
import { entry, named, sandbox } from '../support/store.ts';

describe('store: audit', () => {
  const { folder, open, clean, log } = sandbox();
  afterEach(clean);

  const pathOf = (dir: string): string => join(dir, 'audit.jsonl');
  const linesOf = async (dir: string): Promise<string[]> =>
    (await readFile(pathOf(dir), 'utf8')).split('\n').slice(0, -1);
  const append = async (
    { audit }: OpenStore,
    count: number,
    make = (i: number) => entry({ deviceId: `d${i}` }),
  ) => Promise.all(Array.from({ length: count }, (_, i) => audit.append(make(i))));

  /** Every write of a file gets half of it there and fails then; nothing can be cut off either. */
  async function whileFull(dir: string, run: () => Promise<void>): Promise<void> {
    const some = await openFile(join(dir, 'some'), 'w');
    const handles = Object.getPrototypeOf(some) as FileHandle;
    await some.close();
    const write = Reflect.get(handles, 'write') as (
      this: FileHandle,
      bytes: Buffer,
      ...at: number[]
    ) => Promise<unknown>;
    const half = async function (this: FileHandle, bytes: Buffer, from: number, length: number, at: number) {
      await write.call(this, bytes, from, Math.floor(length / 2), at);
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const stubs = [
      sinon.stub(handles, 'write').callsFake(half as never),
      sinon.stub(handles, 'truncate').rejects(new Error('no')),
    ];
    try {
      await run();
    } finally {
      for (const stub of stubs) stub.restore();
    }
  }

  describe('the file', () => {
    it('is a chain that anybody can check with SHA-256', async () => {
      const dir = await folder();
      const first = await open(dir);
      await append(first, 3);
      await first.close();
      await append(await open(dir), 3, () => entry({ deviceName: 'Zoë\u2028 "x"\n', through: ['a', 'b'] }));
      let prev = '0'.repeat(64);
      const lines = await linesOf(dir);
      assert.equal(lines.length, 6);
      lines.forEach((line, i) => {
        const record = JSON.parse(line) as AuditRecord;
        assert.equal(record.seq, i + 1);
        assert.equal(record.at, '2026-01-02T00:00:00.000Z');
        assert.equal(record.prev, prev);
        const { hash, ...body } = record;
        prev = createHash('sha256')
          .update(prev + JSON.stringify(body))
          .digest('hex');
        assert.equal(hash, prev);
      });
    });

    it('holds an entry before its append resolves, synced or not, and in the order of asking', async () => {
      const dir = await folder();
      const opened = await open(dir);
      const ids = await Promise.all(
        Array.from({ length: 200 }, async (_, i) => {
          const id = await opened.audit.append(entry({ what: `${i}` }), { sync: i % 2 === 0 });
          assert.ok((await readFile(pathOf(dir), 'utf8')).includes(id));
          return id;
        }),
      );
      const records = (await linesOf(dir)).map((line) => JSON.parse(line) as AuditRecord);
      assert.deepEqual(
        records.map(({ id, what }) => [id, what]),
        ids.map((id, i) => [id, `${i}`]),
      );
      assert.deepEqual(opened.audit.head(), { seq: 200, hash: records.at(-1)?.hash });
    });

    it('accepts only an entry’s own fields', async () => {
      const dir = await folder();
      const { audit } = await open(dir);
      const wrong = [
        { ...entry(), pin: '1234' },
        { ...entry(), hash: 'x' },
        { ...entry(), outcome: { unlockPin: '1234' } },
        { ...entry(), through: [{ token: 'x' }] },
        { ...entry(), kind: 'other' },
        { ...entry(), operatorId: undefined },
        { ...entry(), ['__proto__x']: 1 },
      ];
      for (const one of wrong) {
        await assert.rejects(audit.append(one as unknown as AuditEntry), {
          code: 'field',
          message: /nothing was written/,
        });
      }
      assert.deepEqual(await linesOf(dir), []);
      await audit.append(entry({ personId: undefined, through: ['a'] }));
    });

    it('lacks the entries of a write that failed, and continues after it', async () => {
      const dir = await folder();
      const first = await open(dir);
      await append(first, 2);
      // Half of it gets there, and the room for the rest is gone.
      await whileFull(dir, async () => {
        const failed = await Promise.allSettled([
          first.audit.append(entry()),
          first.audit.append(entry(), { sync: true }),
        ]);
        for (const one of failed) {
          assert.equal(one.status, 'rejected');
          assert.match(String(one.reason), /audit\.jsonl can't be written: the disk is full/);
        }
      });
      await append(first, 1);
      assert.deepEqual(await first.audit.verify(), { ok: true, entries: 3, head: first.audit.head() });
    });
  });

  describe('opening', () => {
    it('moves a cut-off last line aside and continues', async () => {
      for (const rest of ['{"seq":4,"id":', '\0\0\0\0', '\0\0\n{"se\n', '{}\n']) {
        const dir = await folder();
        const first = await open(dir);
        await append(first, 3);
        await first.close();
        await appendFile(pathOf(dir), rest);
        const { audit, torn } = await open(dir);
        assert.equal(torn, join(dir, 'audit.jsonl.torn-2026-01-02T000000.000Z'));
        assert.equal(await readFile(torn, 'utf8'), rest);
        assert.match(log.words.at(-1) ?? '', /was cut off/);
        await audit.append(entry());
        assert.deepEqual(await audit.verify(), { ok: true, entries: 4, head: audit.head() });
      }
    });

    it('ends started entries that were left open, once', async () => {
      const dir = await folder();
      const first = await open(dir);
      const action = { kind: 'started', what: 'remoteLock', deviceId: 'd', serialNumber: 's' } as const;
      const done = await first.audit.append(entry(action));
      await first.audit.append(entry({ kind: 'ended', of: done, outcome: 'accepted' }));
      const lost = await first.audit.append(entry(action), { sync: true });
      await append(first, STEP + 10);
      await first.close();
      const second = await open(dir);
      assert.deepEqual(
        second.leftOpen.map(({ id }) => id),
        [lost],
      );
      const [last] = await second.audit.newest({ limit: 1 });
      assert.ok(last);
      assert.equal(last.of, lost);
      assert.deepEqual(
        [last.kind, last.outcome, last.what, last.deviceId],
        ['ended', 'unknown', 'remoteLock', 'd'],
      );
      assert.equal(last.serialNumber, 's');
      await second.close();
      assert.deepEqual((await open(dir)).leftOpen, []);
    });

    it('reads the log itself if its index is missing, cut or damaged', async () => {
      const dir = await folder();
      const first = await open(dir);
      await append(first, STEP + 100, (i) => entry({ personId: `p${i % 50}` }));
      await first.close();
      const checkpoint = join(dir, 'log-checkpoint.txt');
      const index = join(dir, 'log-index.bin');
      const old = await readFile(checkpoint);
      const second = await open(dir);
      const expected = await second.audit.newest({ person: 'p7', limit: 200 });
      assert.equal(expected.length, 84);
      await second.close();
      const damages = [
        () => rm(checkpoint),
        () => rm(index),
        () => truncate(index, 1000),
        () => writeFile(checkpoint, old.subarray(0, 5000)),
        () => writeFile(checkpoint, ''),
        () => Promise.all([rm(checkpoint), rm(index)]),
      ];
      for (const damage of damages) {
        await damage();
        const opened = await open(dir);
        assert.deepEqual(await opened.audit.newest({ person: 'p7', limit: 200 }), expected);
        await opened.close();
      }
      assert.equal((await stat(index)).size, (STEP + 100) * 40);
    });

    it('reads a log whose index is an older version’s anew, and still knows what was written last', async () => {
      const dir = await folder();
      const first = await open(dir);
      await append(first, 3, (i) => entry({ ticket: `INC-${i}` }));
      await first.close();
      const checkpoint = join(dir, 'log-checkpoint.txt');
      const [, body = ''] = (await readFile(checkpoint, 'utf8')).split('\n');
      const { newest, ...kept } = JSON.parse(body) as { newest: string };
      const older = JSON.stringify({ ...kept, version: 1, newest: newest.slice(0, newest.length / 2) });
      const sum = createHash('sha256').update(older).digest('hex');
      await writeFile(checkpoint, `${sum}\n${older}\n`);
      const second = await open(dir);
      const found = await second.audit.newest({ ticket: 'inc-1', limit: 5 });
      assert.deepEqual(
        found.map(({ ticket, seq }) => [ticket, seq]),
        [['INC-1', 2]],
      );
      await second.close();
      await writeFile(checkpoint, `${sum}\n${older}\n`);
      const [one = '', two = ''] = await linesOf(dir);
      await writeFile(pathOf(dir), `${one}\n${two}\n`);
      await open(dir);
      assert.match(log.words.join('\n'), /the audit log was changed/);
    });

    it('says if the log is not the one that was written', async () => {
      const dir = await folder();
      const first = await open(dir);
      await append(first, 10);
      await first.close();
      const lines = await linesOf(dir);
      await writeFile(pathOf(dir), `${lines.slice(0, 7).join('\n')}\n`);
      const { audit } = await open(dir);
      assert.match(log.words.join(), /was changed: this entry is not where it was written/);
      // What comes next is chained to the last entry that was written, so that the gap stays in the file.
      assert.equal(audit.head().seq, 10);
      await audit.append(entry());
      const newest = await audit.newest({ limit: 20 });
      assert.equal(newest.length, 8);
      const [, next] = newest;
      assert.equal((await audit.newest({ limit: 1, before: newest[0]?.seq })).at(0)?.seq, next?.seq);
    });
  });

  describe('cut while no bot has it', () => {
    const without =
      (count: number) =>
      async (dir: string): Promise<void> => {
        const lines = await linesOf(dir);
        await writeFile(
          pathOf(dir),
          lines
            .slice(0, lines.length - count)
            .map((line) => `${line}\n`)
            .join(''),
        );
      };
    const cuts: [string, number, (dir: string) => Promise<void>][] = [
      ['by 1', 1, without(1)],
      ['by 7', 7, without(7)],
      [
        'in the middle of a line',
        1,
        async (dir) => truncate(pathOf(dir), (await stat(pathOf(dir))).size - 20),
      ],
      ['to nothing', 10, without(10)],
      ['by removing the file', 10, (dir) => rm(pathOf(dir))],
      [
        'together with its index',
        4,
        async (dir) => {
          await without(4)(dir);
          await rm(join(dir, 'log-index.bin'));
        },
      ],
    ];
    for (const [how, missing, cut] of cuts)
      it(`isn't whole from the shell, at the start and ever after: ${how}`, async () => {
        const dir = await folder();
        const first = await open(dir);
        await append(first, 10);
        await first.close();
        assert.equal((await verifyAuditFile(dir)).ok, true);
        await cut(dir);
        const says = new RegExp(`${missing} (entry is|entries are) missing after entry ${10 - missing}`);
        const shell = await verifyAuditFile(dir);
        assert.match(shell.ok ? 'whole' : shell.why, says);
        const second = await open(dir);
        assert.match(log.words.join(), says);
        const start = await second.audit.verify();
        assert.match(start.ok ? 'whole' : start.why, says);
        await append(second, 2);
        await second.close();
        const third = await open(dir);
        assert.equal((await third.audit.verify()).ok, false);
        await third.close();
        assert.equal((await verifyAuditFile(dir)).ok, false, 'later entries hide nothing');
      });

    it('after a kill, too, if its head was posted', async () => {
      const dir = await folder();
      const first = await open(dir);
      await append(first, 10);
      const posted = first.audit.head();
      await first.close();
      await rm(join(dir, 'log-checkpoint.txt'));
      await without(3)(dir);
      assert.equal((await verifyAuditFile(dir)).ok, true, 'nothing beside it knows better');
      const shell = await verifyAuditFile(dir, { posted });
      assert.match(shell.ok ? 'whole' : shell.why, /3 entries are missing after entry 7/);
      const second = await open(dir);
      await append(second, 20);
      const later = await second.audit.verify(posted);
      assert.match(later.ok ? 'whole' : later.why, /not the entry that was written/);
    });
  });

  describe('verify', () => {
    const changes: [string, (lines: string[]) => void, number][] = [
      ['changed', (lines) => (lines[4] = lines[4]?.replace('"op"', '"xx"') ?? ''), 5],
      ['blanked', (lines) => (lines[4] = lines[4]?.replace('"user"', '"us\u00ff"') ?? ''), 5],
      ['removed', (lines) => lines.splice(4, 1), 5],
      ['inserted', (lines) => lines.splice(4, 0, lines[2] ?? ''), 5],
      ['reordered', (lines) => lines.splice(4, 2, lines[5] ?? '', lines[4] ?? ''), 5],
      ['no JSON', (lines) => (lines[4] = 'xxx'), 5],
      ['first removed', (lines) => lines.splice(0, 1), 1],
      ['last removed', (lines) => lines.splice(9, 1), 10],
      ['last changed', (lines) => (lines[9] = lines[9]?.replace('"op"', '"xx"') ?? ''), 10],
      ['all removed', (lines) => (lines.length = 0), 1],
    ];
    for (const [name, change, seq] of changes) {
      it(`names the first entry that doesn't fit: ${name}`, async () => {
        const dir = await folder();
        const opened = await open(dir);
        await append(opened, 10);
        assert.deepEqual(await opened.audit.verify(), { ok: true, entries: 10, head: opened.audit.head() });
        const lines = await linesOf(dir);
        change(lines);
        await writeFile(pathOf(dir), lines.map((line) => `${line}\n`).join(''));
        const verdict = await opened.audit.verify();
        assert.equal(verdict.ok, false);
        assert.deepEqual([verdict.seq, verdict.line], [seq, seq]);
        // What is appended afterwards hides nothing, nor does a restart.
        await append(opened, 3);
        const after = await opened.audit.verify();
        assert.deepEqual([after.ok, 'seq' in after && after.seq], [false, seq]);
        assert.equal((await opened.audit.newest({ limit: 3 })).length, 3);
        await opened.close();
        const restarted = await (await open(dir)).audit.verify();
        assert.deepEqual([restarted.ok, 'seq' in restarted && restarted.seq], [false, seq]);
      });
    }

    it('names the next one if an entry was changed with its hash', async () => {
      const dir = await folder();
      const opened = await open(dir);
      await append(opened, 5);
      const lines = await linesOf(dir);
      const body: Partial<AuditRecord> = JSON.parse(lines[2] ?? '') as AuditRecord;
      delete body.hash;
      const text = JSON.stringify({ ...body, operatorId: 'somebody else' });
      const hash = createHash('sha256')
        .update((body.prev ?? '') + text)
        .digest('hex');
      lines[2] = `${text.slice(0, -1)},"hash":"${hash}"}`;
      await writeFile(pathOf(dir), `${lines.join('\n')}\n`);
      const verdict = await opened.audit.verify();
      assert.equal(verdict.ok, false);
      assert.equal(verdict.seq, 4);
      assert.match(verdict.why, /one of the two was changed/);
    });

    it('follows a file that an editor put in the log’s place', async () => {
      const dir = await folder();
      const opened = await open(dir);
      await append(opened, 5);
      await writeFile(join(dir, 'new'), await readFile(pathOf(dir)));
      await rename(join(dir, 'new'), pathOf(dir));
      // what has to last looks at once; other entries do so once a second
      await opened.audit.append(entry(), { sync: true });
      await append(opened, 4);
      assert.equal((await linesOf(dir)).length, 10);
      assert.equal((await opened.audit.verify()).ok, true);
      assert.match(log.words.join(), /changed by something else/);
      assert.deepEqual(await named(dir, 'torn'), []);
    });
  });

  describe('a file in the log’s place that can’t be read', () => {
    it('is written to only once it was read to its end', async () => {
      const dir = await folder();
      const opened = await open(dir);
      await append(opened, 5);
      const cut = (await linesOf(dir)).slice(0, 3).map((line) => `${line}\n`);
      await writeFile(join(dir, 'new'), cut.join(''));
      await rename(join(dir, 'new'), pathOf(dir));
      // where the checkpoint is written first
      const inTheWay = join(dir, 'log-checkpoint.txt.tmp');
      await mkdir(inTheWay);
      await assert.rejects(opened.audit.append(entry(), { sync: true }), { code: 'unwritable' });
      await assert.rejects(opened.audit.append(entry()), { code: 'unwritable' });
      await assert.rejects(opened.audit.newest({ limit: 9 }), { code: 'unwritable' });
      await rmdir(inTheWay);
      await opened.audit.append(entry({ deviceId: 'after' }));
      assert.deepEqual(
        (await linesOf(dir)).map((line) => (JSON.parse(line) as AuditRecord).seq),
        [1, 2, 3, 6],
      );
      assert.deepEqual(
        (await opened.audit.newest({ limit: 9 })).map(({ deviceId }) => deviceId),
        ['after', 'd2', 'd1', 'd0'],
      );
      assert.equal((await opened.audit.verify()).ok, false);
    });
  });

  describe('newest', () => {
    const seqs = (records: AuditRecord[]): number[] => records.map(({ seq }) => seq);

    it('reads many entries in blocks, so that a slow disk doesn’t matter', async () => {
      const dir = await folder();
      const first = await open(dir);
      const count = 2 * STEP + 1_000;
      await append(first, count, (i) =>
        entry({ personId: i % 2 ? 'a' : 'b', deviceId: i % 4_000 ? undefined : 'd' }),
      );
      await first.close();
      const { audit } = await open(dir);
      const some = await openFile(join(dir, 'some'), 'w');
      const handles = Object.getPrototypeOf(some) as FileHandle;
      await some.close();
      const read = sinon.spy(handles, 'read');
      try {
        const queries = [
          [{}, count],
          [{ person: 'a' }, count / 2],
          [{ person: 'b', before: 5_001 }, 2_500],
          [{ device: 'd' }, 3],
        ] as const;
        for (const [query, expected] of queries) {
          read.resetHistory();
          const found = seqs(await audit.newest({ ...query, limit: 20_000 }));
          assert.equal(found.length, expected);
          assert.deepEqual(
            found,
            found.toSorted((a, b) => b - a),
          );
          assert.equal(new Set(found).size, expected);
          assert.ok(read.callCount < 60, `${expected} entries in ${read.callCount} reads`);
        }
        const bytes = read.getCalls().reduce((sum, { args }) => sum + Number((args as unknown[])[2]), 0);
        assert.ok(bytes < 100_000, `${bytes} bytes for three entries far apart`);
      } finally {
        read.restore();
      }
    });
  });
});
