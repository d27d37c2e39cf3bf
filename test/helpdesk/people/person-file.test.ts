import assert from 'node:assert/strict';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { READ_DEVICES } from '../../../bot/helpdesk/access/authorize.ts';
import { mayGoAhead } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { Devices, Directory, GraphApi } from '../../../bot/helpdesk/contracts/graph.ts';
import type { PersonFile } from '../../../bot/helpdesk/people/person-file.ts';
import { readPerson } from '../../../bot/helpdesk/people/person-file.ts';
import { assignment, operator, whole } from '../../support/samples.ts';
import { fails } from '../support/fake-graph.ts';
import { AINO, account, entraDevice, graphOfAino, phoneOf } from '../support/people.ts';

const locker = operator(assignment());
const nowhere: Partial<Directory> = { personIsIn: () => Promise.resolve(new Set<string>()) };

async function fileOf(graph: GraphApi, speaker = locker): Promise<PersonFile> {
  const outcome = await readPerson(graph, speaker, AINO);
  assert.ok(outcome.kind === 'file', outcome.kind);
  return outcome.file;
}
const deviceIds = ({ devices }: PersonFile) =>
  devices.ok && devices.value.items.map(({ device }) => device.id);

describe('a person’s file', () => {
  it('has every part, and names what allowed it', async () => {
    const file = await fileOf(graphOfAino());
    assert.deepEqual(file.person, account());
    assert.equal(file.personInScope, true);
    assert.deepEqual(file.through, ['Sample assignment']);
    assert.ok(file.manager.ok && file.manager.value?.id === 'manager-1');
    assert.ok(file.license.ok && file.license.value.state === 'active');
    assert.ok(file.groups.ok && file.groups.value.total === 1);
    assert.deepEqual(deviceIds(file), ['device-1']);
    assert.ok(file.devices.ok && file.devices.value.items[0]?.offers[0]?.possible);
  });

  it('is read in one round', async () => {
    const graph = graphOfAino();
    const file = readPerson(graph, locker, AINO);
    assert.deepEqual(graph.calls, [
      `account ${AINO}`,
      `manager ${AINO}`,
      `intuneLicense ${AINO}`,
      `groups ${AINO}`,
      `ofPerson ${AINO}`,
      `registeredDevices ${AINO}`,
      `enrollmentFailures ${AINO}`,
      `directoryRoles ${AINO}`,
      'tenantSettings',
      `personIsIn ${AINO} scope-1`,
    ]);
    await file;
    assert.equal(graph.calls.length, 10);
  });

  it('offers the given actions for each device', async () => {
    const outcome = await readPerson(graphOfAino(), locker, AINO, { actions: catalogue });
    assert.ok(outcome.kind === 'file' && outcome.file.devices.ok);
    assert.equal(outcome.file.devices.value.items[0]?.offers.length, catalogue.length);
  });

  const reads = {
    account: 'account',
    manager: 'manager',
    intuneLicense: 'license',
    groups: 'groups',
    registeredDevices: 'registered',
    ofPerson: 'devices',
  } as const;
  const parts = ['account', 'manager', 'license', 'groups', 'registered', 'devices'] as const;
  for (const [name, failed] of Object.entries(reads))
    it(`shows the others if ${name} fails`, async () => {
      const failing = { [name]: fails('forbidden') };
      const file = await fileOf(
        graphOfAino(name === 'ofPerson' ? { devices: failing } : { directory: failing }),
      );
      assert.deepEqual(
        parts.filter((part) => !file[part].ok),
        // nobody knows then which of Entra's devices Intune doesn't have
        failed === 'devices' ? ['registered', failed] : [failed],
      );
      const read = file[failed];
      assert.ok(!read.ok && read.problem.kind === 'forbidden');
      assert.equal(file.person.displayName.length > 0, true);
    });

  it('shows the others if the scope of a device can’t be read', async () => {
    const both = operator(
      assignment(),
      assignment({ permissions: new Set(['Microsoft.Intune_RemoteTasks_Wipe']), scopeGroups: ['scope-2'] }),
    );
    const file = await fileOf(graphOfAino({ directory: { deviceIsIn: fails('throttled') } }), both);
    assert.ok(file.devices.ok && file.account.ok && file.groups.ok);
    const [row] = file.devices.value.items;
    const wipe = catalogue.find(({ name }) => name === 'wipe');
    assert.ok(row?.target && wipe);
    const refused = mayGoAhead(wipe, both, { ...row.device, operatingSystem: 'iOS' }, row.target);
    assert.deepEqual(!refused.possible && refused.why, { kind: 'scopeUnread' }, 'in doubt is a no');
  });

  it('doesn’t hide a bug', async () => {
    const broken = graphOfAino({ directory: { manager: () => Promise.reject(new TypeError('a bug')) } });
    await assert.rejects(readPerson(broken, locker, AINO), /a bug/);
  });
});

describe('the check before a person’s file is read', () => {
  it('comes before anything else', async () => {
    const lockOnly = assignment({ permissions: new Set(['Microsoft.Intune_RemoteTasks_RemoteLock']) });
    const graph = graphOfAino();
    assert.deepEqual(await readPerson(graph, operator(), AINO), { kind: 'refused', why: 'noRole' });
    assert.deepEqual(await readPerson(graph, operator(lockOnly), AINO), {
      kind: 'refused',
      why: 'permission',
    });
    assert.deepEqual(graph.calls, []);
  });

  it('fails if Graph doesn’t know the person', async () => {
    for (const name of ['account', 'personIsIn']) {
      const graph = graphOfAino({ directory: { [name]: fails('notFound') } });
      assert.deepEqual(await readPerson(graph, locker, AINO), { kind: 'none' }, name);
    }
  });

  it('throws if the scope can’t be read', async () => {
    const directory = { personIsIn: fails('timeout'), deviceIsIn: () => Promise.resolve(new Set<string>()) };
    await assert.rejects(readPerson(graphOfAino({ directory }), locker, AINO), { kind: 'timeout' });
  });

  it('lets what another assignment covers be shown, and says that the rest wasn’t checked', async () => {
    const directory = { personIsIn: fails('timeout'), deviceIsIn: () => Promise.resolve(new Set<string>()) };
    const both = operator(assignment(), assignment({ id: 'b', allDevices: true, scopeGroups: [] }));
    const file = await fileOf(graphOfAino({ directory }), both);
    assert.deepEqual(deviceIds(file), ['device-1']);
    assert.deepEqual([file.personInScope, file.scopeUnread?.kind], [false, 'timeout']);
    const everybody = operator(assignment(), assignment({ id: 'c', allUsers: true, scopeGroups: [] }));
    assert.equal((await fileOf(graphOfAino({ directory }), everybody)).personInScope, true);
  });

  it('fails outside the scope, and gives the audit the person’s id if it was read', async () => {
    const noDevice = { deviceIsIn: () => Promise.resolve(new Set<string>()) };
    const directory = { ...nowhere, ...noDevice };
    const unread = { ...directory, account: fails('forbidden') };
    const owned = [phoneOf({ userId: undefined }), phoneOf({ id: 'device-2' })];
    const anothers = [phoneOf({ userId: 'owner' })];
    const cases = [
      [graphOfAino({ directory }), AINO],
      [graphOfAino({ directory: unread, devices: { ofPerson: () => Promise.resolve(whole(owned)) } }), AINO],
      [
        graphOfAino({ directory: unread, devices: { ofPerson: () => Promise.resolve(whole(anothers)) } }),
        undefined,
      ],
      [
        graphOfAino({ directory: unread, devices: { ofPerson: () => Promise.resolve(whole([])) } }),
        undefined,
      ],
      [graphOfAino({ directory: unread, devices: { ofPerson: fails('timeout') } }), undefined],
    ] as const;
    for (const [graph, personId] of cases)
      assert.deepEqual(await readPerson(graph, locker, AINO), { kind: 'outside', personId, why: 'scope' });
  });
});

describe('a person outside the scope who has a device inside', () => {
  const inside = {
    ...nowhere,
    deviceIsIn: (id: string) => Promise.resolve(new Set(id === 'object-1' ? ['scope-1'] : [])),
    registeredDevices: () =>
      Promise.resolve(whole([entraDevice(), entraDevice({ id: 'object-2', deviceId: 'entra-2' })])),
  };
  const two: Partial<Devices> = {
    ofPerson: () =>
      Promise.resolve(whole([phoneOf({ id: 'device-2', azureADDeviceId: 'entra-2' }), phoneOf()])),
  };

  it('shows a name and that device, and nothing else', async () => {
    const file = await fileOf(graphOfAino({ directory: inside, devices: two }));
    const name = { id: AINO, displayName: 'Aino Virtanen', userPrincipalName: 'aino@contoso.example' };
    assert.deepEqual(deviceIds(file), ['device-1']);
    assert.deepEqual(
      { ...file, devices: undefined },
      {
        person: name,
        personInScope: false,
        through: ['Sample assignment'],
        account: { ok: true, value: name },
        manager: { ok: true, value: undefined },
        license: { ok: true, value: { state: 'none' } },
        groups: { ok: true, value: { items: [], total: 0, exact: true } },
        devices: undefined,
        tags: 'none',
        entra: { ok: true, value: whole([]) },
        registered: { ok: true, value: whole([]) },
        failures: { ok: true, value: [] },
        directoryRoles: { ok: true, value: [] },
        tenant: { ok: true, value: { deviceLimits: [] } },
      },
    );
  });

  it('needs no lookup of devices that Entra listed', async () => {
    const graph = graphOfAino({ directory: inside, devices: two });
    await readPerson(graph, locker, AINO);
    assert.deepEqual(graph.calls.slice(10).toSorted(), [
      'deviceIsIn object-1 scope-1',
      'deviceIsIn object-2 scope-1',
    ]);
  });
});

describe('a person whose account can’t be read', () => {
  const unread: Partial<Directory> = {
    account: fails('forbidden'),
    deviceIsIn: () => Promise.resolve(new Set<string>()),
  };
  const nameOf = async (directory: Partial<Directory>, devices: Partial<Devices> = {}) =>
    (await fileOf(graphOfAino({ directory: { ...unread, ...directory }, devices }))).person;
  const without: Partial<Devices> = {
    ofPerson: () => Promise.resolve(whole([phoneOf({ userId: undefined })])),
  };

  it('is named by their devices', async () => {
    const named = phoneOf({ userDisplayName: 'Aino V', userPrincipalName: 'aino@contoso.example' });
    const person = await nameOf({}, { ofPerson: () => Promise.resolve(whole([named])) });
    assert.deepEqual(person, { id: AINO, displayName: 'Aino V', userPrincipalName: 'aino@contoso.example' });
  });

  it('gets the name that was searched for if a device knows only their id', async () => {
    assert.deepEqual(await nameOf({}), { id: AINO, displayName: AINO, userPrincipalName: AINO });
  });

  it('is known by the UPN that they were searched for, in any case', async () => {
    const named = phoneOf({ userPrincipalName: 'Aino@Contoso.example' });
    const graph = graphOfAino({
      directory: unread,
      devices: { ofPerson: () => Promise.resolve(whole([named])) },
    });
    const outcome = await readPerson(graph, locker, 'aino@contoso.example');
    assert.ok(outcome.kind === 'file');
    assert.equal(outcome.file.person.id, AINO);
  });

  it('is named by a smaller read if no device knows them', async () => {
    for (const devices of [without, { ofPerson: fails('timeout') }]) {
      const person = await nameOf(
        { speaker: () => Promise.resolve(account({ displayName: 'Small' })) },
        devices,
      );
      assert.deepEqual(person, { id: AINO, displayName: 'Small', userPrincipalName: 'aino@contoso.example' });
    }
  });

  it('is not shown if that fails too: the first problem is thrown', async () => {
    const graph = graphOfAino({ directory: { ...unread, speaker: fails('timeout') }, devices: without });
    await assert.rejects(readPerson(graph, locker, AINO), { kind: 'forbidden' });
  });
});

describe('the devices in a person’s file', () => {
  it('are checked by their own primary user: another person’s device is shown only if that person is in the scope', async () => {
    const personIsIn = (whom: string) => Promise.resolve(new Set(whom === 'outsider' ? [] : ['scope-1']));
    const deviceIsIn = () => Promise.resolve(new Set<string>());
    const ofPerson = () =>
      Promise.resolve(
        whole([
          phoneOf(),
          phoneOf({ id: 'outside', userId: 'outsider', enrolledBy: { id: AINO } }),
          phoneOf({ id: 'inside', userId: 'colleague', enrolledBy: { id: AINO } }),
          phoneOf({ id: 'shared', userId: undefined }),
        ]),
      );
    const file = await fileOf(graphOfAino({ directory: { personIsIn, deviceIsIn }, devices: { ofPerson } }));
    assert.deepEqual(deviceIds(file), ['device-1', 'inside']);
  });

  it('come with the newest check-in first, and those that never checked in last', async () => {
    const at = (id: string, lastSyncDateTime?: string) => phoneOf({ id, lastSyncDateTime });
    const devices = [
      at('never'),
      at('old', '2025-01-01T00:00:00Z'),
      at('new', '2026-01-02T00:00:00Z'),
      at('newer', '2026-01-02T00:00:01Z'),
    ];
    const file = await fileOf(graphOfAino({ devices: { ofPerson: () => Promise.resolve(whole(devices)) } }));
    assert.deepEqual(deviceIds(file), ['newer', 'new', 'old', 'never']);
  });

  const registered = [
    entraDevice({ id: 'managed', deviceId: 'ENTRA-1' }),
    entraDevice({ id: 'other', deviceId: 'entra-2' }),
    entraDevice({ id: 'without', deviceId: undefined }),
  ];
  const idsOf = ({ registered: read }: PersonFile) => read.ok && read.value.items.map(({ id }) => id);
  const registeredDevices = () => Promise.resolve(whole(registered));

  it('are listed as registered only if Intune doesn’t manage them', async () => {
    const unknown = phoneOf({ id: 'device-2', azureADDeviceId: undefined });
    const ofPerson = () => Promise.resolve(whole([phoneOf({ azureADDeviceId: 'Entra-1' }), unknown]));
    const file = await fileOf(graphOfAino({ directory: { registeredDevices }, devices: { ofPerson } }));
    assert.deepEqual(idsOf(file), ['other', 'without']);
  });

  it('are not said to be in Entra only if Intune can’t be read', async () => {
    const devices = { ofPerson: fails('timeout') };
    const file = await fileOf(graphOfAino({ directory: { registeredDevices }, devices }));
    assert.equal(idsOf(file), false);
  });

  it('are said to be in Entra only beside a part of Intune’s list if Entra itself calls them unmanaged', async () => {
    const unread = new Problem({ kind: 'timeout' });
    const part = { ...whole([phoneOf({ azureADDeviceId: 'Entra-1' })]), exact: false, unread };
    const devices = { ofPerson: () => Promise.resolve(part) };
    const some = registered.map((one) => (one.id === 'other' ? { ...one, isManaged: false } : one));
    const directory = { registeredDevices: () => Promise.resolve(whole(some)) };
    const file = await fileOf(graphOfAino({ directory, devices }));
    assert.deepEqual(idsOf(file), ['other']);
    assert.equal(file.registered.ok && file.registered.value.unread, unread);
  });

  it('are only those that may be read, even if a role covers all devices but not the person', async () => {
    const allDevices = operator(
      assignment({ permissions: new Set([READ_DEVICES]), scopeGroups: [], allDevices: true }),
    );
    const file = await fileOf(graphOfAino({ directory: nowhere }), allDevices);
    assert.equal(file.personInScope, false);
    assert.deepEqual(deviceIds(file), ['device-1']);
    assert.deepEqual(file.registered, { ok: true, value: whole([]) });
  });
});
