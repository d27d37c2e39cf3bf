import assert from 'node:assert/strict';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { actionNamed, catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import { isToldOf } from '../../../bot/helpdesk/actions/define.ts';
import { wasReportedLost } from '../../../bot/helpdesk/employee/lost.ts';
import {
  beginToTell,
  dueToTell,
  endTelling,
  settleTelling,
  tellingOf,
} from '../../../bot/helpdesk/employee/telling.ts';
import { helpDesk, receipt } from '../support/remote.ts';

const lock = actionNamed('remoteLock');
const sync = actionNamed('syncDevice');

describe('telling the employee', () => {
  const accepted = (over: Partial<Receipt>) =>
    receipt({ telling: 'due', acceptedAt: '2026-01-01T12:00:01.000Z', ...over });

  async function desk(...receipts: Receipt[]) {
    const found = helpDesk();
    for (const one of receipts) await found.store.receipts.create(one.id, one);
    const tellings = () => [...found.store.receipts.kept.values()].map(({ telling }) => telling);
    return { ...found, tellings };
  }

  it('is for locks, passcodes, Lost mode and what can’t be undone', () => {
    const names = catalogue.filter(isToldOf).map(({ id }) => id);
    for (const id of ['remoteLock', 'resetPasscode', 'enableLostMode', 'wipe', 'retire', 'delete'] as const)
      assert.ok(names.includes(id), id);
    for (const id of ['syncDevice', 'locateDevice', 'fullScan'] as const) assert.ok(!names.includes(id), id);
  });

  for (const [what, over, policy, telling] of [
    ['by default', {}, { told: true, lost: false }, 'due'],
    ['where the policy says no', {}, { told: false, lost: false }, 'off'],
    ['for a device that was reported lost earlier', {}, { told: true, lost: true }, 'lost'],
    ['for a device that is reported lost now', { lost: true }, { told: true, lost: false }, 'lost'],
    ['for a device that was found', { lost: false }, { told: true, lost: true }, 'due'],
    ['for a device of nobody', { userId: undefined }, { told: true, lost: false }, 'nobody'],
  ] as const)
    it(`${what}: ${telling}`, () => {
      assert.ok(lock && sync);
      assert.equal(tellingOf(lock, receipt(over), policy), telling);
      assert.equal(tellingOf(sync, receipt(over), policy), undefined);
    });

  it('goes by what was said last of a device', () => {
    const said = (sentAt: string, lost: boolean | undefined) => ({ sentAt, lost });
    const [first, second, third] = ['2026-01-01', '2026-01-02', '2026-01-03'] as const;
    assert.equal(wasReportedLost([]), false);
    assert.equal(wasReportedLost([said(first, true), said(third, undefined)]), true);
    assert.equal(wasReportedLost([said(second, false), said(first, true)]), false);
    assert.equal(wasReportedLost([said(third, true), said(first, false)]), true);
  });

  it('waits until Intune is known to have accepted it', async () => {
    const { services } = await desk(
      receipt({ id: 'sending', telling: 'due', state: 'sending' }),
      receipt({ id: 'unknown', telling: 'due', state: 'unknown' }),
      receipt({ id: 'second', telling: 'due', state: 'pending', reason: { kind: 'secondOperator' } }),
      receipt({ id: 'failed', telling: 'due', state: 'failed' }),
      receipt({ id: 'reported', telling: 'due', state: 'done', confirmationId: 'another' }),
      accepted({ id: 'accepted' }),
    );
    const ids = (await dueToTell(services)).map((group) => group.map(({ id }) => id));
    assert.deepEqual(ids.toSorted(), [['accepted'], ['reported']]);
  });

  it('is one message for what one press did to one person’s devices', async () => {
    const { services } = await desk(
      accepted({ id: 'a' }),
      accepted({ id: 'b', deviceId: 'device-2' }),
      accepted({ id: 'c', userId: 'else' }),
      accepted({ id: 'd', confirmationId: 'another' }),
    );
    const ids = (await dueToTell(services)).map((group) => group.map(({ id }) => id).join(''));
    assert.deepEqual(ids.toSorted(), ['ab', 'c', 'd']);
  });

  it('is begun once, even if two begin at the same moment', async () => {
    const { services } = await desk(accepted({}));
    const [due = []] = await dueToTell(services);
    const begun = await Promise.all([beginToTell(services, due), beginToTell(services, due)]);
    assert.deepEqual(begun.map(({ length }) => length).toSorted(), [0, 1]);
    await endTelling(services, due, 'told');
    assert.deepEqual(await dueToTell(services), []);
    assert.deepEqual(await beginToTell(services, due), []);
  });

  it('that another bot has ended meanwhile isn’t called unsure, and one who knows how it ended is believed', async () => {
    const { services, audit, store, tellings } = await desk(accepted({}));
    const [due = []] = await dueToTell(services);
    const begun = await beginToTell(services, due);
    const together = store.together.bind(store);
    services.store.together = async (work) => {
      services.store.together = together;
      await endTelling(services, begun, 'told');
      return together(work);
    };
    await settleTelling(services);
    assert.deepEqual(tellings(), ['told']);
    assert.deepEqual(
      audit.entries.map(({ outcome }) => outcome),
      ['told'],
    );
    store.receipts.kept.set('receipt-1', accepted({ telling: 'unsure' }));
    await endTelling(services, begun, 'told');
    assert.deepEqual(tellings(), ['told']);
  });

  it('that the last run was doing isn’t done again, and nobody claims that it was done', async () => {
    const { services, audit, tellings } = await desk(accepted({}));
    const [due = []] = await dueToTell(services);
    await beginToTell(services, due);
    await settleTelling(services);
    assert.deepEqual(tellings(), ['unsure']);
    assert.deepEqual(await dueToTell(services), []);
    assert.deepEqual(
      audit.entries.map(({ what, outcome }) => [what, outcome]),
      [['tell employee', 'unsure']],
    );
  });
});
