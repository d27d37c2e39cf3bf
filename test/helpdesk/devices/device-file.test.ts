import assert from 'node:assert/strict';
import { READ_DEVICES } from '../../../bot/helpdesk/access/authorize.ts';
import { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { Devices, Directory } from '../../../bot/helpdesk/contracts/graph.ts';
import type { Found, Unsearched } from '../../../bot/helpdesk/contracts/graph/found.ts';
import type { DeviceDetails, ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { readDevice, selectDevice } from '../../../bot/helpdesk/devices/device-file.ts';
import { assignment, operator } from '../../support/samples.ts';
import { fails, fakeGraph } from '../support/fake-graph.ts';
import { PERSON, phone } from '../support/remote.ts';

const locker = operator(assignment());
const reader = operator(assignment({ permissions: new Set([READ_DEVICES]) }));
const STRANGER = 'stranger';

const foundDevices = (items: DeviceDetails[]): Found<ManagedDevice> => ({
  items,
  total: items.length,
  exact: true,
  unsearched: [],
});

/** An Intune with these devices. PERSON is in the operator's scope, nobody else is. */
function intune(
  devices: readonly DeviceDetails[],
  over: { directory?: Partial<Directory>; devices?: Partial<Devices> } = {},
) {
  return fakeGraph({
    directory: {
      personIsIn: (person) => Promise.resolve(new Set(person === PERSON ? ['scope-1'] : [])),
      ...over.directory,
    },
    devices: {
      one: (id) => {
        const device = devices.find((one) => one.id === id);
        return device ? Promise.resolve(device) : Promise.reject(new Problem({ kind: 'notFound' }));
      },
      find: () => Promise.resolve(foundDevices([...devices])),
      ...over.devices,
    },
  });
}
const inside = (id: string) => phone({ id, deviceName: id });
const outside = (id: string) => phone({ id, deviceName: id, userId: STRANGER });
const reads = ({ calls }: { calls: string[] }) => calls.filter((call) => call.startsWith('one '));

describe('reading a device', () => {
  it('returns it with its target, every action and what allowed it', async () => {
    const outcome = await readDevice(intune([phone()]), locker, 'device-1');
    assert.ok(outcome.kind === 'file');
    const { device, target, offers, through } = outcome.file;
    assert.deepEqual(device, phone());
    assert.deepEqual(target.personGroups, new Set(['scope-1']));
    assert.deepEqual(through, ['Sample assignment']);
    assert.deepEqual(
      offers.map(({ action }) => action),
      catalogue,
    );
    assert.deepEqual(
      offers.filter(({ possible }) => possible).map(({ action }) => action.id),
      ['remoteLock'],
    );
  });

  it('needs a role and the permission before Graph is asked', async () => {
    const lockOnly = assignment({ permissions: new Set(['Microsoft.Intune_RemoteTasks_RemoteLock']) });
    const graph = intune([phone()]);
    assert.deepEqual(await readDevice(graph, operator(), 'device-1'), { kind: 'refused', why: 'noRole' });
    const refused = { kind: 'refused', why: 'permission' };
    assert.deepEqual(await readDevice(graph, operator(lockOnly), 'device-1'), refused);
    assert.deepEqual(await selectDevice(graph, operator(lockOnly), 'SAMPLE-PHONE'), refused);
    assert.deepEqual(graph.calls, []);
  });

  it('returns nothing if it is gone', async () => {
    assert.deepEqual(await readDevice(intune([]), locker, 'device-1'), { kind: 'none' });
  });

  it('returns only what the audit needs if it is outside the scope', async () => {
    const device = outside('device-1');
    assert.deepEqual(await readDevice(intune([device]), locker, 'device-1'), {
      kind: 'outside',
      device,
      why: 'scope',
    });
  });

  it('needs the right to read: the right to act elsewhere doesn’t help', async () => {
    const split = operator(
      assignment({ permissions: new Set([READ_DEVICES]), scopeGroups: ['scope-2'] }),
      assignment({ permissions: new Set(['Microsoft.Intune_RemoteTasks_RemoteLock']) }),
    );
    assert.equal((await readDevice(intune([phone()]), split, 'device-1')).kind, 'outside');
  });

  it('throws if the device or its scope can’t be read', async () => {
    const device = intune([phone()], { devices: { one: fails('throttled') } });
    await assert.rejects(readDevice(device, locker, 'device-1'), { kind: 'throttled' });
    const scope = intune([phone()], { directory: { personIsIn: fails('timeout') } });
    await assert.rejects(readDevice(scope, locker, 'device-1'), { kind: 'timeout' });
  });
});

describe('finding a device', () => {
  it('reads a single match', async () => {
    const graph = intune([inside('device-1')]);
    const found = await selectDevice(graph, locker, 'SAMPLE');
    assert.ok(found.kind === 'file' && found.file.device.id === 'device-1');
    assert.equal(graph.calls[0], 'find SAMPLE');
  });

  it('reads the only match inside the scope, and names no other', async () => {
    const graph = intune([outside('device-1'), inside('device-2'), outside('device-3')]);
    const found = await selectDevice(graph, locker, 'device');
    assert.ok(found.kind === 'file' && found.file.device.id === 'device-2');
    assert.deepEqual(reads(graph), ['one device-2']);
  });

  it('lists several matches, only those inside the scope, and reads none', async () => {
    const graph = intune([inside('device-1'), outside('device-2'), inside('device-3')]);
    const found = await selectDevice(graph, reader, 'device');
    assert.ok(found.kind === 'several');
    assert.deepEqual(
      found.devices.items.map(({ id }) => id),
      ['device-1', 'device-3'],
    );
    assert.deepEqual(reads(graph), []);
  });

  it('distinguishes no match from matches outside the scope', async () => {
    assert.deepEqual(await selectDevice(intune([]), locker, 'device'), { kind: 'none' });
    const both = [outside('device-1'), outside('device-2')];
    assert.deepEqual(await selectDevice(intune(both), locker, 'device'), {
      kind: 'outside',
      device: both[0],
      why: 'scope',
    });
  });

  it('applies the scope before anything is counted or cut', async () => {
    const many = Array.from({ length: 121 }, (_, n) =>
      n < 60 ? outside(`device-${n}`) : inside(`device-${n}`),
    );
    const found = await selectDevice(intune(many), locker, 'device');
    assert.ok(found.kind === 'several');
    assert.deepEqual([found.devices.items.length, found.devices.total, found.devices.exact], [61, 61, true]);
    const one = [...Array.from({ length: 120 }, (_, n) => outside(`device-${n}`)), inside('device-120')];
    const shown = await selectDevice(intune(one), locker, 'device');
    assert.ok(shown.kind === 'file' && shown.file.device.id === 'device-120');
  });

  it('shows what was found, and says what could not be searched', async () => {
    const unsearched = ['serialNumbers'] as Unsearched[];
    const search = (items: DeviceDetails[]) =>
      intune([inside('device-1')], {
        devices: { find: () => Promise.resolve({ ...foundDevices(items), unsearched }) },
      });
    assert.deepEqual(await selectDevice(search([]), locker, 'device'), { kind: 'none', unsearched });
    const part = await selectDevice(search([inside('device-1')]), locker, 'devic');
    assert.ok(part.kind === 'several');
    assert.deepEqual(part.devices.unsearched, unsearched);
    const named = await selectDevice(search([inside('device-1')]), locker, 'DEVICE-1');
    assert.equal(named.kind, 'file', 'the very device that was named');
  });

  it('returns nothing if the match has left Intune since', async () => {
    const graph = intune([], {
      devices: { find: () => Promise.resolve(foundDevices([inside('device-1')])) },
    });
    assert.deepEqual(await selectDevice(graph, locker, 'device-1'), { kind: 'none' });
  });

  it('throws if the search or the scope of one device can’t be read', async () => {
    const search = intune([], { devices: { find: fails('throttled') } });
    await assert.rejects(selectDevice(search, locker, 'device'), { kind: 'throttled' });
    const two = [inside('device-1'), inside('device-2')];
    const scope = intune(two, { directory: { personIsIn: fails('timeout') } });
    await assert.rejects(readDevice(scope, locker, 'device-1'), { kind: 'timeout' });
    const none = await selectDevice(scope, locker, 'device');
    assert.ok(none.kind === 'none');
    assert.deepEqual([none.unclear, none.unread?.kind], [2, 'timeout'], 'counted, and said why');
  });
});
