import assert from 'node:assert/strict';
import type { AtPress } from '../../../bot/helpdesk/access/conditions.ts';
import type { Typed } from '../../../bot/helpdesk/access/confirmed-in-writing.ts';
import { hindered } from '../../../bot/helpdesk/access/conditions.ts';
import type { RemoteAction } from '../../../bot/helpdesk/actions/catalogue.ts';
import { actionNamed } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { DeviceActionResult, ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import type { ReceiptState } from '../../../bot/helpdesk/contracts/receipt.ts';
import { managedDevice } from '../../support/samples.ts';
import { OPERATOR, receipt } from '../support/remote.ts';

function action(id: string): RemoteAction {
  const found = actionNamed(id);
  assert.ok(found, id);
  return found;
}

const wipe = action('wipe');
const lock = action('remoteLock');
const press = (over: Partial<AtPress> = {}): AtPress => ({
  typed: undefined,
  sameName: 'none',
  results: [],
  waiting: [],
  ...over,
});

describe('what is typed beside Confirm', () => {
  const fields = (typed: Typed, over: Partial<ManagedDevice> = {}) => {
    const fault = hindered(wipe, managedDevice(over), press({ typed: { reason: 'Ticket 1', ...typed } }));
    return fault?.kind === 'typed' ? fault.fields.join() : fault?.kind;
  };

  it('has the device’s name and a reason', () => {
    assert.equal(fields({ deviceName: 'SAMPLE-1' }), undefined);
    assert.equal(fields({ deviceName: 'SAMPLE-2' }), 'deviceName');
    assert.equal(fields({ deviceName: 'SAMPLE-1', reason: undefined }), 'reason');
    assert.equal(fields({ deviceName: 'SAMPLE-1', reason: ' \n' }), 'reason');
    assert.equal(fields({ reason: '' }), 'deviceName,reason');
  });

  it('may differ in what people don’t type alike (case, spaces, Unicode form, apostrophes), and in nothing else', () => {
    const office = { deviceName: 'Büro 1' };
    assert.equal(fields({ deviceName: '  bÜRO 1\t' }, office), undefined);
    assert.equal(fields({ deviceName: 'Bu\u0308ro 1' }, office), undefined);
    assert.equal(fields({ deviceName: 'Büro 1' }, { deviceName: ' Bu\u0308RO 1 ' }), undefined);
    assert.equal(fields({ deviceName: 'Büro\u00a0 1' }, office), undefined);
    assert.equal(fields({ deviceName: "Aino's iPhone" }, { deviceName: 'Aino\u2019s iPhone' }), undefined);
    assert.equal(fields({ deviceName: 'Büro1' }, office), 'deviceName');
    assert.equal(fields({ deviceName: 'Büro-1' }, office), 'deviceName');
    assert.equal(fields({ deviceName: 'Buro 1' }, office), 'deviceName');
    assert.equal(fields({ deviceName: 'Büro' }, office), 'deviceName');
  });

  it('is the serial number or id of a device without a name, and never nothing', () => {
    const nameless = { id: 'Device-9', deviceName: ' ', serialNumber: 'SERIAL-9' };
    assert.equal(fields({ deviceName: 'serial-9' }, nameless), undefined);
    assert.equal(fields({ deviceName: 'device-9' }, nameless), undefined);
    assert.equal(fields({ deviceName: '' }, nameless), 'deviceName');
    for (const serialNumber of [undefined, '', ' ']) {
      assert.equal(fields({ deviceName: '' }, { ...nameless, serialNumber }), 'deviceName');
      assert.equal(fields({}, { ...nameless, serialNumber }), 'deviceName');
      assert.equal(fields({ deviceName: 'device-9' }, { ...nameless, serialNumber }), undefined);
    }
  });

  it('is not the serial number or id of a device that has a name', () => {
    assert.equal(fields({ deviceName: 'SERIAL-1' }, { serialNumber: 'SERIAL-1' }), 'deviceName');
    assert.equal(fields({ deviceName: 'device-1' }), 'deviceName');
  });

  it('is asked for only at a press, and only if the action can’t be undone', () => {
    assert.equal(hindered(wipe, managedDevice(), press()), undefined);
    assert.equal(hindered(lock, managedDevice(), press({ typed: {} })), undefined);
  });
});

describe('the same action under way', () => {
  const result = (actionState: string, actionName = 'remoteLock'): DeviceActionResult => ({
    actionName,
    actionState,
    startDateTime: '2026-01-01T11:00:00Z',
  });
  const onPhone = (over: Partial<AtPress>) => hindered(lock, managedDevice(), press(over));

  const states: Readonly<Record<ReceiptState, boolean>> = {
    sending: true,
    accepted: true,
    pending: true,
    done: false,
    failed: false,
    canceled: false,
    notSupported: false,
    unknown: false,
  };
  for (const [state, stops] of Object.entries(states))
    it(`${stops ? 'stops' : 'doesn’t stop'} it if our receipt is ${state}`, () => {
      const fault = onPhone({ waiting: [receipt({ state: state as ReceiptState })] });
      const since = '2026-01-01T12:00:00.000Z';
      assert.deepEqual(fault, stops ? { kind: 'alreadyPending', since, operatorId: OPERATOR } : undefined);
    });

  it('counts from when it was sent first', () => {
    const resent = receipt({ state: 'pending', firstSentAt: '2026-01-01T10:00:00.000Z' });
    const fault = onPhone({ waiting: [receipt({ state: 'done' }), resent] });
    assert.ok(fault?.kind === 'alreadyPending');
    assert.equal(fault.since, '2026-01-01T10:00:00.000Z');
  });

  for (const [actionState, stops] of [
    ['pending', true],
    ['active', true],
    ['none', false],
    ['done', false],
    ['failed', false],
    ['canceled', false],
    ['notSupported', false],
  ] as const)
    it(`${stops ? 'stops' : 'doesn’t stop'} it if the device says ${actionState}`, () => {
      const fault = onPhone({ results: [result('done'), result(actionState)] });
      const since = '2026-01-01T11:00:00Z';
      assert.deepEqual(fault, stops ? { kind: 'alreadyPending', since, operatorId: undefined } : undefined);
    });

  it('is not another action’s', () => {
    assert.equal(onPhone({ results: [result('pending', 'rebootNow')] }), undefined);
  });

  it('is named by our receipt if the device says it too', () => {
    const fault = onPhone({ results: [result('pending')], waiting: [receipt({ state: 'pending' })] });
    assert.ok(fault?.kind === 'alreadyPending');
    assert.equal(fault.operatorId, OPERATOR);
  });

  it('comes after what was mistyped', () => {
    const both = press({ typed: {}, results: [result('pending', 'wipe')] });
    assert.equal(hindered(wipe, managedDevice(), both)?.kind, 'typed');
    assert.equal(hindered(wipe, managedDevice(), { ...both, typed: undefined })?.kind, 'alreadyPending');
  });
});

describe('the PIN of a locked Mac', () => {
  const LOCKED = '2026-01-01T11:00:00Z';
  const done = (lastUpdatedDateTime: string | undefined, over: Partial<DeviceActionResult> = {}) => ({
    actionName: 'remoteLock',
    actionState: 'done',
    lastUpdatedDateTime,
    ...over,
  });
  const onMac = (
    lastSyncDateTime: string | undefined,
    results: DeviceActionResult[] = [done(LOCKED)],
    operatingSystem = 'macOS',
  ) => hindered(lock, managedDevice({ operatingSystem, lastSyncDateTime }), press({ results }));
  const unused = { kind: 'pinUnused', since: LOCKED };

  it('is unused until the Mac checks in after the lock', () => {
    assert.deepEqual(onMac('2026-01-01T10:59:59Z'), unused);
    assert.deepEqual(onMac(LOCKED), unused);
    assert.deepEqual(onMac(undefined), unused);
    assert.equal(onMac('2026-01-01T11:00:01Z'), undefined);
  });

  it('is that of the newest lock that was done', () => {
    const older = done('2026-01-01T09:00:00Z');
    for (const results of [
      [older, done(LOCKED)],
      [done(LOCKED), older],
    ])
      assert.deepEqual(onMac('2026-01-01T10:00:00Z', results), unused);
    const failed = done('2026-01-01T12:00:00Z', { actionState: 'failed' });
    assert.equal(onMac('2026-01-01T11:30:00Z', [failed, done(LOCKED)]), undefined);
  });

  it('is not made by another action, nor by a lock without a time', () => {
    assert.equal(onMac(undefined, [done(LOCKED, { actionName: 'rebootNow' })]), undefined);
    assert.equal(onMac(undefined, [done(undefined)]), undefined);
    assert.equal(onMac(undefined, []), undefined);
  });

  it('still counts if another lock has no time', () => {
    assert.deepEqual(onMac(undefined, [done(undefined), done(LOCKED)]), unused);
    assert.deepEqual(onMac(undefined, [done(LOCKED), done(undefined)]), unused);
  });

  it('is a Mac’s only, and stops nothing but a lock', () => {
    assert.equal(onMac(undefined, [done(LOCKED)], 'iOS'), undefined);
    const mac = managedDevice({ operatingSystem: 'macOS' });
    assert.equal(hindered(action('rebootNow'), mac, press({ results: [done(LOCKED)] })), undefined);
  });
});
