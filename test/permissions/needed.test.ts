import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { catalogue } from '../../bot/helpdesk/actions/catalogue.ts';
import { allCalls, neededPermissions } from '../../bot/permissions/needed.ts';
import { grantedByDefault } from '../../sandbox/graph/index.ts';
import { permissionsPage } from '../../scripts/docs/permissions-page.ts';

const [PRIVILEGED, READ_WRITE] = ['PrivilegedOperations', 'ReadWrite'].map(
  (name) => `DeviceManagementManagedDevices.${name}.All`,
);
/** As Graph's table of permissions has it. */
const BY_READ_WRITE = new Set([
  'requestRemoteAssistance',
  'createDeviceLogCollectionRequest',
  'rotateBitLockerKeys',
  'sendCustomNotificationToCompanyPortal',
  'rotateRecoveryLockPasscode',
  'delete',
]);

describe('the permissions to grant', () => {
  it('are what the app of the demo is granted, no more and no less', () => {
    for (const kind of ['delegated', 'application'] as const)
      assert.deepEqual(
        [...grantedByDefault[kind]].toSorted(),
        neededPermissions(kind)
          .map(({ name }) => name)
          .toSorted(),
        kind,
      );
  });

  const names = (kind: 'delegated' | 'application') => neededPermissions(kind).map(({ name }) => name);

  it('are those that the calls need, without those that another holds', () => {
    for (const kind of ['delegated', 'application'] as const) {
      assert.ok(names(kind).includes('DeviceManagementRBAC.ReadWrite.All'));
      assert.ok(!names(kind).includes('DeviceManagementRBAC.Read.All'));
      assert.ok(!names(kind).includes('DeviceManagementManagedDevices.Read.All'));
      assert.ok(!names(kind).includes('LicenseAssignment.Read.All'), 'User.Read.All is enough');
      assert.deepEqual(names(kind), [...new Set(names(kind))].toSorted());
    }
    assert.deepEqual(
      names('application').filter((name) => !names('delegated').includes(name)),
      ['AppCatalog.Read.All', 'GroupMember.ReadBasic.All', 'TeamsAppInstallation.ReadWriteForUser.All'],
      'direct groups as an application, and the bot’s own app',
    );
  });

  it('include that of each remote action, by its name', () => {
    const devices = '/deviceManagement/managedDevices/{id}';
    for (const name of [...catalogue.map((action) => action.name), 'disable', 'reenable']) {
      const call = allCalls.find(({ method, path }) =>
        name === 'delete' ? method === 'DELETE' && path === devices : path === `${devices}/${name}`,
      );
      const expected = BY_READ_WRITE.has(name) ? READ_WRITE : PRIVILEGED;
      assert.deepEqual([call?.delegated, call?.application], [[expected], [expected]], name);
    }
  });

  it('are what docs/permissions.md says', async () => {
    const file = new URL('../../docs/permissions.md', import.meta.url);
    const page = await format(permissionsPage(), {
      ...(await resolveConfig(file)),
      filepath: 'permissions.md',
    });
    assert.equal(readFileSync(file, 'utf8'), page, 'run npm run docs');
  });
});
