import assert from 'node:assert/strict';
import { linksOf } from '../support/channel.ts';
import { openStage } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';

const DEVICE = '#view/Microsoft_Intune_Devices/DeviceSettingsMenuBlade/~/overview/mdmDeviceId';
const USER = '#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId';

describe('Open in Intune', () => {
  for (const [name, environment, portal] of [
    ['the public cloud', {}, 'https://intune.microsoft.com'],
    ['another', { PortalUrl: 'https://intune.microsoft.us/' }, 'https://intune.microsoft.us'],
  ] as const)
    it(`leads to the device and the person in the admin center of ${name}`, async () => {
      const { channel } = await openStage({ environment });
      const user = await channel.say(people.operatorOfAll, 'select user aino@contoso.example');
      assert.deepEqual(linksOf(user.card), [`${portal}/${USER}/${people.aino}`]);
      const device = await channel.say(people.operatorOfAll, `device ${devices.ainoPhone}`);
      assert.deepEqual(linksOf(device.card), [`${portal}/${DEVICE}/${devices.ainoPhone}`]);
    });

  it('isn’t there for a person outside the scope, of whom only a device is shown', async () => {
    const { channel } = await openStage();
    const user = await channel.say(people.deviceOperator, 'select user bo@contoso.example');
    assert.match(user.text, /BO-PHONE/);
    assert.deepEqual(linksOf(user.card), []);
  });
});
