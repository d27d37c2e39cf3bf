import assert from 'node:assert/strict';
import type { Alert } from '../../bot/helpdesk/contracts/policy/records.ts';
import type { AuditEntry } from '../../bot/helpdesk/contracts/audit.ts';
import { MANY_LOOK_UPS, countLookUps } from '../../bot/jobs/count-look-ups.ts';

describe('look-ups', () => {
  function counting() {
    const alerts: Alert[] = [];
    const clock = { now: new Date('2026-01-01T12:00:00Z') };
    const written: AuditEntry[] = [];
    const append = (entry: AuditEntry) => Promise.resolve(String(written.push(entry)));
    const audit = countLookUps(
      { append },
      () => clock.now,
      (alert) => void alerts.push(alert),
    );
    const read = async (count: number, operatorId = 'opal', kind: AuditEntry['kind'] = 'read') => {
      for (let n = 0; n < count; n++) await audit.append({ kind, what: 'select user', operatorId });
    };
    const wait = (minutes: number) => void (clock.now = new Date(clock.now.getTime() + minutes * 60_000));
    return { alerts, written, read, wait };
  }

  it('are told to the admins at 200 in an hour, once an hour, and nothing is stopped', async () => {
    const { alerts, written, read, wait } = counting();
    await read(MANY_LOOK_UPS - 1);
    assert.deepEqual(alerts, []);
    await read(150);
    assert.deepEqual(alerts, [{ kind: 'manyLookUps', operatorId: 'opal', limit: 200 }]);
    assert.equal(written.length, 349);
    wait(61);
    await read(200);
    assert.equal(alerts.length, 2);
  });

  it('count the last hour, each operator alone, and only what was shown', async () => {
    const { alerts, read, wait } = counting();
    await read(150);
    wait(61);
    await read(150);
    await read(150, 'omar');
    await read(500, 'omar', 'refused');
    assert.deepEqual(alerts, []);
  });
});
