import assert from 'node:assert/strict';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import {
  amongTitles,
  askFor,
  confirmIt,
  nameOf,
  openActions,
  posts,
  titles,
  until,
} from '../../support/act.ts';
import type { ActionRow } from '../../support/action-rows.ts';
import { actionRows, fullName } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import { wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { UNLIMITED, openStage, quick } from '../../support/stage.ts';
import { groupId, userId } from '../../support/tenant.ts';

const TAG = '7';
/** May read every device, and act on those that bear the tag. */
const tagged = userId(900);

const rows = actionRows.map((row, n) => {
  const device = (k: number, tags: string[]) =>
    deviceFor(9_000 + n * 10 + k, `TAGGED-${n}-${k}`, { ...row.on, roleScopeTagIds: tags });
  return { row, inside: device(0, [TAG]), outside: device(1, ['0']), moved: device(2, [TAG, '0']) };
});

/** The tenant with an operator whose right to act is for one scope tag, and whose right to read is for all. */
function withTagged(data: TenantData): TenantData {
  const group = groupId(900);
  data.users.push({
    id: tagged,
    displayName: 'Tagged Operator',
    userPrincipalName: 'tagged@contoso.example',
    accountEnabled: true,
    userType: 'Member',
  });
  data.groups.push({
    id: group,
    displayName: 'Tagged',
    securityEnabled: true,
    groupTypes: [],
    members: [tagged],
  });
  const role = (n: number, allowed: string[], roleScopeTagIds: string[]) => ({
    id: groupId(n),
    displayName: `Role ${n}`,
    isBuiltIn: false,
    rolePermissions: [
      { resourceActions: [{ allowedResourceActions: allowed, notAllowedResourceActions: [] }] },
    ],
    roleAssignments: [
      {
        id: groupId(n + 10),
        displayName: `Assignment ${n}`,
        members: [group],
        resourceScopes: [],
        scopeType: 'allDevicesAndLicensedUsers',
        roleScopeTagIds,
      },
    ],
  });
  const acting = [...new Set(actionRows.map(({ permission }) => fullName(permission)))];
  data.roleDefinitions.push(
    role(901, ['Microsoft.Intune_ManagedDevices_Read'], []),
    role(902, acting, [TAG]),
  );
  return data;
}

describe('every remote action, by scope tag', () => {
  let stage: Stage;

  for (const { row, inside, outside, moved } of rows)
    describe(`${row.title} on ${String(row.on.operatingSystem)}`, () => {
      // a card is about all devices of their person: with those of all rows it takes several times as long
      before(async () => {
        stage = await openStage({ app: UNLIMITED, data: withTagged(actionTenant([inside, outside, moved])) });
      });
      after(() => stage.close());

      it('is sent to a device that bears the tag', async () => {
        const receipt = await confirmIt(stage, tagged, row, inside, await askFor(stage, tagged, row, inside));
        assert.match(receipt.text, /Accepted/);
        assert.equal(posts(stage, inside).length, 1);
      });

      it('isn’t offered for one that doesn’t, with the reason, and a forged press sends nothing', async () => {
        const shown = await openActions(stage, tagged, outside);
        assert.ok(!titles(shown.card).includes(row.title));
        assert.match(shown.text, new RegExp(`^${amongTitles(row.title)}: outside your scope for it$`, 'm'));
        for (const verb of ['action.ask', 'action.fill']) {
          const forged = await stage.channel.invoke(tagged, verb, {
            action: row.id,
            device: outside.id,
            ...row.form,
          });
          assert.match(forged.text, /outside your scope/);
        }
        assert.deepEqual(posts(stage, outside), []);
      });

      it('isn’t sent if the device has lost the tag since it was asked for', async () => {
        const asked = await askFor(stage, tagged, row, moved);
        const found = stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === moved.id);
        Object.assign(found ?? {}, { roleScopeTagIds: ['0'] });
        stage.sandbox.tenant.changed();
        const denied = await confirmIt(stage, tagged, row, moved, asked);
        assert.match(denied.text, /outside your scope/);
        assert.deepEqual(posts(stage, moved), []);
        const last = (await stage.audit()).at(-1);
        assert.deepEqual([last?.kind, last?.outcome, last?.deviceId], ['refused', 'scope', moved.id]);
      });
    });
});

describe('every remote action that a second administrator may have to approve', () => {
  const guarded = actionRows.filter((row) => ['wipe', 'retire', 'delete'].includes(nameOf(row)));
  const cases = guarded.map((row, n) => ({ row, device: deviceFor(9_900 + n, `GUARDED-${n}`, row.on) }));
  let stage: Stage;
  before(async () => {
    const data = actionTenant(cases.map(({ device }) => device));
    stage = await openStage({ app: { ...UNLIMITED, pace: quick(30) }, data });
    for (const { row } of cases) stage.sandbox.control.script('*', nameOf(row), { approval: true });
  });
  after(() => stage.close());

  const shownOn = (message: string | undefined) =>
    wordsOf(stage.channel.updates.findLast(({ activityId }) => activityId === message)?.card);
  const calls = ({ id }: { id: string }, row: ActionRow) =>
    stage.sandbox.calls.filter(({ method, url }) =>
      row.id === 'delete' ? method === 'DELETE' && url.endsWith(id) : url.endsWith(`/${id}/${nameOf(row)}`),
    );

  it('are Wipe, Autopilot reset, Retire and Delete', () => {
    assert.deepEqual(guarded.map(({ id }) => id).toSorted(), ['autopilotReset', 'delete', 'retire', 'wipe']);
  });

  for (const { row, device } of cases)
    it(`${row.title} waits for the approval with its reason, and goes on with its code`, async () => {
      const receipt = await confirmIt(stage, mayAll, row, device, await askFor(stage, mayAll, row, device));
      assert.match(receipt.text, / Pending$/m);
      assert.match(receipt.text, /second administrator’s approval/);
      const asked = stage.sandbox.control.approvals().find(({ deviceId }) => deviceId === device.id);
      assert.ok(asked);
      assert.equal(asked.justification, 'Ticket 4711');
      stage.sandbox.control.approve(asked.code);
      const message = stage.channel.messageOf(receipt.card);
      await until(() => /(Accepted by Intune|Accepted$)/m.test(shownOn(message)));
      const [first, second, ...more] = calls(device, row);
      assert.ok(first && second && more.length === 0);
      assert.equal(first.headers['x-msft-approval-code'], undefined);
      assert.equal(second.headers['x-msft-approval-code'], asked.code);
      assert.equal(second.headers['x-msft-approval-justification'], undefined);
      assert.deepEqual([first.body, second.body], [row.body, row.body]);
    });
});
