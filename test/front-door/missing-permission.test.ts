import assert from 'node:assert/strict';
import { without } from '../../sandbox/graph/index.ts';
import type { Answered } from '../support/channel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { ADMIN_CHANNEL, devices, people } from '../support/tenant.ts';

const lacks = (name: string) =>
  new RegExp(`Graph refused this because the app lacks ${name.replaceAll('.', '\\.')}\\.`);
const AINO = 'select user aino@contoso.example';

/** The bot in a tenant whose administrator forgot one permission. */
async function stageWithout(name: string): Promise<Stage> {
  return openStage({ grants: without(name) });
}

async function locked({ channel }: Stage): Promise<Answered> {
  const card = await channel.say(people.fieldOperator, AINO);
  const confirm = await channel.press(people.fieldOperator, card.card, 'Remote lock', {
    device: devices.ainoPhone,
  });
  return channel.press(people.fieldOperator, confirm.card, 'Confirm remote lock');
}

describe('a permission that the app was not granted', () => {
  const parts = [
    // the directory doesn't say which of the two it misses
    { name: 'Device.Read.All', still: /AINO-PHONE/, says: lacks('User.Read.All or Device.Read.All') },
    {
      name: 'DeviceManagementManagedDevices.ReadWrite.All',
      still: /Field engineer/,
      says: lacks('DeviceManagementManagedDevices.Read.All'),
    },
  ];
  for (const { name, still, says } of parts)
    it(`${name} costs its part of the user card, which says so`, async () => {
      const stage = await stageWithout(name);
      try {
        const { text } = await stage.channel.say(people.operatorOfAll, AINO);
        assert.match(text, says);
        assert.match(text, still);
      } finally {
        await stage.close();
      }
    });

  for (const name of ['User.Read.All', 'DeviceManagementRBAC.ReadWrite.All'])
    it(`${name} is needed to know who speaks, and is named`, async () => {
      const stage = await stageWithout(name);
      try {
        const { text } = await stage.channel.say(people.fieldOperator, AINO);
        assert.match(text, /Graph refused this because the app lacks (User|DeviceManagementRBAC)\.Read\.All/);
        assert.doesNotMatch(text, /AINO-PHONE/);
      } finally {
        await stage.close();
      }
    });

  it('PrivilegedOperations fails the action, and the receipt names it', async () => {
    const stage = await stageWithout('DeviceManagementManagedDevices.PrivilegedOperations.All');
    try {
      const receipt = await locked(stage);
      assert.match(receipt.text, /Failed/);
      assert.match(receipt.text, lacks('DeviceManagementManagedDevices.PrivilegedOperations.All'));
      await stage.restart();
      const again = await stage.channel.press(people.fieldOperator, receipt.card, 'Refresh');
      assert.match(
        again.text,
        lacks('DeviceManagementManagedDevices.PrivilegedOperations.All'),
        'it is kept',
      );
    } finally {
      await stage.close();
    }
  });

  it('for keys and passwords costs no action and no card', async () => {
    for (const name of ['BitlockerKey.Read.All', 'DeviceLocalCredential.Read.All']) {
      const stage = await stageWithout(name);
      try {
        const receipt = await locked(stage);
        assert.match(receipt.text, /Accepted/);
        assert.doesNotMatch(receipt.text, /lacks/);
      } finally {
        await stage.close();
      }
    }
  });

  it('for the admin channel closes it, and nothing else', async () => {
    for (const name of ['Channel.ReadBasic.All', 'ChannelMember.Read.All']) {
      const stage = await stageWithout(name);
      try {
        const there = stage.channel.inChannel(ADMIN_CHANNEL);
        const roles = await stage.channel.say(people.admin, '<at>Help Desk</at> roles', there);
        assert.doesNotMatch(roles.text, /Field help desk/);
        assert.match((await locked(stage)).text, /Accepted/);
      } finally {
        await stage.close();
      }
    }
  });

  it('for direct groups leaves the groups, in a call as the application, and says what could not be read', async () => {
    const stage = await openStage();
    try {
      stage.sandbox.control.fail({
        match: /\/memberOf\//,
        status: 403,
        code: 'Authorization_RequestDenied',
        message: 'Insufficient privileges to complete the operation.',
      });
      const { text } = await stage.channel.say(people.operatorOfAll, AINO);
      assert.match(text, /Field people, north/);
      assert.match(text, /Not everything here could be read/);
      assert.doesNotMatch(text, /Not a member of any group/);
    } finally {
      await stage.close();
    }
  });
});
