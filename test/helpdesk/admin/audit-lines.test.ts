import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newestLines } from '../../../bot/helpdesk/admin/audit-lines.ts';
import type { AuditQuery, AuditRecord, AuditTrail } from '../../../bot/helpdesk/contracts/audit.ts';

const record = (seq: number, over: Partial<AuditRecord> = {}): AuditRecord => ({
  seq,
  id: `id-${seq}`,
  at: '2026-01-01T00:00:00.000Z',
  kind: 'started',
  what: 'remoteLock',
  operatorId: 'operator-1',
  prev: 'p',
  hash: 'h',
  ...over,
});
const ended = (seq: number, of: number, outcome = 'accepted') =>
  record(seq, { kind: 'ended', of: `id-${of}`, outcome });

function trailOf(entries: readonly AuditRecord[]): AuditTrail {
  return {
    newest: ({ before = Infinity, limit }: AuditQuery) =>
      Promise.resolve(
        entries
          .filter(({ seq }) => seq < before)
          .toSorted((a, b) => b.seq - a.seq)
          .slice(0, limit),
      ),
  } as AuditTrail;
}

const lines = async (entries: readonly AuditRecord[], limit = 10, before?: number) =>
  (await newestLines(trailOf(entries), [{}], limit, before)).map(
    ({ seq, parts }) => `${seq}: ${parts.map((part) => part.seq).join()}`,
  );

describe('lines of the audit', () => {
  it('have an action once, with how it ended, newest first', async () => {
    const entries = [
      record(1),
      record(2),
      ended(3, 1),
      record(4, { kind: 'read' }),
      ended(5, 2),
      ended(6, 2, 'done'),
    ];
    assert.deepEqual(await lines(entries), ['4: ', '2: 6,5', '1: 3']);
  });

  it('keep what ended something that isn’t there', async () => {
    assert.deepEqual(await lines([ended(7, 1), record(8)]), ['8: ', '7: ']);
  });

  it('come in pages that lose and repeat nothing, however far an end is from its start', async () => {
    const seed = Date.now() % 2 ** 31;
    const drawn = fc.array(fc.oneof(fc.constant('start'), fc.nat({ max: 400 })), { maxLength: 450 });
    await fc.assert(
      fc.asyncProperty(drawn, async (steps) => {
        const starts: number[] = [];
        const entries = steps.map((step, index) => {
          const of = step === 'start' ? undefined : starts[step % Math.max(1, starts.length)];
          if (of !== undefined) return ended(index + 1, of);
          starts.push(index + 1);
          return record(index + 1);
        });
        const seen: number[] = [];
        let before: number | undefined;
        for (;;) {
          const page = await newestLines(trailOf(entries), [{}], 10, before);
          seen.push(...page.flatMap(({ seq, parts }) => [seq, ...parts.map((part) => part.seq)]));
          before = page.at(-1)?.seq;
          if (page.length < 10) break;
        }
        assert.deepEqual(
          seen.toSorted((a, b) => a - b),
          entries.map(({ seq }) => seq),
        );
      }),
      { seed, numRuns: 60 },
    );
  });
});
