import assert from 'node:assert/strict';
import { openStage } from '../support/stage.ts';
import { ADMIN_CHANNEL, deviceId, devices, people, smallTenant } from '../support/tenant.ts';

describe('the audit of devices that share a name', () => {
  it('says how many there are if it doesn’t look up all of them', async () => {
    const data = smallTenant();
    const like = data.managedDevices.find(({ id }) => id === devices.ainoPhone) ?? assert.fail();
    for (let n = 0; n < 30; n++)
      data.managedDevices.push({
        ...structuredClone(like),
        id: deviceId(700 + n),
        azureADDeviceId: undefined,
        deviceName: n < 28 ? 'IPHONE' : 'IPAD',
        serialNumber: `SERIAL-${700 + n}`,
      });
    const { channel } = await openStage({ data });
    await channel.say(people.operatorOfAll, `device ${deviceId(701)}`);
    await channel.say(people.operatorOfAll, `device ${deviceId(729)}`);
    const asks = async (what: string) =>
      (await channel.say(people.admin, `audit device ${what}`, channel.inChannel(ADMIN_CHANNEL))).text;
    const many = /I looked up 25 of 28 devices with this name\. For another one, say its serial/;
    assert.match(await asks('iphone'), many);
    assert.match(await asks('iphone since 2999-01-01'), /no matching entry\. I looked up 25 of 28/);
    assert.doesNotMatch(await asks('ipad'), /I looked up/);
  });
});
