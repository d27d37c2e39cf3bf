import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import { askFor, confirmIt, nameOf, openActions, titles } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';

/** On which device of the demo each remote action can be tried. */
const PLACES: Record<string, string> = {
  syncDevice: 'SAMPO-LAPTOP',
  rebootNow: 'SAMPO-LAPTOP',
  remoteLock: 'SAMPO-MACBOOK',
  resetPasscode: 'Sampo phone',
  quickScan: 'SAMPO-LAPTOP',
  fullScan: 'SAMPO-LAPTOP',
  windowsDefenderUpdateSignatures: 'SAMPO-LAPTOP',
  rotateBitLockerKeys: 'SAMPO-LAPTOP',
  rotateLocalAdminPassword: 'SAMPO-MACBOOK',
  setDeviceName: 'SAMPO-LAPTOP',
  createDeviceLogCollectionRequest: 'SAMPO-LAPTOP',
  requestRemoteAssistance: 'SAMPO-LAPTOP',
  locateDevice: 'Sampo lost iPhone',
  enableLostMode: 'Sampo iPhone',
  disableLostMode: 'Sampo lost iPhone',
  playLostModeSound: 'Sampo scanner',
  bypassActivationLock: 'SAMPO-MACBOOK',
  logoutSharedAppleDeviceActiveUser: 'Shared iPad 1',
  shutDown: 'SAMPO-MACBOOK',
  deleteUserFromSharedAppleDevice: 'Shared iPad 1',
  cleanWindowsDevice: 'SAMPO-SPARE',
  wipe: 'SAMPO-MACBOOK',
  retire: 'Sampo phone',
};
/** What the Help Desk Operator role leaves out, or stands on devices of nobody's. */
const NOT_FOR_OTSO = new Set([
  'rotateLocalAdminPassword',
  'bypassActivationLock',
  'logoutSharedAppleDeviceActiveUser',
  'deleteUserFromSharedAppleDevice',
]);

describe('the demo', () => {
  let stage: Stage;
  let data: TenantData;
  before(async () => {
    const file = new URL('../../../sandbox/contoso.json', import.meta.url);
    data = JSON.parse(await readFile(file, 'utf8')) as TenantData;
    stage = await openStage({ data });
  });
  after(() => stage.close());

  const person = (name: string) => data.users.find(({ displayName }) => displayName === name)?.id ?? '';
  const device = (name: string | undefined) => {
    const found = data.managedDevices.find(({ deviceName }) => deviceName === name);
    assert.ok(found, name);
    return found;
  };

  for (const row of actionRows) {
    it(`has a device on which ${row.title} goes through, for Omar Operator`, async () => {
      const [omar, at] = [person('Omar Operator'), device(PLACES[row.id])];
      const receipt = await confirmIt(stage, omar, row, at, await askFor(stage, omar, row, at));
      assert.match(receipt.text, / Accepted$/m);
      stage.sandbox.control.settle(at.id, nameOf(row), row.leaves ? 'gone' : 'done');
      assert.match((await stage.channel.press(omar, receipt.card, 'Refresh')).text, / Done$/m);
    });
  }

  it('offers Otso Operator all but what his role or his scope leaves out', async () => {
    const fresh = await openStage({ data });
    for (const { id, title } of actionRows.filter((row) => !NOT_FOR_OTSO.has(row.id))) {
      const shown = await openActions(fresh, person('Otso Operator'), device(PLACES[id]));
      assert.ok(titles(shown.card).includes(title), id);
    }
    await fresh.close();
  });
});
