import assert from 'node:assert/strict';
import { maySeeSecret } from '../../../bot/helpdesk/access/secret-roles.ts';
import type { Directory } from '../../../bot/helpdesk/contracts/graph.ts';
import type { SecretKind } from '../../../bot/helpdesk/contracts/secret.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { fails, fakeGraph } from '../support/fake-graph.ts';

const HELPDESK = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const DEVICE = { azureADDeviceId: 'D1' };

function asked(
  kind: SecretKind,
  directory: Partial<Directory>,
  device: { azureADDeviceId?: string } = DEVICE,
) {
  return maySeeSecret(fakeGraph({ directory }), 'operator', kind, device);
}
const none = () => Promise.resolve([]);

describe('who may see a secret', () => {
  it('is not asked of Entra if a device’s own result holds it', async () => {
    for (const kind of ['unlockPin', 'passcode', 'location'] as const)
      assert.equal((await asked(kind, { directoryRoles: fails('unavailable') })).allowed, true);
  });

  it('is decided by the template id in any case, and said by the role’s name', async () => {
    const directoryRoles = () => Promise.resolve([HELPDESK.toUpperCase()]);
    assert.deepEqual(await asked('recoveryKey', { directoryRoles }), {
      allowed: true,
      through: ['Helpdesk Administrator'],
    });
    assert.equal((await asked('localAdminPassword', { directoryRoles })).allowed, false);
  });

  it('allows nobody if Graph refuses to show the roles or the owner, and fails if Graph is unavailable', async () => {
    const refused = { directoryRoles: fails('forbidden'), ownedDevices: fails('forbidden') };
    assert.equal((await asked('recoveryKey', refused)).allowed, false);
    await assert.rejects(asked('recoveryKey', { directoryRoles: fails('unavailable') }), Problem);
    await assert.rejects(
      asked('recoveryKey', { directoryRoles: none, ownedDevices: fails('unavailable') }),
      Problem,
    );
  });

  it('is the owner of that very device', async () => {
    const owning = (...ids: (string | undefined)[]) => ({
      directoryRoles: none,
      ownedDevices: () =>
        Promise.resolve(ids.map((deviceId, n) => ({ id: `object-${n}`, deviceId, displayName: 'PC' }))),
    });
    assert.equal((await asked('recoveryKey', owning('d0', 'd1'))).allowed, true);
    for (const directory of [owning(), owning('d0'), owning(undefined)])
      assert.equal((await asked('recoveryKey', directory)).allowed, false);
    assert.equal((await asked('recoveryKey', owning(undefined), {})).allowed, false);
  });
});
