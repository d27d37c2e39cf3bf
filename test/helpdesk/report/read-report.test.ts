import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { AuditQuery, AuditRecord } from '../../../bot/helpdesk/contracts/audit.ts';
import { readReport } from '../../../bot/helpdesk/report/read-report.ts';
import { reportCsv } from '../../../bot/helpdesk/report/report-csv.ts';
import { VerdictTally } from '../../../bot/helpdesk/report/verdict-tally.ts';
import type { Verdict } from '../../../bot/helpdesk/diagnosis/verdict.ts';
import { memoryStore } from '../support/memory-store.ts';

const NOW = new Date('2026-11-25T12:00:00.000Z');
const MONDAY = '2026-11-23';

/** A look-up an hour, the newest last. */
const lookUps = (length: number, over: Partial<AuditRecord> = {}) =>
  Array.from({ length }, (_, index): AuditRecord => {
    const at = new Date(NOW.getTime() - (length - index) * 3_600_000).toISOString();
    const ids = { id: `entry-${index}`, operatorId: 'operator', prev: 'p', hash: 'h' };
    return { ...ids, seq: index + 1, at, kind: 'read', what: 'select user', ...over };
  });

/** An audit that also says how many entries were asked for. */
function auditOf(entries: readonly AuditRecord[]) {
  const asked: number[] = [];
  return {
    asked,
    newest({ since, before = Infinity, limit }: AuditQuery) {
      asked.push(limit);
      const found = entries.filter(({ seq, at }) => seq < before && (!since || Date.parse(at) >= +since));
      return Promise.resolve(found.toReversed().slice(0, limit));
    },
  };
}

const told = (id?: string, more: Partial<Verdict> = {}) =>
  ({
    causes: id === undefined ? [] : [{ rule: { id } }],
    unread: [],
    closed: [],
    misdated: [],
    pending: [],
    ...more,
  }) as unknown as Verdict;

describe('reading a report', () => {
  it('reads the whole audit of the last eight weeks, a part at a time', async () => {
    const audit = auditOf(lookUps(2_500));
    const { weeks, countedFrom } = await readReport({ audit, store: memoryStore() }, NOW);
    assert.deepEqual(audit.asked, [1_000, 1_000]);
    assert.deepEqual([weeks.length, weeks[0]?.monday, weeks.at(-1)?.monday], [8, '2026-10-05', MONDAY]);
    // hours since the Monday seven weeks before this one's
    const hours = (NOW.getTime() - Date.parse('2026-10-05')) / 3_600_000;
    assert.equal(
      weeks.reduce((sum, week) => sum + week.lookUps, 0),
      hours,
    );
    assert.equal(countedFrom, undefined);
  });

  it('says from when on it counts if there is more than it reads', async () => {
    const entries = lookUps(200);
    const read = await readReport({ audit: auditOf(entries), store: memoryStore() }, NOW, 50);
    assert.equal(read.countedFrom, entries[150]?.at);
    assert.equal(read.weeks.at(-1)?.lookUps, 50);
    const all = await readReport({ audit: auditOf(entries), store: memoryStore() }, NOW, 201);
    assert.equal(all.countedFrom, undefined);
  });

  it('takes the verdicts from the store, where they were counted by week', async () => {
    const store = memoryStore();
    let now = NOW;
    const tally = new VerdictTally(store, () => now);
    tally.count(told('notEncrypted'));
    tally.count(told('notEncrypted'));
    tally.count(told());
    tally.count(told(undefined, { unread: [{}] as never }));
    assert.deepEqual(await store.tallies.list(() => true), [], 'a card costs no write');
    await tally.flush();
    now = new Date('2026-11-18T12:00:00.000Z');
    tally.count(told('noLicense'));
    await tally.flush();
    await tally.flush();
    now = NOW;
    tally.count(told('notEncrypted'));
    await tally.flush();
    const { weeks } = await readReport({ audit: auditOf([]), store }, NOW);
    assert.deepEqual(Object.fromEntries(weeks.at(-1)?.verdicts ?? []), {
      notEncrypted: 3,
      nothingWrong: 1,
      noCause: 1,
    });
    assert.deepEqual([...(weeks.at(-2)?.verdicts ?? [])], [['noLicense', 1]]);
  });

  it('loses no verdict that couldn’t be written', async () => {
    const store = memoryStore();
    const tally = new VerdictTally(store, () => NOW);
    tally.count(told('noLicense'));
    const full = sinon.stub(store.tallies, 'create').rejects(new Error('the disk is full'));
    await assert.rejects(tally.flush(), /the disk is full/);
    tally.count(told('noLicense'));
    full.restore();
    await tally.flush();
    assert.deepEqual((await store.tallies.get(MONDAY))?.verdicts, { noLicense: 2 });
  });

  it('makes a file with every number, of which a spreadsheet runs nothing', async () => {
    const entries = lookUps(1, { kind: 'refused', outcome: '=HYPERLINK("http://evil.example")' });
    const csv = reportCsv(await readReport({ audit: auditOf(entries), store: memoryStore() }, NOW));
    const lines = csv.split('\r\n');
    assert.equal(lines[0], 'week,measure,name,value');
    assert.ok(lines.includes(`${MONDAY},lookUps,,0`));
    assert.ok(lines.includes(`${MONDAY},refusal,"'=HYPERLINK(""http://evil.example"")",1`));
  });
});
