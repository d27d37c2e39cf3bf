import assert from 'node:assert/strict';
import { Operators } from '../../../bot/helpdesk/access/operators.ts';
import { RoleAssignmentCache } from '../../../bot/helpdesk/access/role-assignment-cache.ts';
import type { SaidIn } from '../../../bot/helpdesk/admin/enter.ts';
import { ASSIGN_ROLES, enterAdminChannel } from '../../../bot/helpdesk/admin/enter.ts';
import type { Channels, Directory, Roles } from '../../../bot/helpdesk/contracts/graph.ts';
import { assignment } from '../../support/samples.ts';
import { fails, fakeGraph } from '../support/fake-graph.ts';

const ME = '00000000-0000-4000-8000-0000000000a1';
const configured = { teamId: 'team-1', channelId: '19:admin@thread.tacv2' };
const there: SaidIn = { channelId: configured.channelId, teamGroupId: 'team-1' };
const INTUNE_ADMINISTRATOR = '3a2c62db-5318-420d-8d74-23affee5d9d5';

interface Over {
  channels?: Partial<Channels>;
  directory?: Partial<Directory>;
  roles?: Partial<Roles>;
}

/** A private channel with one member, who is an Intune Administrator. */
const tenant = ({ channels, directory, roles }: Over = {}) =>
  fakeGraph({
    channels: {
      channel: () => Promise.resolve({ membershipType: 'private' }),
      members: () => Promise.resolve(new Set([ME])),
      ...channels,
    },
    directory: {
      speaker: (id) =>
        Promise.resolve({
          id,
          displayName: 'Admin',
          userPrincipalName: 'a@contoso.example',
          userType: 'Member',
        }),
      directoryRoles: () => Promise.resolve([INTUNE_ADMINISTRATOR]),
      personIsIn: (_, groups) => Promise.resolve(new Set(groups)),
      ...directory,
    },
    roles: { assignments: () => Promise.resolve([]), ...roles },
  });

async function enter(over: Over = {}, graph = tenant(over)) {
  const operators = new Operators(new RoleAssignmentCache(() => new Date()));
  const entry = await enterAdminChannel(operators, graph, ME, there, configured);
  return entry.kind === 'admin' ? entry.admin : entry.why;
}

const channel = (membershipType?: string) => ({ channel: () => Promise.resolve({ membershipType }) });
const nobodyThere = { members: () => Promise.resolve(new Set<string>()) };
const guest: Partial<Directory> = {
  speaker: (id) =>
    Promise.resolve({ id, displayName: 'Guest', userPrincipalName: 'g@contoso.example', userType: 'Guest' }),
};
const noAdminRole: Partial<Directory> = { directoryRoles: () => Promise.resolve([]) };

describe('the place of the admin channel', () => {
  const at = async (saidIn: SaidIn | undefined, where: typeof configured | undefined = configured) => {
    const graph = tenant();
    const operators = new Operators(new RoleAssignmentCache(() => new Date()));
    const entry = await enterAdminChannel(operators, graph, ME, saidIn, where);
    if (entry.kind === 'refused') assert.deepEqual(graph.calls, [], 'Graph isn’t asked');
    return entry.kind === 'refused' ? entry.why : entry.kind;
  };

  it('is the configured channel in the configured team', async () => {
    assert.equal(await at(there), 'admin');
    assert.equal(await at({ ...there, teamGroupId: 'TEAM-1' }), 'admin');
    assert.equal(await at({ ...there, teamGroupId: undefined }), 'admin', 'Teams didn’t name the team');
  });

  it('is nowhere else', async () => {
    assert.equal(await at(undefined), 'place');
    assert.equal(await at({ ...there, channelId: '19:other@thread.tacv2' }), 'place');
    assert.equal(await at({ ...there, channelId: there.channelId.toUpperCase() }), 'place');
    assert.equal(await at({ ...there, teamGroupId: 'team-2' }), 'place');
  });

  it('doesn’t exist if none is configured', async () => {
    const graph = tenant();
    const operators = new Operators(new RoleAssignmentCache(() => new Date()));
    const entry = await enterAdminChannel(operators, graph, ME, there, undefined);
    assert.deepEqual(entry, { kind: 'refused', why: 'place' });
    assert.deepEqual(graph.calls, []);
  });
});

describe('the admin channel', () => {
  it('has to be private', async () => {
    for (const membershipType of ['standard', 'shared', 'Private', 'unknownFutureValue', undefined])
      assert.equal(await enter({ channels: channel(membershipType) }), 'notPrivate', membershipType);
    assert.equal(await enter({ channels: { channel: () => Promise.resolve(undefined) } }), 'notPrivate');
  });

  it('has to have the speaker as a member, in any case', async () => {
    assert.equal(await enter({ channels: nobodyThere }), 'notInChannel');
    const members = () => Promise.resolve(new Set(['other', ME.toUpperCase()]));
    assert.equal(typeof (await enter({ channels: { members } })), 'object');
  });

  it('is closed to guests, blocked accounts and people whom the directory doesn’t know', async () => {
    const blocked: Partial<Directory> = {
      speaker: async (id) => ({ ...(await tenant().directory.speaker(id)), accountEnabled: false }),
    };
    for (const directory of [guest, blocked, { speaker: fails('notFound') }])
      assert.equal(await enter({ directory }), 'notAMember');
  });

  it('is closed to operators who may not assign roles', async () => {
    assert.equal(await enter({ directory: noAdminRole }), 'notAnAdmin');
    const assignments = () => Promise.resolve([assignment()]);
    assert.equal(await enter({ directory: noAdminRole, roles: { assignments } }), 'notAnAdmin');
    const refused = { assignments: fails('forbidden') };
    assert.equal(await enter({ directory: noAdminRole, roles: refused }), 'notAnAdmin');
  });

  it('is closed to those who may assign roles only with scope tags: they would assign more than they have', async () => {
    const permissions = new Set([ASSIGN_ROLES]);
    for (const scopeTags of [['1'], ['0'], undefined]) {
      const limited = assignment({ displayName: 'Limited', permissions, scopeTags, scopeGroups: ['a'] });
      const only = { assignments: () => Promise.resolve([limited]) };
      assert.equal(await enter({ directory: noAdminRole, roles: only }), 'notAnAdmin');
      const other = assignment({ displayName: 'Whole', permissions, scopeGroups: ['b'] });
      const both = { assignments: () => Promise.resolve([limited, other]) };
      const admin = await enter({ directory: noAdminRole, roles: both });
      assert.ok(typeof admin === 'object');
      assert.deepEqual([admin.through, admin.bound?.scopeGroups], [['Whole'], ['b']]);
    }
  });

  it('names the first refusal: not private, not in the channel, not a member, not an admin', async () => {
    const directory = { ...noAdminRole, ...guest };
    assert.equal(
      await enter({ channels: { ...channel('shared'), ...nobodyThere }, directory }),
      'notPrivate',
    );
    assert.equal(await enter({ channels: nobodyThere, directory }), 'notInChannel');
    assert.equal(await enter({ directory }), 'notAMember');
  });

  it('is closed if anything can’t be read: a doubt is a no', async () => {
    for (const over of [
      { channels: { channel: fails('throttled') } },
      { channels: { channel: fails('notFound') } },
      { channels: { members: fails('forbidden') } },
      { directory: { speaker: fails('timeout') } },
      { directory: { directoryRoles: fails('unavailable') } },
      { roles: { assignments: fails('connection') } },
    ])
      assert.equal(await enter(over), 'unsure', JSON.stringify(Object.values(over).map(Object.keys)));
  });

  it('doesn’t hide a bug', async () => {
    const members = () => Promise.reject(new TypeError('a bug'));
    await assert.rejects(enter({ channels: { members } }), /a bug/);
  });

  it('is checked again each time', async () => {
    const graph = tenant();
    const operators = new Operators(new RoleAssignmentCache(() => new Date()));
    await enterAdminChannel(operators, graph, ME, there, configured);
    const once = graph.calls.length;
    await enterAdminChannel(operators, graph, ME, there, configured);
    assert.equal(graph.calls.length, 2 * once);
    assert.ok(graph.calls.includes('members team-1 19:admin@thread.tacv2'));
  });
});

describe('an admin', () => {
  it('through an Entra role has no bound', async () => {
    const admin = await enter();
    assert.ok(typeof admin === 'object');
    assert.deepEqual(admin.through, ['Intune Administrator']);
    assert.equal(admin.bound, undefined);
    assert.equal(admin.operator.speaker.id, ME);
  });

  it('through role assignments is bound to the scope of those that let them assign roles', async () => {
    const may = new Set([ASSIGN_ROLES]);
    const assignments = () =>
      Promise.resolve([
        assignment({ displayName: 'One', permissions: may, scopeGroups: ['a', 'b'] }),
        assignment({ displayName: 'Two', permissions: may, scopeGroups: ['b', 'c'], allUsers: true }),
        assignment({ displayName: 'Operator only', scopeGroups: ['d'], allDevices: true }),
      ]);
    const admin = await enter({ directory: noAdminRole, roles: { assignments } });
    assert.ok(typeof admin === 'object');
    assert.deepEqual(admin.through, ['One', 'Two']);
    assert.deepEqual(admin.bound, { scopeGroups: ['a', 'b', 'c'], allUsers: true, allDevices: false });
  });
});
