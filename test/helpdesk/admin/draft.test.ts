import assert from 'node:assert/strict';
import type { Bound } from '../../../bot/helpdesk/admin/enter.ts';
import type { RoleFieldFault } from '../../../bot/helpdesk/admin/draft.ts';
import {
  LONGEST_DESCRIPTION,
  LONGEST_NAME,
  emptyForm,
  groupIdsIn,
  review,
} from '../../../bot/helpdesk/admin/draft.ts';
import { HELP_DESK_OPERATOR } from '../../../bot/helpdesk/admin/help-desk-roles.ts';
import type { RoleForm } from '../../../bot/helpdesk/contracts/role-change.ts';
import { fails } from '../support/fake-graph.ts';
import type { RoleDesk } from '../support/roles.ts';
import { MAIL_ONLY, MEMBERS, NO_GROUP, SCOPE, admin, definition, form, roleDesk } from '../support/roles.ts';

const guid = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;
const guids = (count: number) => Array.from({ length: count }, (_, n) => guid(n)).join();

describe('a role form', () => {
  let desk: RoleDesk;
  beforeEach(() => {
    desk = roleDesk();
  });

  async function faultsOf(over: Partial<RoleForm>, bound?: Bound): Promise<RoleFieldFault[]> {
    const reviewed = await review(desk.cache, desk.api, admin(bound), form(over));
    return reviewed.ok ? [] : reviewed.faults;
  }
  const whys = async (over: Partial<RoleForm>) =>
    (await faultsOf(over)).map(({ field, why }) => `${field} ${why}`);

  it('without faults is a draft, tidied up', async () => {
    const filled = form({
      name: '  Help desk Turku ',
      description: ' Night shift ',
      members: ` ${MEMBERS.toUpperCase()} ,${MEMBERS},,`,
    });
    const reviewed = await review(desk.cache, desk.api, admin(), filled);
    assert.ok(reviewed.ok);
    assert.deepEqual(reviewed.draft, {
      assignment: {
        displayName: 'Help desk Turku',
        description: 'Night shift',
        roleId: HELP_DESK_OPERATOR,
        memberGroups: [MEMBERS],
        scopeGroups: [SCOPE],
        allUsers: false,
        allDevices: false,
      },
      role: definition(),
      members: [desk.intune.groups.get(MEMBERS)],
      scope: [desk.intune.groups.get(SCOPE)],
    });
  });

  it('covers groups, or all users and all devices, and never both', async () => {
    for (const all of [{ allUsers: true }, { allDevices: true }, { allUsers: true, allDevices: true }]) {
      assert.deepEqual(await whys(all), ['scope groupsAndAll']);
      assert.deepEqual(await whys({ ...all, scope: '' }), []);
    }
    assert.deepEqual(await whys({}), []);
  });

  it('has no description if that is blank', async () => {
    const reviewed = await review(desk.cache, desk.api, admin(), form({ description: ' \n' }));
    assert.ok(reviewed.ok);
    assert.equal(reviewed.draft.assignment.description, undefined);
  });

  it('that is empty has each fault of an empty field, in the order of the fields', async () => {
    assert.deepEqual(await whys(emptyForm), ['role unknown', 'name empty', 'members empty', 'scope empty']);
  });

  it('takes Help Desk Operator and custom roles that allow remote tasks', async () => {
    const remote = 'Microsoft.Intune_RemoteTasks_Wipe';
    const custom = definition({
      roleId: 'c',
      roleName: 'C',
      roleIsBuiltIn: false,
      permissions: new Set([remote]),
    });
    const reader = { ...custom, roleId: 'r', permissions: new Set(['Microsoft.Intune_ManagedDevices_Read']) };
    const builtIn = definition({ roleId: 'b', roleName: 'School Administrator' });
    desk.intune.definitions.push(custom, reader, builtIn);
    assert.deepEqual(await whys({ role: 'c' }), []);
    for (const role of ['r', 'b', 'gone']) assert.deepEqual(await whys({ role }), ['role unknown'], role);
  });

  it('has a name that is free, whatever its case and spaces', async () => {
    assert.deepEqual(await whys({ name: ' ' }), ['name empty']);
    assert.deepEqual(await whys({ name: ' help DESK oulu ' }), ['name taken']);
    desk.intune.assignments = [];
    assert.deepEqual(await whys({ name: 'Help desk Oulu' }), []);
  });

  it('has a name and a description that Intune takes', async () => {
    const fits = { name: 'n'.repeat(LONGEST_NAME), description: `d${' '.repeat(9)}`.repeat(102) + 'dddd ' };
    assert.equal(fits.description.trim().length, LONGEST_DESCRIPTION);
    assert.deepEqual(await whys(fits), []);
    assert.deepEqual(
      await whys({ name: `${fits.name}n`, description: 'd'.repeat(LONGEST_DESCRIPTION + 1) }),
      ['name tooLong', 'description tooLong'],
    );
  });

  for (const field of ['members', 'scope'] as const)
    it(`has security groups in Entra as its ${field}`, async () => {
      const joined = [MEMBERS, NO_GROUP, MAIL_ONLY, 'no-guid'].join();
      const reviewed = await review(desk.cache, desk.api, admin(), form({ [field]: joined }));
      assert.ok(!reviewed.ok);
      assert.deepEqual(reviewed.faults, [
        { field, why: 'unknown', groups: [NO_GROUP, 'no-guid'] },
        { field, why: 'notSecurity', groups: ['Newsletter'] },
      ]);
      const names = reviewed.groups.map(({ displayName }) => displayName);
      assert.ok(names.includes('Operators Oulu') && names.includes('Newsletter'), 'what was found is shown');
      assert.ok(!desk.calls.includes('group no-guid'), 'only ids are looked up');
    });

  it('has a scope: groups, all users or all devices', async () => {
    assert.deepEqual(await whys({ scope: ' , ' }), ['scope empty']);
    assert.deepEqual(await whys({ scope: '', allUsers: true }), []);
    assert.deepEqual(await whys({ scope: '', allDevices: true }), []);
  });

  it('has a hundred groups in a field at most, and nothing is looked up for more', async () => {
    assert.deepEqual(await whys({ members: guids(101), scope: guids(101) }), [
      'members tooMany',
      'scope tooMany',
    ]);
    assert.deepEqual(await whys({ scope: guids(101) }), ['scope tooMany']);
    assert.deepEqual(desk.calls, []);
    assert.deepEqual(await whys({ members: guids(100) }), ['members unknown']);
  });

  it('isn’t reviewed if Graph can’t be read', async () => {
    desk.roles.assignments = fails('throttled');
    await assert.rejects(faultsOf({}), { kind: 'throttled' });
  });

  describe('of an admin with a bound', () => {
    const bound = (over: Partial<Bound> = {}): Bound => ({
      scopeGroups: ['mine'],
      allUsers: false,
      allDevices: false,
      ...over,
    });
    const beyond = async (over: Partial<RoleForm>, limit: Bound) =>
      (await faultsOf(over, limit)).map((fault) =>
        fault.why === 'beyondYours' ? fault.groups.join() : `${fault.field} ${fault.why}`,
      );

    it('may cover their own scope groups', async () => {
      assert.deepEqual(await beyond({}, bound({ scopeGroups: ['mine', SCOPE] })), []);
      assert.ok(!desk.calls.some((call) => call.startsWith('groupIsIn')));
    });

    it('may cover groups that are nested in theirs, and no others', async () => {
      desk.intune.nested.set(SCOPE, ['mine']);
      assert.deepEqual(await beyond({ scope: [SCOPE, MEMBERS].join() }, bound()), ['Operators Oulu']);
      desk.intune.nested.set(SCOPE, ['elsewhere']);
      assert.deepEqual(await beyond({}, bound()), ['Everybody in Oulu']);
    });

    it('may cover no group if their scope has none, and Graph isn’t asked', async () => {
      assert.deepEqual(await beyond({}, bound({ scopeGroups: [] })), ['Everybody in Oulu']);
      assert.ok(!desk.calls.some((call) => call.startsWith('groupIsIn')));
    });

    it('may cover all users or all devices only if they cover them', async () => {
      const all = { scope: '', allUsers: true, allDevices: true };
      assert.deepEqual(await beyond(all, bound()), ['allUsers,allDevices']);
      assert.deepEqual(await beyond(all, bound({ allUsers: true })), ['allDevices']);
      assert.deepEqual(await beyond(all, bound({ allDevices: true })), ['allUsers']);
      assert.deepEqual(await beyond(all, bound({ allUsers: true, allDevices: true })), []);
    });

    it('may cover any group only if they cover all users and all devices: a group may hold both', async () => {
      const names = ['Everybody in Oulu'];
      assert.deepEqual(await beyond({}, bound({ allUsers: true })), names);
      assert.deepEqual(await beyond({}, bound({ allDevices: true })), names);
      assert.deepEqual(await beyond({}, bound({ allUsers: true, allDevices: true })), []);
    });

    it('may have any members', async () => {
      assert.deepEqual(await beyond({ members: SCOPE, scope: SCOPE }, bound({ scopeGroups: [SCOPE] })), []);
    });

    it('throws if nesting can’t be read', async () => {
      const failing = { ...desk.api.directory, groupIsIn: fails('timeout') };
      const graph = { ...desk.api, directory: failing };
      await assert.rejects(review(desk.cache, graph, admin(bound()), form()), { kind: 'timeout' });
    });
  });
});

describe('group ids in a field', () => {
  it('are separated by commas, in lower case, once each', () => {
    assert.deepEqual(groupIdsIn(' A,b , a,,B'), ['a', 'b']);
    assert.deepEqual(groupIdsIn(' , '), []);
  });
});
