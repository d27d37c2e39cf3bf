import assert from 'node:assert/strict';
import { posts } from '../support/act.ts';
import { openStage, UNLIMITED } from '../support/stage.ts';
import { ADMIN_CHANNEL, deviceId, devices, groups, people, smallTenant } from '../support/tenant.ts';

/** What machines keep and what people type of the same name. */
const NAMES = [
  ["Aino's desk", 'Aino’s desk'],
  ['Nordic\u00a0desk', 'Nordic desk'],
  ['Jo\u0308rg desk', 'J\u00f6rg desk'],
  ['Double  space', 'double space'],
  ['AINO\u2066Z\u2069', 'AINOZ'],
  ['BELL\u0007X', 'BELLX'],
  ['ARAB\u061cY', 'ARABY'],
  ['VS\u2764\ufe0f', 'VS\u2764'],
  ['MALI\u02bbI', "MALI'I"],
] as const;

/** One rule compares names wherever they are typed. */
describe('a name that people type as they see it', () => {
  for (const [n, [kept, typed]] of NAMES.entries())
    it(`is the same for roles and devices: ${JSON.stringify(kept)} and ${JSON.stringify(typed)}`, async () => {
      const data = smallTenant();
      const [role] = data.roleDefinitions;
      const assignment = { description: '', members: [groups.operators], resourceScopes: [groups.field] };
      (role?.roleAssignments as object[]).push({
        ...assignment,
        id: `ffff0000-0000-4000-8000-00000000020${n}`,
        displayName: kept,
        scopeType: 'resourceScope',
      });
      const [permissions] = (role?.rolePermissions ?? []) as {
        resourceActions: { allowedResourceActions: string[] }[];
      }[];
      permissions?.resourceActions[0]?.allowedResourceActions.push('Microsoft.Intune_RemoteTasks_Wipe');
      const like = data.managedDevices.find(({ id }) => id === devices.ainoPhone);
      const own = {
        id: deviceId(50),
        deviceName: kept,
        serialNumber: 'SERIAL-50',
        azureADDeviceId: undefined,
      };
      data.managedDevices.push({ ...structuredClone(like ?? assert.fail()), ...own });
      const { channel, sandbox } = await openStage({ data, app: { ...UNLIMITED } });

      const there = channel.inChannel(ADMIN_CHANNEL);
      const asked = await channel.say(people.admin, `remove role ${typed}`, there);
      assert.doesNotMatch(asked.text, /No help desk assignment/);

      const form = await channel.invoke(people.admin, 'action.ask', { action: 'wipe', device: own.id });
      const confirm = await channel.press(people.admin, form.card, 'Continue');
      const filled = { deviceName: typed, serialNumber: 'SERIAL-50', reason: 'Sample' };
      const done = await channel.press(people.admin, confirm.card, 'Confirm wipe', {}, {}, filled);
      assert.match(done.text, /Accepted/);
      assert.equal(posts({ sandbox }, { id: own.id }).length, 1);
    });
});
