import assert from 'node:assert/strict';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import { openActions, posts, titles } from '../../support/act.ts';
import { actionTenant, deviceFor, mayAll, onlyMay } from '../../support/action-tenant.ts';
import { devices } from '../../support/device-kinds.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { groups } from '../../support/tenant.ts';

const result = (actionName: string, actionState: string, hour: number) => ({
  actionName,
  actionState,
  startDateTime: `2026-01-01T${String(hour).padStart(2, '0')}:00:00Z`,
  lastUpdatedDateTime: `2026-01-01T${String(hour).padStart(2, '0')}:30:00Z`,
});
const on = result('enableLostMode', 'done', 8);
const off = result('disableLostMode', 'done', 9);

let made = 0;
function phone(...deviceActionResults: ReturnType<typeof result>[]) {
  made += 1;
  return deviceFor(8_000 + made, `LOST-${made}`, { ...devices.iphone, deviceActionResults });
}

/** What beta's record says of Lost Mode. */
function lost(lostModeState: string, ...results: ReturnType<typeof result>[]) {
  return { ...phone(...results), lostModeState };
}

const ON = ['Locate device', 'Turn off Lost mode', 'Play Lost mode sound'];
const OFF = ['Turn on Lost mode'];
/** What the device reported, and the titles that are offered then. */
const cases = [
  { of: 'was put into Lost Mode', device: phone(on), offered: ON, not: OFF, why: /is in Lost Mode already/ },
  { of: 'was taken out of it', device: phone(off, on), offered: OFF, not: ON, why: /isn’t in Lost Mode/ },
  { of: 'reports nothing of it', device: phone(), offered: [...ON, ...OFF], not: [], why: / / },
  {
    of: 'failed to go into it',
    device: phone(result('enableLostMode', 'failed', 8)),
    offered: [...ON, ...OFF],
    not: [],
    why: / /,
  },
  {
    of: 'is on its way into it',
    device: phone(off, result('enableLostMode', 'pending', 10)),
    offered: ON,
    not: OFF,
    why: /already pending/,
  },
  {
    of: 'reports a state that nobody knows yet',
    device: phone(result('enableLostMode', 'unknownFutureValue', 8)),
    offered: [...ON, ...OFF],
    not: [],
    why: / /,
  },
  {
    of: 'is in Lost Mode by its record',
    device: lost('enabled'),
    offered: ON,
    not: OFF,
    why: /is in Lost Mode already/,
  },
  {
    of: 'isn’t in Lost Mode by its record',
    device: lost('disabled'),
    offered: OFF,
    not: ON,
    why: /isn’t in Lost Mode/,
  },
  {
    of: 'was taken out of it before its record said that it is in it',
    device: { ...lost('enabled', off), lastSyncDateTime: '2026-01-01T10:00:00Z' },
    offered: ON,
    not: OFF,
    why: /is in Lost Mode already/,
  },
  {
    of: 'was taken out of it after its record said that it is in it',
    device: { ...lost('enabled', off), lastSyncDateTime: '2026-01-01T08:00:00Z' },
    offered: [...ON, ...OFF],
    not: [],
    why: / /,
  },
  {
    of: 'has a word in its record that nobody knows yet',
    device: lost('unknownFutureValue'),
    offered: [...ON, ...OFF],
    not: [],
    why: / /,
  },
];
const IDS: Readonly<Record<string, string>> = {
  'Locate device': 'locateDevice',
  'Turn off Lost mode': 'disableLostMode',
  'Play Lost mode sound': 'playLostModeSound',
  'Turn on Lost mode': 'enableLostMode',
};

describe('actions that depend on Lost Mode', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage({ data: actionTenant(cases.map(({ device }) => device)) });
  });
  after(() => stage.close());

  for (const { of, device, offered, not, why } of cases) {
    it(`are offered as its record tells, on a device that ${of}`, async () => {
      const { card, text } = await openActions(stage, mayAll, device);
      for (const title of offered) assert.ok(titles(card).includes(title), `${title} is offered`);
      for (const title of not) {
        assert.ok(!titles(card).includes(title), `${title} isn’t offered`);
        assert.match(text.split('\n').find((line) => line.startsWith(`${title}: `)) ?? '', why);
        const forged = { action: IDS[title], device: device.id, message: 'x', durationInMinutes: '5' };
        assert.match((await stage.channel.invoke(mayAll, 'action.fill', forged)).text, why);
      }
      assert.deepEqual(posts(stage, device), []);
    });
  }
});

describe('actions that a device joined to Active Directory as well can’t do', () => {
  const hybrid = { ...deviceFor(8_200, 'JOINED-HYBRID', devices.windows), joinType: 'hybridAzureADJoined' };
  const joined = { ...deviceFor(8_201, 'JOINED-ENTRA', devices.windows), joinType: 'azureADJoined' };
  const unsaid = deviceFor(8_202, 'JOINED-UNSAID', devices.windows);
  let stage: Stage;
  before(async () => {
    stage = await openStage({ data: actionTenant([hybrid, joined, unsaid]) });
  });
  after(() => stage.close());

  it('aren’t offered where the record says so, nor sent by a forged press', async () => {
    const { card, text } = await openActions(stage, mayAll, hybrid);
    for (const [title, action] of [
      ['Rename device', 'setDeviceName'],
      ['Autopilot reset', 'autopilotReset'],
    ] as const) {
      assert.ok(!titles(card).includes(title), title);
      assert.match(text, new RegExp(`${title}: it is also joined to Active Directory`));
      const asked = await stage.channel.invoke(mayAll, 'action.ask', { action, device: hybrid.id });
      assert.match(asked.text, /also joined to Active Directory/);
    }
    assert.deepEqual(posts(stage, hybrid), []);
  });

  it('are offered elsewhere, and say it where the record doesn’t', async () => {
    for (const device of [joined, unsaid]) {
      const asked = await stage.channel.invoke(mayAll, 'action.ask', {
        action: 'autopilotReset',
        device: device.id,
      });
      assert.ok(titles(asked.card).includes('Confirm Autopilot reset'), asked.text);
      assert.equal(asked.text.includes('Not also joined to Active Directory'), device === unsaid);
    }
  });
});

describe('a device for which nothing is offered', () => {
  const READ = 'Microsoft.Intune_ManagedDevices_Read';
  const reader = onlyMay('Wipe');
  const scoped = onlyMay('SyncDevice');
  const laptop = deviceFor(8_100, 'NOTHING-LAPTOP', devices.windows);
  const unknown = deviceFor(8_101, 'NOTHING-KNOWN', { ...devices.linux, operatingSystem: 'Sample OS' });
  const leaving = deviceFor(8_102, 'NOTHING-LEAVING', { ...devices.mac, managementState: 'retireIssued' });
  const elsewhere = deviceFor(8_103, 'NOTHING-JAMF', { ...devices.mac, managementAgent: 'jamf' });
  let stage: Stage;
  before(async () => {
    stage = await openStage({
      data: withLess(actionTenant([laptop, unknown, leaving, elsewhere], [reader, scoped])),
    });
  });
  after(() => stage.close());

  /** One operator may only read. The other may sync, but only for a group that the device's user isn't in. */
  function withLess(data: TenantData): TenantData {
    const roleOf = (who: string) => {
      const group = data.groups.find(({ members }) => members?.includes(who));
      const role = data.roleDefinitions.find(({ roleAssignments = [] }) =>
        roleAssignments.some(({ members }) => group && (members ?? []).includes(group.id)),
      );
      assert.ok(role);
      return role;
    };
    const only = [{ resourceActions: [{ allowedResourceActions: [READ], notAllowedResourceActions: [] }] }];
    roleOf(reader).rolePermissions = only;
    const role = roleOf(scoped);
    const more = structuredClone(role);
    role.rolePermissions = only;
    const [assignment] = more.roleAssignments ?? [];
    Object.assign(more, { id: 'cccc0000-0000-4000-8000-000000008100', displayName: 'Sync for few' });
    Object.assign(assignment ?? {}, {
      id: 'cccc0000-0000-4000-8000-000000008101',
      resourceScopes: [groups.bos],
      scopeType: 'resourceScope',
    });
    data.roleDefinitions.push(more);
    return data;
  }

  for (const { of, who, device, why } of [
    { of: 'the role', who: reader, device: laptop, why: /^\S*\s*Your role includes none/m },
    { of: 'the scope', who: scoped, device: laptop, why: /Your roles and their scope leave out/ },
    {
      of: 'the platform',
      who: mayAll,
      device: unknown,
      why: /No remote action works on this device’s platform/,
    },
    { of: 'the platform, whatever the role', who: reader, device: unknown, why: /on this device’s platform/ },
    { of: 'the state', who: mayAll, device: leaving, why: /being retired, wiped or deleted, so it takes no/ },
    { of: 'what manages it', who: reader, device: elsewhere, why: /Intune doesn’t manage this device, so/ },
  ])
    it(`says that it is because of ${of}, on the device’s card and on that of all actions`, async () => {
      const shown = await stage.channel.say(who, `device ${device.id}`);
      const all = await openActions(stage, who, device);
      for (const { text } of [shown, all]) {
        assert.match(text, why);
        assert.doesNotMatch(text, /No remote action is available/);
      }
    });
});
