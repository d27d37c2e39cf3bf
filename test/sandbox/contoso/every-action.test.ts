import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { actionNamed } from '../../../bot/helpdesk/actions/catalogue.ts';
import { callOn } from '../../../bot/helpdesk/actions/define.ts';
import type { ManagedDevice as BotsDevice } from '../../../bot/helpdesk/contracts/model.ts';
import type { ManagedDevice, TenantData } from '../../../sandbox/graph/types.ts';
import { en } from '../../../bot/locales/en.ts';
import { askFor, confirmIt, nameOf, openActions, titles } from '../../support/act.ts';
import { expectations } from '../../support/action-expectations.ts';
import type { ActionRow } from '../../support/action-rows.ts';
import { actionRows, sandboxRow } from '../../support/action-rows.ts';
import type { Stage } from '../../support/stage.ts';
import { UNLIMITED, openStage } from '../../support/stage.ts';

describe('the demo', () => {
  let stage: Stage;
  let data: TenantData;
  before(async () => {
    const file = new URL('../../../sandbox/contoso.json', import.meta.url);
    data = JSON.parse(await readFile(file, 'utf8')) as TenantData;
    stage = await openStage({ data, app: UNLIMITED });
  });
  after(() => stage.close());

  const person = (name: string) => {
    const found = data.users.find(({ displayName }) => displayName === name);
    assert.ok(found, name);
    return found.id;
  };

  /** A device of the demo on which an action does what it usually does: Sampo's, if one of his takes it. */
  const deviceFor = (row: ActionRow, from = data.managedDevices) => {
    const action = actionNamed(row.id);
    assert.ok(action);
    const { needsLostMode } = sandboxRow(callOn(action, row.on));
    const takes = (device: ManagedDevice) =>
      isCalledSo(row, device as unknown as BotsDevice) &&
      action.hindrance(device as unknown as BotsDevice) === undefined &&
      !(needsLostMode && device.sandbox?.lostMode === false) &&
      !(row.id === 'enableLostMode' && device.sandbox?.lostMode === true) &&
      !Object.keys(device.sandbox?.actions ?? {}).some((name) => ['*', nameOf(row)].includes(name));
    const sampo = person('Sampo Laine');
    const found = from.find((one) => one.userId === sampo && takes(one)) ?? from.find(takes);
    assert.ok(found, `add a device that takes ${row.id} to sandbox/contoso/devices/demo-devices.ts`);
    return found;
  };

  // what takes a device out of Intune comes last
  for (const row of actionRows.toSorted((a, b) => Number(a.leaves ?? false) - Number(b.leaves ?? false))) {
    it(`has a device on which ${row.title} goes through, for Omar Operator`, async () => {
      // one operator may take only so many devices away in an hour
      const on = row.leaves ? await openStage({ data }) : stage;
      const omar = person('Omar Operator');
      const at = deviceFor(row, on.sandbox.tenant.data.managedDevices);
      const receipt = await confirmIt(on, omar, row, at, await askFor(on, omar, row, at));
      assert.match(receipt.text, / Accepted$/m);
      on.sandbox.control.settle(at.id, nameOf(row), row.leaves ? 'gone' : 'done');
      assert.match((await on.channel.press(omar, receipt.card, 'Refresh')).text, / Done$/m);
    });
  }

  it('offers Otso Operator everything except what his role or scope leaves out', async () => {
    const fresh = await openStage({ data });
    const left = [];
    for (const row of actionRows) {
      const at = deviceFor(row);
      if (notForHelpDesk(row) || !at.userId) {
        left.push(row.id);
        continue;
      }
      const shown = await openActions(fresh, person('Otso Operator'), at);
      assert.ok(titles(shown.card).includes(row.title), row.id);
    }
    await fresh.close();
    assert.deepEqual(
      left.filter((id) => id in expectations),
      [
        'rotateLocalAdminPassword',
        'rotateRecoveryLockPasscode',
        'pauseConfigurationRefresh',
        'bypassActivationLock',
        'logoutSharedAppleDeviceActiveUser',
        'delete',
        'deleteUserFromSharedAppleDevice',
      ],
    );
  });
});

/** The row's title and Graph's name are those of the device's platform. */
function isCalledSo(row: ActionRow, device: BotsDevice): boolean {
  const action = actionNamed(row.id);
  return (
    action !== undefined &&
    callOn(action, device).name === nameOf(row) &&
    en.actions.title(row.id, [device]) === row.title
  );
}

function notForHelpDesk({ id }: ActionRow): boolean {
  const action = actionNamed(id);
  return action !== undefined && sandboxRow(action).notForHelpDesk === true;
}
