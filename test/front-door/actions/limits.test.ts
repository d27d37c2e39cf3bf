import assert from 'node:assert/strict';
import { askFor, confirmIt, nameOf, posts } from '../../support/act.ts';
import { actionRows, rowOn } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Stage } from '../../support/stage.ts';
import { linksOf } from '../../support/channel.ts';
import { UNLIMITED, openStage } from '../../support/stage.ts';

const phone = { operatingSystem: 'iOS', isSupervised: true, managedDeviceOwnerType: 'company' };
const laptop = { operatingSystem: 'Windows', managedDeviceOwnerType: 'company' };

const spent = {
  'Intune’s own words, as throttling': { status: 429, message: 'The daily limit of 500 has been reached.' },
  'wrapped in another message': {
    status: 403,
    message: JSON.stringify({ Message: 'Maximum number of operations per day exceeded for this tenant.' }),
  },
};

describe('what Intune allows in a day', () => {
  const devices = new Map<string, ReturnType<typeof deviceFor>>();
  let n = 8_000;
  for (const id of ['wipe', 'retire', 'delete'])
    for (const words of [...Object.keys(spent), 'throttled'])
      devices.set(`${id} ${words}`, deviceFor(n++, `LIMIT-${n}`, phone));
  const collect = deviceFor(n++, 'LIMIT-LAPTOP', laptop);
  let stage: Stage;
  before(
    async () =>
      (stage = await openStage({ app: UNLIMITED, data: actionTenant([...devices.values(), collect]) })),
  );
  after(() => stage.close());

  const confirmed = async (id: string, device: typeof collect) => {
    const row = actionRows.find((one) => one.id === id);
    assert.ok(row);
    const named = { ...rowOn(row, device), ...(id === 'wipe' && { form: { persistEsimDataPlan: 'false' } }) };
    return confirmIt(stage, mayAll, named, device, await askFor(stage, mayAll, named, device));
  };

  for (const id of ['wipe', 'retire', 'delete'] as const) {
    for (const [words, refuse] of Object.entries(spent))
      it(`is told when it is used up, and ${id} isn’t sent again: ${words}`, async () => {
        const device = devices.get(`${id} ${words}`);
        assert.ok(device);
        stage.sandbox.control.script(device.id, id, { refuse });
        const receipt = await confirmed(id, device);
        assert.match(receipt.text, / Failed$/m);
        assert.match(receipt.text, /used up what Intune allows in a day.*500 wipes/);
        assert.equal(posts(stage, device).length, 1);
      });

    it(`isn’t taken for throttling, after which ${id} is sent again`, async () => {
      const device = devices.get(`${id} throttled`);
      assert.ok(device);
      const path = `/v1.0/deviceManagement/managedDevices/${device.id}`;
      const match = id === 'delete' ? `DELETE ${path}` : `POST ${path}/${id}`;
      const fault = stage.sandbox.control.fail({ match, status: 429, times: 1 });
      const receipt = await confirmed(id, device);
      fault.remove();
      assert.match(receipt.text, / Accepted$/m);
      assert.equal(posts(stage, device).length, 2);
    });
  }

  it('leaves Collect diagnostics to the admin center if Graph refuses it', async () => {
    const row = actionRows.find(({ id }) => id === 'createDeviceLogCollectionRequest');
    assert.ok(row);
    stage.sandbox.control.script(collect.id, nameOf(row), {
      refuse: { status: 403, message: 'Not supported' },
    });
    const receipt = await confirmed(row.id, collect);
    assert.match(receipt.text, / Failed$/m);
    assert.match(receipt.text, /Microsoft supports collecting diagnostics in the Intune admin center only/);
    assert.deepEqual(linksOf(receipt.card), [
      `https://intune.microsoft.com/#view/Microsoft_Intune_Devices/DeviceSettingsMenuBlade/~/overview/mdmDeviceId/${collect.id}`,
    ]);
  });
});
