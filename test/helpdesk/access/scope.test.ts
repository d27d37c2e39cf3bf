import assert from 'node:assert/strict';
import { READ_DEVICES, authorize } from '../../../bot/helpdesk/access/authorize.ts';
import type { AlreadyRead } from '../../../bot/helpdesk/access/scope.ts';
import {
  deviceTarget,
  deviceTargets,
  mayRead,
  personGroups,
  sure,
} from '../../../bot/helpdesk/access/scope.ts';
import type { Directory } from '../../../bot/helpdesk/contracts/graph.ts';
import type { EntraDevice } from '../../../bot/helpdesk/contracts/model.ts';
import { assignment, managedDevice, operator } from '../../support/samples.ts';
import { fails, fakeGraph } from '../support/fake-graph.ts';

const LOCK = 'Microsoft.Intune_RemoteTasks_RemoteLock';
const only = (...permissions: string[]) => ({ permissions: new Set(permissions) });
const scoped = operator(assignment());
const device = managedDevice({ userId: 'person-1', azureADDeviceId: 'entra-1' });
const object = (over: Partial<EntraDevice> = {}): EntraDevice => ({
  id: 'object-1',
  deviceId: 'entra-1',
  displayName: 'SAMPLE-1',
  ...over,
});
const nobody: ReadonlySet<string> = new Set();

/** What is known of the person whose device it is. */
const theirs = (groups: ReadonlySet<string>): AlreadyRead => ({
  person: { is: ({ userId }) => userId === 'person-1', held: { groups } },
});

/** A directory in which the person is in no scope group, and the device's object in all that are asked about. */
const graphWith = (over: Partial<Directory> = {}) =>
  fakeGraph({
    directory: {
      personIsIn: () => Promise.resolve(new Set<string>()),
      deviceObject: () => Promise.resolve(object()),
      deviceIsIn: (_, groups) => Promise.resolve(new Set(groups)),
      ...over,
    },
  });

describe('the groups of a person', () => {
  it('are asked for among the scope groups of every permission that a card depends on', async () => {
    const graph = graphWith({ personIsIn: () => Promise.resolve(new Set(['b'])) });
    const several = operator(
      assignment({ ...only(READ_DEVICES), scopeGroups: ['a', 'b'] }),
      assignment({ ...only(LOCK), scopeGroups: ['b', 'c'] }),
      assignment({ ...only('Microsoft.Intune_Roles_Assign'), scopeGroups: ['d'] }),
    );
    assert.deepEqual(await personGroups(graph, several, 'person-1'), { groups: new Set(['b']) });
    assert.deepEqual(graph.calls, ['personIsIn person-1 a,b,c']);
  });

  it('don’t matter for an Entra administrator', async () => {
    const graph = graphWith();
    await personGroups(graph, { ...scoped, adminRoles: ['Intune Administrator'] }, 'person-1');
    assert.deepEqual(graph.calls, ['personIsIn person-1'], 'with an empty list, which costs no request');
  });
});

describe('the groups of a device', () => {
  const notAsked = [
    ['an Entra administrator', { ...scoped, adminRoles: ['Intune Administrator'] }, nobody],
    ['all devices', operator(assignment({ allDevices: true })), nobody],
    ['all users, if it has one', operator(assignment({ allUsers: true })), nobody],
    ['its user’s group', scoped, new Set(['scope-1'])],
    ['nothing that has groups', operator(assignment({ scopeGroups: [] })), nobody],
    ['an unrelated permission', operator(assignment(only('Microsoft.Intune_Roles_Assign'))), nobody],
  ] as const;
  for (const [title, speaker, person] of notAsked)
    it(`don’t matter if the operator covers it by ${title}`, async () => {
      const graph = graphWith();
      const targets = await deviceTargets(graph, speaker, [device], theirs(person));
      assert.deepEqual(graph.calls, []);
      assert.deepEqual(targets.get('device-1'), {
        kind: 'device',
        hasUser: true,
        personGroups: person,
        deviceGroups: new Set(),
        scopeTags: undefined,
      });
    });

  it('matter if nothing else covers it', async () => {
    const graph = graphWith();
    const targets = await deviceTargets(graph, scoped, [device], theirs(nobody));
    assert.deepEqual(graph.calls, ['deviceObject entra-1', 'deviceIsIn object-1 scope-1']);
    assert.deepEqual(targets.get('device-1')?.deviceGroups, new Set(['scope-1']));
  });

  it('matter if a single permission still depends on them', async () => {
    const graph = graphWith();
    const split = operator(
      assignment({ ...only(READ_DEVICES), allDevices: true, scopeGroups: [] }),
      assignment({ ...only(LOCK), scopeGroups: ['scope-2'] }),
    );
    await deviceTargets(graph, split, [device], theirs(nobody));
    assert.deepEqual(graph.calls, ['deviceObject entra-1', 'deviceIsIn object-1 scope-2']);
  });

  it('matter for a device without a user if the operator covers all users', async () => {
    const graph = graphWith();
    const allUsers = operator(assignment({ allUsers: true }));
    const shared = managedDevice({ id: 'shared', azureADDeviceId: 'entra-2' });
    const targets = await deviceTargets(graph, allUsers, [device, shared], theirs(nobody));
    assert.deepEqual(graph.calls, ['deviceObject entra-2', 'deviceIsIn object-1 scope-1']);
    assert.deepEqual(
      [...targets].map(([id, { hasUser, deviceGroups }]) => [id, hasUser, deviceGroups.size]),
      [
        ['device-1', true, 0],
        ['shared', false, 1],
      ],
    );
  });

  it('don’t mix people: a device of somebody else counts with that person’s groups, asked for once', async () => {
    const graph = graphWith({ personIsIn: () => Promise.resolve(new Set(['scope-1'])) });
    const others = ['a', 'b'].map((id) => managedDevice({ id, userId: 'person-2' }));
    const targets = await deviceTargets(graph, scoped, [...others, device], theirs(nobody));
    assert.deepEqual(
      [...targets].map(([id, { personGroups: groups }]) => [id, [...groups]]),
      [
        ['a', ['scope-1']],
        ['b', ['scope-1']],
        ['device-1', []],
      ],
    );
    assert.equal(graph.calls.filter((call) => call.startsWith('personIsIn')).length, 1);
  });

  it('are found without a lookup if the device’s object is known, in any case', async () => {
    const graph = graphWith();
    const known = [object({ id: 'object-9', deviceId: 'ENTRA-1' }), object({ deviceId: undefined })];
    await deviceTargets(graph, scoped, [{ ...device, azureADDeviceId: 'Entra-1' }], {
      ...theirs(nobody),
      objects: known,
    });
    assert.deepEqual(graph.calls, ['deviceIsIn object-9 scope-1']);
  });

  it('are empty if the device has no object in Entra', async () => {
    const cases = [
      [graphWith(), { ...device, azureADDeviceId: undefined }, 0],
      [graphWith({ deviceObject: () => Promise.resolve(undefined) }), device, 1],
      [graphWith({ deviceIsIn: fails('notFound') }), device, 2],
    ] as const;
    for (const [graph, one, calls] of cases) {
      const targets = await deviceTargets(graph, scoped, [one], {
        ...theirs(nobody),
        objects: [object({ deviceId: undefined })],
      });
      assert.deepEqual(targets.get('device-1')?.deviceGroups, new Set());
      assert.equal(graph.calls.length, calls);
    }
  });

  it('are a doubt if they can’t be read: a refusal isn’t sure, and what else covers the device is', async () => {
    for (const name of ['deviceObject', 'deviceIsIn'] as const) {
      const graph = graphWith({ [name]: fails('throttled') });
      const both = operator(
        assignment({ id: 'b', displayName: 'All', ...only(READ_DEVICES), allDevices: true, scopeGroups: [] }),
        assignment({ ...only(LOCK), scopeGroups: ['scope-1'] }),
      );
      for (const [speaker, allowed] of [
        [scoped, false],
        [both, true],
      ] as const) {
        const target = (await deviceTargets(graph, speaker, [device], theirs(nobody))).get('device-1');
        assert.ok(target, name);
        assert.equal(target.groupsUnread?.kind, 'throttled', name);
        const ruling = mayRead(speaker, target);
        assert.equal(ruling.allowed, allowed, name);
        if (allowed) assert.equal(sure(ruling, target), ruling);
        else assert.throws(() => sure(ruling, target), { kind: 'throttled' }, name);
        assert.deepEqual(authorize(speaker, LOCK, target), { allowed: false, why: 'scopeUnread' });
      }
    }
  });
});

describe('the target of a decision about one device', () => {
  it('has its user’s groups, and its own if they matter', async () => {
    const graph = graphWith({ personIsIn: () => Promise.resolve(new Set(['scope-1'])) });
    assert.deepEqual(await deviceTarget(graph, scoped, device), {
      kind: 'device',
      hasUser: true,
      personGroups: new Set(['scope-1']),
      deviceGroups: new Set(),
      scopeTags: undefined,
    });
    assert.deepEqual(graph.calls, ['personIsIn person-1 scope-1']);
  });

  it('asks about nobody if the device has no user', async () => {
    const graph = graphWith();
    const target = await deviceTarget(graph, scoped, { ...device, userId: undefined });
    assert.equal(target.hasUser, false);
    assert.deepEqual(graph.calls, ['deviceObject entra-1', 'deviceIsIn object-1 scope-1']);
  });

  it('has no groups of a user who is gone, but still a user', async () => {
    const target = await deviceTarget(graphWith({ personIsIn: fails('notFound') }), scoped, device);
    assert.deepEqual(target, {
      kind: 'device',
      hasUser: true,
      personGroups: new Set(),
      deviceGroups: new Set(['scope-1']),
      entraObjectId: 'object-1',
      scopeTags: undefined,
    });
  });

  it('is in doubt if the user’s groups can’t be read', async () => {
    const graph = graphWith({
      personIsIn: fails('timeout'),
      deviceIsIn: () => Promise.resolve(new Set<string>()),
    });
    const target = await deviceTarget(graph, scoped, device);
    assert.throws(() => sure(mayRead(scoped, target), target), { kind: 'timeout' });
  });

  it('has the groups of an assignment that can be asked about by itself', async () => {
    const several = operator(assignment(), assignment({ id: 'b', scopeGroups: ['broken', 'scope-2'] }));
    const graph = graphWith({
      personIsIn: (_, groups) =>
        groups.includes('broken') ? fails('unavailable')() : Promise.resolve(new Set(groups)),
    });
    const target = await deviceTarget(graph, several, device);
    assert.deepEqual(target.personGroups, new Set(['scope-1']));
    assert.equal(target.groupsUnread?.kind, 'unavailable');
    assert.equal(mayRead(several, target).allowed, true);
  });

  it('may be read with the permission to read devices, and no other', () => {
    const target = { kind: 'person', personGroups: new Set(['scope-1']) } as const;
    assert.equal(mayRead(operator(assignment(only(READ_DEVICES))), target).allowed, true);
    assert.deepEqual(mayRead(operator(assignment(only(LOCK))), target), {
      allowed: false,
      why: 'permission',
    });
  });
});
