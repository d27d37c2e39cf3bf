import assert from 'node:assert/strict';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { applyReport } from '../../../bot/helpdesk/remote/device-report.ts';
import type { Press } from '../../../bot/helpdesk/remote/confirm.ts';
import { confirm } from '../../../bot/helpdesk/remote/confirm.ts';
import { noteAllExpired } from '../../../bot/store/prune.ts';
import type { Confirmation, Remembered } from '../../../bot/helpdesk/contracts/store.ts';
import { StoreError } from '../../../bot/store/index.ts';
import {
  failToWrite,
  receipt,
  OPERATOR,
  PERSON,
  type HelpDesk,
  confirmationIn,
  helpDesk,
  phone,
} from '../support/remote.ts';

const press = (over: Partial<Press> = {}): Press => ({
  personId: OPERATOR,
  confirmationId: 'confirmation-1',
  typed: {},
  card: undefined,
  ...over,
});
const pressOn = (desk: HelpDesk, over: Partial<Press> = {}) => confirm(desk.services, desk.api, press(over));
const refusals = ({ audit }: HelpDesk) =>
  audit.entries.map(({ kind, outcome }) => `${kind} ${outcome ?? ''}`.trim());

describe('a press of Confirm', () => {
  let desk: HelpDesk;
  beforeEach(() => {
    desk = helpDesk();
  });

  it('goes through the stages in order: recheck, use up, audit on disk, receipt, POST, answer', async () => {
    await confirmationIn(desk);
    const states: string[] = [];
    desk.graph.act = async () => {
      states.push((await desk.store.confirmations.get('confirmation-1'))?.state ?? 'none');
      states.push(...[...desk.store.receipts.kept.values()].map(({ state }) => state));
      return { requestId: 'request-1' };
    };
    const confirmed = await pressOn(desk);
    assert.ok(confirmed.kind === 'receipts' && !confirmed.again);
    const [receipt] = confirmed.receipts;
    assert.equal(receipt?.state, 'accepted');
    assert.equal(receipt.requestId, 'request-1');
    assert.deepEqual(states, ['used', 'sending'], 'used and kept before the POST');
    const order = desk.events.filter((event) => !event.startsWith('read speaker'));
    assert.deepEqual(order, [
      'read device-1',
      'audit started, synced',
      'POST remoteLock device-1',
      'audit ended, synced',
    ]);
    assert.deepEqual(await desk.store.receipts.get(receipt.id), receipt);
  });

  for (const shiftMs of [-3_600_000, 0, 3_600_000]) {
    it(`knows how far Graph’s clock is ahead, though ours is set by ${shiftMs} ms before it answers`, async () => {
      await confirmationIn(desk);
      const ahead = 90_000;
      desk.graph.act = () => {
        const answeredAt = desk.clock.now.getTime() + ahead;
        desk.clock.now = new Date(desk.clock.now.getTime() + shiftMs);
        return Promise.resolve({ requestId: 'request-1', answeredAt });
      };
      const confirmed = await pressOn(desk);
      const [receipt] = confirmed.kind === 'receipts' ? confirmed.receipts : [];
      const known = receipt?.clockAheadMs ?? NaN;
      // at least: too much would miss results
      assert.ok(known <= ahead && known > ahead - 5_000, `${known} ms`);
    });
  }

  it('takes no run from before it for its own, though the clock is set while Graph answers', async () => {
    await confirmationIn(desk);
    const run = (at: string) => ({
      actionName: 'remoteLock',
      actionState: 'done',
      startDateTime: at,
      lastUpdatedDateTime: at,
    });
    const earlier = [run('2026-01-01T11:30:00Z'), run('2026-01-01T11:45:00Z')];
    desk.graph.devices.set('device-1', phone({ deviceActionResults: earlier }));
    desk.graph.act = () => {
      const answeredAt = desk.clock.now.getTime();
      desk.clock.now = new Date(answeredAt + 3_600_000);
      return Promise.resolve({ requestId: 'request-1', answeredAt });
    };
    const confirmed = await pressOn(desk);
    const [sent] = confirmed.kind === 'receipts' ? confirmed.receipts : [];
    assert.ok(sent);
    const seen = await applyReport(desk.services, sent, phone({ deviceActionResults: earlier }));
    assert.equal(seen.state, 'accepted');
  });

  it('keeps the operator’s language for the cards that follow', async () => {
    await confirmationIn(desk, { locale: 'fi-FI' });
    const confirmed = await pressOn(desk);
    assert.equal(confirmed.kind === 'receipts' && confirmed.receipts[0]?.locale, 'fi-FI');
  });

  it('sends once if two presses come at the same moment, and shows both the same receipt', async () => {
    await confirmationIn(desk);
    const both = await Promise.all([pressOn(desk), pressOn(desk)]);
    assert.equal(desk.graph.calls.length, 1);
    const [first, second] = both;
    assert.ok(first.kind === 'receipts' && !first.again);
    assert.ok(second.kind === 'receipts' && second.again);
    assert.deepEqual(second.receipts, first.receipts);
  });

  describe('whose record can’t be written', () => {
    const full = new StoreError('unwritable', 'full', { cause: { code: 'ENOSPC' } });

    it('sends to the devices whose record was written, and says of the others that nothing was sent', async () => {
      desk.graph.devices.set('device-2', phone({ id: 'device-2', deviceName: 'SECOND' }));
      const target = (n: number) => ({ deviceId: `device-${n}`, deviceName: `PHONE-${n}`, userId: PERSON });
      await confirmationIn(desk, { targets: [target(1), target(2)] });
      const append = desk.services.audit.append.bind(desk.services.audit);
      desk.services.audit.append = (entry, options) =>
        entry.deviceId === 'device-2' ? Promise.reject(full) : append(entry, options);
      const confirmed = await pressOn(desk);
      assert.ok(confirmed.kind === 'receipts');
      assert.deepEqual(
        confirmed.receipts.map(({ state, reason }) => [state, reason]),
        [
          ['accepted', undefined],
          ['failed', { kind: 'refused', why: 'notRecorded' }],
        ],
      );
      assert.deepEqual(
        desk.graph.calls.map(({ id }) => id),
        ['device-1'],
      );
      const [, second] = [...desk.store.receipts.kept.values()];
      assert.deepEqual(second?.reason, { kind: 'refused', why: 'notRecorded' }, 'it doesn’t stay open');
    });

    it('sends nothing, and throws why, if none could be written', async () => {
      await confirmationIn(desk);
      failToWrite(desk, full);
      await assert.rejects(pressOn(desk), { name: 'StoreError' });
      assert.equal(desk.graph.calls.length, 0);
      assert.deepEqual([desk.store.receipts.kept.size, desk.audit.entries], [0, []]);
      assert.equal((await desk.store.confirmations.get('confirmation-1'))?.state, 'open');
    });
  });

  describe('after its time, with the clock set back', () => {
    const minutes = (n: number) => new Date(Date.parse('2026-01-01T12:00:00.000Z') + n * 60_000);
    for (const back of [1.9, 1, 0, -1, -60, -525_600])
      it(`stays expired: looked at after 3 minutes, then set to ${back} minutes`, async () => {
        await confirmationIn(desk);
        desk.clock.now = minutes(3);
        assert.equal((await pressOn(desk)).kind, 'expired');
        desk.clock.now = minutes(back);
        assert.equal((await pressOn(desk)).kind, 'expired');
        assert.equal(desk.graph.calls.length, 0);
      });

    for (const back of [1.9, 1, 0.1])
      it(`stays expired if only the store looked: set to ${back} minutes`, async () => {
        await confirmationIn(desk);
        await noteAllExpired(desk.store, () => minutes(3));
        desk.clock.now = minutes(back);
        assert.equal((await pressOn(desk)).kind, 'expired');
        assert.equal(desk.graph.calls.length, 0);
      });

    for (const back of [-0.5, -5, -1440])
      it(`is expired if it seems to be made in the future: set to ${back} minutes`, async () => {
        await confirmationIn(desk);
        desk.clock.now = minutes(back);
        assert.equal((await pressOn(desk)).kind, 'expired');
        assert.equal(desk.graph.calls.length, 0);
      });
  });

  describe('on a bot that stood still until its time was over', () => {
    /** The bot remembers it as open. Whatever was written meanwhile, it reads when it asks. */
    async function stoodStill(over: Partial<Confirmation> = {}) {
      await confirmationIn(desk, over);
      const open = await desk.store.confirmations.get('confirmation-1');
      desk.services.store.look = (read) =>
        read({ confirmations: { get: () => open } } as unknown as Remembered);
    }

    for (const [why, over] of [
      ['its time', {}],
      ['the secret that only the other bot has', { secretFields: ['macOsUnlockCode'] }],
    ] as const)
      it(`says what another bot has sent meanwhile, whatever is over: ${why}`, async () => {
        await stoodStill({
          ...over,
          secretFields: 'secretFields' in over ? [...over.secretFields] : undefined,
        });
        const sent = receipt({ confirmationId: 'confirmation-1', state: 'accepted' });
        await desk.store.receipts.create(sent.id, sent);
        await desk.store.confirmations.update('confirmation-1', (kept) => ({
          ...kept,
          state: 'used',
          receiptIds: [sent.id],
        }));
        desk.clock.now = new Date('2026-01-01T12:05:00.000Z');
        const confirmed = await pressOn(desk);
        assert.deepEqual([confirmed.kind, desk.graph.calls], ['receipts', []]);
      });

    it('says that it was canceled at another bot', async () => {
      await stoodStill();
      await desk.store.confirmations.update('confirmation-1', (kept) => ({ ...kept, state: 'canceled' }));
      desk.clock.now = new Date('2026-01-01T12:05:00.000Z');
      assert.equal((await pressOn(desk)).kind, 'canceled');
    });

    it('says nothing of what was sent if it can’t read what others have written', async () => {
      await stoodStill();
      const unreachable = () =>
        Promise.reject(new StoreError('unreachable', 'the storage account can’t be reached'));
      desk.store.confirmations.update = unreachable;
      desk.services.store.level = unreachable;
      desk.clock.now = new Date('2026-01-01T12:05:00.000Z');
      await assert.rejects(pressOn(desk), { name: 'StoreError' });
    });
  });

  it('answers an unknown id, another operator’s, a canceled, an expired and a lost one without reading or sending', async () => {
    const cases = [
      ['unknown', { id: 'other' }],
      ['unknown', { action: 'noLongerAnAction' }],
      ['notYours', { operatorId: '00000000-0000-4000-8000-0000000000a2' }],
      ['canceled', { state: 'canceled' }],
      ['expired', { expiresAt: '2026-01-01T12:00:00.000Z' }],
      ['expired', { secretFields: ['macOsUnlockCode'] }],
      ['lost', { state: 'used', receiptIds: ['never-written'] }],
    ] as const;
    for (const [kind, over] of cases) {
      desk = helpDesk();
      await confirmationIn(desk, {
        ...over,
        receiptIds: 'receiptIds' in over ? [...over.receiptIds] : [],
        secretFields: 'secretFields' in over ? [...over.secretFields] : undefined,
      });
      assert.equal((await pressOn(desk)).kind, kind);
      assert.deepEqual(desk.graph.calls, []);
      assert.ok(!desk.events.some((event) => event.startsWith('read')), `${kind}: nothing is read`);
      assert.deepEqual(refusals(desk), kind === 'notYours' ? ['refused notYours'] : []);
    }
  });

  for (const [name, change, kind, outcome] of [
    [
      'its primary user changed',
      (d: HelpDesk) => d.graph.devices.set('device-1', phone({ userId: 'someone-else' })),
      'changed',
      'changed',
    ],
    ['the device is gone', (d: HelpDesk) => d.graph.devices.clear(), 'gone', 'gone'],
    ['the role is gone', (d: HelpDesk) => d.graph.groups.clear(), 'denied', 'noRole'],
    [
      'the scope is gone',
      (d: HelpDesk) =>
        d.graph.assignments.splice(0, 1, {
          ...d.graph.assignments[0],
          allUsers: false,
          allDevices: false,
          scopeGroups: [],
        } as never),
      'denied',
      'scope',
    ],
    [
      'the platform can’t',
      (d: HelpDesk) => d.graph.devices.set('device-1', phone({ operatingSystem: 'Windows' })),
      'denied',
      'device',
    ],
  ] as const) {
    it(`sends nothing, uses the confirmation up and says why if ${name}`, async () => {
      await confirmationIn(desk);
      change(desk);
      assert.equal((await pressOn(desk)).kind, kind);
      assert.deepEqual(desk.graph.calls, []);
      assert.deepEqual(refusals(desk), [`refused ${outcome}`]);
      assert.equal((await desk.store.confirmations.get('confirmation-1'))?.state, 'canceled');
      assert.equal((await pressOn(desk)).kind, 'canceled');
    });
  }

  it('keeps the confirmation open if something was only mistyped', async () => {
    await confirmationIn(desk, { action: 'wipe' });
    const mistyped = await pressOn(desk, { typed: { deviceName: 'OTHER', reason: 'Ticket 1' } });
    assert.ok(mistyped.kind === 'typed' && mistyped.why.kind === 'typed');
    assert.deepEqual(mistyped.why.fields, ['deviceName']);
    assert.deepEqual(desk.audit.entries, []);
    const right = await pressOn(desk, { typed: { deviceName: 'sample-phone', reason: 'Ticket 1' } });
    assert.ok(right.kind === 'receipts');
    assert.equal(right.receipts[0]?.justification, 'Ticket 1');
  });

  it('sends nothing and keeps the confirmation open if Graph can’t be read', async () => {
    await confirmationIn(desk);
    const failing = {
      ...desk.api,
      devices: { ...desk.api.devices, one: () => Promise.reject(new Problem({ kind: 'timeout' })) },
    };
    const confirmed = await confirm(desk.services, failing, press());
    assert.ok(confirmed.kind === 'unsure' && confirmed.problem.kind === 'timeout');
    assert.deepEqual(desk.graph.calls, []);
    assert.equal((await desk.store.confirmations.get('confirmation-1'))?.state, 'open');
  });

  it('sends to the devices that are clear, and says of each other one why not', async () => {
    desk.graph.devices.set('device-2', phone({ id: 'device-2', userId: 'someone-else' }));
    const target = (deviceId: string) => ({ deviceId, deviceName: deviceId, userId: phone().userId });
    await confirmationIn(desk, { targets: [target('device-1'), target('device-2'), target('device-3')] });
    const confirmed = await pressOn(desk);
    assert.ok(confirmed.kind === 'receipts');
    assert.deepEqual(
      confirmed.receipts.map(({ state, reason }) => [state, reason]),
      [
        ['accepted', undefined],
        ['failed', { kind: 'refused', why: 'changed' }],
        ['failed', { kind: 'refused', why: 'gone' }],
      ],
    );
    assert.deepEqual(
      desk.graph.calls.map(({ id }) => id),
      ['device-1'],
    );
    assert.deepEqual(refusals(desk).toSorted(), [
      'ended accepted',
      'refused changed',
      'refused gone',
      'started',
    ]);
  });

  it('lets one of two operators through who confirm the same action on a device at the same moment', async () => {
    await confirmationIn(desk);
    await confirmationIn(desk, { id: 'confirmation-2' });
    const both = await Promise.all([pressOn(desk), pressOn(desk, { confirmationId: 'confirmation-2' })]);
    assert.equal(desk.graph.calls.length, 1);
    const denied = both.find((one) => one.kind === 'denied');
    assert.ok(denied?.why.kind === 'alreadyPending' && denied.why.operatorId === OPERATOR);
    // the lock is released: once the device has answered, the next one may go
    for (const [id, one] of desk.store.receipts.kept)
      desk.store.receipts.kept.set(id, { ...one, state: 'done' });
    await confirmationIn(desk, { id: 'confirmation-3' });
    assert.equal((await pressOn(desk, { confirmationId: 'confirmation-3' })).kind, 'receipts');
  });

  it('shows the receipt if another bot confirmed it meanwhile, and doesn’t say that nothing was sent', async () => {
    await confirmationIn(desk);
    // the other bot's POST is among what Graph says by now
    desk.store.level = async () => {
      await desk.store.confirmations.update('confirmation-1', (one) => ({
        ...one,
        state: 'used',
        receiptIds: ['receipt-1'],
      }));
      await desk.store.receipts.create('receipt-1', receipt({ state: 'pending' }));
      desk.store.level = () => Promise.resolve();
    };
    const confirmed = await pressOn(desk);
    assert.ok(confirmed.kind === 'receipts' && confirmed.again, confirmed.kind);
    assert.deepEqual(
      confirmed.receipts.map(({ id }) => id),
      ['receipt-1'],
    );
    assert.deepEqual([desk.graph.calls, refusals(desk)], [[], []]);
  });

  it('releases its locks if a stage throws', async () => {
    await confirmationIn(desk);
    const broken = { ...desk.services, audit: { append: () => Promise.reject(new Error('disk full')) } };
    await assert.rejects(confirm(broken, desk.api, press()), /disk full/);
    assert.deepEqual(desk.graph.calls, [], 'no audit entry, no POST');
    await confirmationIn(desk, { id: 'confirmation-2' });
    assert.equal((await pressOn(desk, { confirmationId: 'confirmation-2' })).kind, 'receipts');
  });
});

describe('the answer to the POST', () => {
  const answers = [
    [new Problem({ kind: 'forbidden', status: 403 }), 'failed', { kind: 'problem', problem: 'forbidden' }],
    [new Problem({ kind: 'throttled', status: 429 }), 'failed', { kind: 'problem', problem: 'throttled' }],
    [new Problem({ kind: 'timeout' }), 'unknown', { kind: 'problem', problem: 'timeout' }],
    [new Problem({ kind: 'connection' }), 'unknown', { kind: 'problem', problem: 'connection' }],
    [
      new Problem({ kind: 'unavailable', status: 503 }),
      'unknown',
      { kind: 'problem', problem: 'unavailable' },
    ],
    [new Problem({ kind: 'approvalRequired', approvalCode: 'A1' }), 'pending', { kind: 'approval' }],
  ] as const;
  for (const [problem, state, reason] of answers)
    it(`of kind ${problem.kind} makes the receipt ${state}`, async () => {
      const desk = helpDesk();
      await confirmationIn(desk);
      desk.graph.act = () => Promise.reject(problem);
      const confirmed = await pressOn(desk);
      assert.ok(confirmed.kind === 'receipts');
      const [receipt] = confirmed.receipts;
      assert.equal(receipt?.state, state);
      assert.deepEqual(receipt.reason, reason);
      assert.equal(receipt.approvalCode, problem.approvalCode);
      assert.equal(receipt.endedAt !== undefined, state === 'failed');
      assert.equal(desk.audit.entries.at(-1)?.outcome, state === 'pending' ? 'approvalRequired' : state);
      assert.equal(desk.graph.calls.length, 1, 'never sent again');
    });

  it('reaches the operator even if it can’t be written down', async () => {
    const desk = helpDesk();
    await confirmationIn(desk);
    const append = desk.services.audit.append.bind(desk.services.audit);
    desk.services.audit.append = (entry, options) =>
      entry.kind === 'ended' ? Promise.reject(new Error('disk full')) : append(entry, options);
    const confirmed = await pressOn(desk);
    assert.ok(confirmed.kind === 'receipts' && confirmed.receipts[0]?.state === 'accepted');
  });
});
