import assert from 'node:assert/strict';
import { askFor, confirmIt, nameOf, titles } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import { ENTRA_ROLES, actionTenant, deviceFor, entraRole, mayAll } from '../../support/action-tenant.ts';
import type { Answered } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';

type Role = keyof typeof ENTRA_ROLES;
const roles = Object.keys(ENTRA_ROLES) as Role[];

/** Who Microsoft gives each secret to. */
const secrets = {
  rotateBitLockerKeys: {
    button: 'Show recovery key',
    what: 'recoveryKey',
    looks: /(\d{6}-){7}\d{6}/,
    kept: 'recoveryKeys',
    may: roles.filter((role) => role !== 'User Administrator' && role !== 'Security Operator'),
  },
  rotateLocalAdminPassword: {
    button: 'Show local admin password',
    what: 'localAdminPassword',
    looks: /Sample-\d{12}/,
    kept: 'deviceLocalCredentials',
    may: ['Cloud Device Administrator', 'Intune Administrator', 'Global Administrator'],
  },
} satisfies Record<string, { button: string; what: string; looks: RegExp; kept: string; may: Role[] }>;

describe('a secret that Entra keeps', () => {
  const windows = { operatingSystem: 'Windows', isEncrypted: true, managedDeviceOwnerType: 'company' };
  const laptop = deviceFor(2_200, 'ENTRA_ROLES-LAPTOP', windows);
  let stage: Stage;
  before(async () => {
    stage = await openStage({ data: actionTenant([laptop]) });
  });
  after(() => stage.close());

  function holds(role: Role | undefined) {
    const kept = stage.sandbox.tenant.data.directoryRoles.find(({ id }) => id === entraRole);
    assert.ok(kept);
    kept.roleTemplateId = role === undefined ? ENTRA_ROLES['User Administrator'] : ENTRA_ROLES[role];
    kept.displayName = role ?? 'User Administrator';
  }

  function owns(owner: string) {
    const { devices } = stage.sandbox.tenant.data;
    const at = devices.findIndex(({ deviceId }) => deviceId === laptop.azureADDeviceId);
    if (at >= 0) devices.splice(at, 1);
    devices.push({
      id: 'dd000000-0000-4000-8000-000000002200',
      deviceId: laptop.azureADDeviceId ?? '',
      displayName: 'ENTRA_ROLES-LAPTOP',
      ownerId: owner,
    });
  }

  async function done(id: string): Promise<Answered> {
    const row = actionRows.find((one) => one.id === id);
    assert.ok(row);
    const receipt = await confirmIt(stage, mayAll, row, laptop, await askFor(stage, mayAll, row, laptop));
    stage.sandbox.control.settle(laptop.id, nameOf(row), 'done');
    return stage.channel.press(mayAll, receipt.card, 'Refresh');
  }

  for (const [id, { button, what, looks, kept, may }] of Object.entries(secrets)) {
    const reads = () => stage.sandbox.calls.filter(({ url }) => url.includes(kept)).length;

    it(`is shown to each role that may see it, and to nobody else: ${what}`, async () => {
      for (const role of may) {
        // the press before the role: what is remembered of it must not count
        holds(undefined);
        const receipt = await done(id);
        const before = reads();
        for (const other of roles.filter((one) => !may.some((allowed) => allowed === one))) {
          holds(other);
          const refused = await stage.channel.press(mayAll, receipt.card, button);
          assert.doesNotMatch(refused.text, looks, other);
          for (const name of may) assert.ok(refused.text.includes(name), refused.text);
          assert.ok(titles(refused.card).includes('Refresh'));
        }
        assert.equal(reads(), before, 'nothing is read');
        holds(role);
        const shown = await stage.channel.press(mayAll, receipt.card, button);
        assert.match(shown.text, looks, role);
      }
    });

    it(`is refused at once when the role is gone or can’t be read: ${what}`, async () => {
      holds('Intune Administrator');
      const receipt = await done(id);
      const before = reads();
      holds(undefined);
      const gone = await stage.channel.press(mayAll, receipt.card, button);
      assert.match(gone.text, /you need one of these Microsoft Entra roles/);
      holds('Intune Administrator');
      for (const status of [400, 403, 404]) {
        const fault = stage.sandbox.control.fail({ match: 'directoryRole', status });
        const unread = await stage.channel.press(mayAll, receipt.card, button);
        assert.match(unread.text, /you need one of these Microsoft Entra roles/, `${status}`);
        fault.remove();
      }
      assert.equal(reads(), before, 'nothing is read');
    });

    it(`leaves a refusal in the audit: ${what}`, async () => {
      const refused = (await stage.audit()).filter((one) => one.what === what && one.kind === 'refused');
      assert.ok(refused.length > 0);
      for (const one of refused)
        assert.deepEqual([one.operatorId, one.deviceId, one.outcome], [mayAll, laptop.id, 'entraRole']);
    });
  }

  it('is shown to the device’s registered owner if it is a recovery key, and only then', async () => {
    holds(undefined);
    const key = await done('rotateBitLockerKeys');
    const password = await done('rotateLocalAdminPassword');
    const press = (receipt: Answered, button: string) => stage.channel.press(mayAll, receipt.card, button);
    owns('aaaa0000-0000-4000-8000-000000000010');
    assert.match((await press(key, 'Show recovery key')).text, /registered owner/);
    owns(mayAll);
    assert.match((await press(password, 'Show local admin password')).text, /you need one of these/);
    assert.match((await press(key, 'Show recovery key')).text, secrets.rotateBitLockerKeys.looks);
    const read = (await stage.audit()).filter(({ kind, what }) => kind === 'read' && what === 'recoveryKey');
    assert.ok((read.at(-1)?.through as string[] | undefined)?.includes('Registered owner'));
  });
});
