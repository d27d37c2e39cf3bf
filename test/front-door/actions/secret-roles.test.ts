import assert from 'node:assert/strict';
import { askFor, confirmIt, nameOf, titles } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, entraRole, mayAll } from '../../support/action-tenant.ts';
import type { Answered } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';

const ROLES = {
  'Cloud Device Administrator': '7698a772-787b-4ac8-901f-60d6b08affd2',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Security Operator': '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
} as const;
type Role = keyof typeof ROLES;
const roles = Object.keys(ROLES) as Role[];

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
  const laptop = deviceFor(2_200, 'ROLES-LAPTOP', windows);
  let stage: Stage;
  before(async () => {
    stage = await openStage({ data: actionTenant([laptop]) });
  });
  after(() => stage.close());

  function holds(role: Role | undefined) {
    const kept = stage.sandbox.tenant.data.directoryRoles.find(({ id }) => id === entraRole);
    assert.ok(kept);
    kept.roleTemplateId = role === undefined ? ROLES['User Administrator'] : ROLES[role];
    kept.displayName = role ?? 'User Administrator';
  }

  function owns(owner: string) {
    const { devices } = stage.sandbox.tenant.data;
    const at = devices.findIndex(({ deviceId }) => deviceId === laptop.azureADDeviceId);
    if (at >= 0) devices.splice(at, 1);
    devices.push({
      id: 'dd000000-0000-4000-8000-000000002200',
      deviceId: laptop.azureADDeviceId ?? '',
      displayName: 'ROLES-LAPTOP',
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
