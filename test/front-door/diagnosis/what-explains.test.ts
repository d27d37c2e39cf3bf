import assert from 'node:assert/strict';
import type { Entity } from '../../../sandbox/graph/types.ts';
import { titles } from '../../support/act.ts';
import { wordsOf } from '../../support/channel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { devices, entraId, groups, people, smallTenant } from '../../support/tenant.ts';

const operator = people.fieldOperator;
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

function tenant(change: (laptop: Entity, data: ReturnType<typeof smallTenant>) => void = () => undefined) {
  const data = smallTenant();
  for (const device of data.managedDevices)
    Object.assign(device, { lastSyncDateTime: ago(0.1), complianceState: 'compliant', isEncrypted: true });
  const aino = data.users.find(({ id }) => id === people.aino);
  Object.assign(aino ?? {}, { lastPasswordChangeDateTime: ago(1) });
  const laptop = data.managedDevices.find(({ id }) => id === devices.ainoLaptop);
  change((laptop ?? {}) as Entity, data);
  return data;
}

/** The card with everything that one more round tells, as it is sent from a group. */
async function whole({ channel }: Stage): Promise<string> {
  const { sent } = await channel.say(operator, `select user ${people.aino}`, {
    conversation: { id: 'a-group', conversationType: 'groupChat', tenantId: channel.tenantId },
  });
  return sent.map(({ activity }) => wordsOf(activity)).join('\n');
}

describe('a full device limit', () => {
  const full = (laptop: Entity, data: ReturnType<typeof smallTenant>) => {
    data.nav['deviceManagement/deviceEnrollmentConfigurations'] = [
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
        id: 'l',
        displayName: 'Field limit',
        priority: 1,
        limit: 3,
        assignments: [
          {
            id: 'a',
            target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: groups.field },
          },
        ],
      },
    ];
    return laptop;
  };
  const failure = (failureReason: string) => [
    { id: 'f', eventDateTime: ago(1), failureCategory: 'enrollmentRestrictionsEnforced', failureReason },
  ];
  const tab = ({ channel }: Stage) =>
    channel.invoke(operator, 'user.tab', { user: people.aino, tab: 'restrictions', page: '0' });

  it('that refused nobody is good to know, and stands behind everything that is wrong', async () => {
    const stage = await openStage({ data: tenant(full) });
    try {
      const { card, text } = await stage.channel.say(operator, `select user ${people.aino}`);
      assert.match(text, /i\s{2}Their device limit is reached\n3 of at most 3 devices are enrolled/);
      assert.match(text, /Nothing else is wrong/);
      assert.ok(titles(card).includes('Enrollment restrictions'));
      const { text: restrictions } = await tab(stage);
      assert.match(restrictions, /Enrollment restrictions · 1\n[^]*i\s{2}3 of 3 devices are used/);
    } finally {
      await stage.close();
    }
    const ill = await openStage({
      data: tenant((laptop, data) => {
        full(laptop, data);
        laptop.freeStorageSpaceInBytes = 1e9;
        laptop.totalStorageSpaceInBytes = 100e9;
      }),
    });
    try {
      const { text } = await ill.channel.say(operator, `select user ${people.aino}`);
      const at = (words: RegExp) => text.search(words);
      assert.ok(at(/storage/i) >= 0 && at(/storage/i) < at(/heir device limit is reached/), text);
    } finally {
      await ill.close();
    }
  });

  it('that an enrollment was refused for blocks', async () => {
    const data = tenant((laptop, all) => {
      full(laptop, all);
      all.nav[`users/${people.aino}/deviceManagementTroubleshootingEvents`] = failure('DeviceCapReached');
    });
    const stage = await openStage({ data });
    try {
      const { card, text } = await stage.channel.say(operator, `select user ${people.aino}`);
      assert.match(text, /✕\s{2}Enrollment was refused: their device limit is reached/);
      assert.equal(text.match(/heir device limit is reached/g)?.length, 1);
      assert.ok(titles(card).includes('Enrollment restrictions (1)'));
      assert.match((await tab(stage)).text, /1 of 1[^]*✕\s{2}3 of 3 devices are used/);
    } finally {
      await stage.close();
    }
  });
});

describe('an expired management certificate', () => {
  it('hides no compliance cause that it doesn’t explain', async () => {
    const data = tenant((laptop, all) => {
      laptop.managementCertificateExpirationDate = ago(3);
      laptop.complianceState = 'noncompliant';
      all.nav[`managedDevices/${devices.ainoLaptop}/deviceCompliancePolicyStates`] = [
        {
          id: 'p1',
          displayName: 'Sample baseline',
          state: 'nonCompliant',
          settingStates: [{ setting: 'Sample.PasswordRequired', state: 'nonCompliant' }],
        },
      ];
    });
    const stage = await openStage({ data });
    try {
      const text = await whole(stage);
      assert.match(text, /certificate[^]*AINO-LAPTOP[^]*Not compliant: a setting isn’t met · AINO-LAPTOP/);
    } finally {
      await stage.close();
    }
  });

  it('hides that the device is silent', async () => {
    const data = tenant((laptop) => {
      laptop.managementCertificateExpirationDate = ago(50);
      laptop.lastSyncDateTime = ago(60);
    });
    const stage = await openStage({ data });
    try {
      const text = await whole(stage);
      assert.match(text, /certificate/);
      assert.doesNotMatch(text, /Not checked in for too long/);
    } finally {
      await stage.close();
    }
  });
});

describe('devices that only Entra has', () => {
  const isManaged = (known: boolean | null) =>
    tenant((_, data) => {
      const home = data.devices.find(({ displayName }) => displayName === 'AINO-HOME');
      Object.assign(home ?? {}, { isManaged: known });
      data.devices.push({
        id: 'dd00aaaa-0000-4000-8000-000000000099',
        deviceId: entraId(2),
        displayName: 'AINO-LAPTOP',
        ownerId: people.aino,
        isManaged: null,
      });
    });

  it('aren’t claimed while the managed ones can’t be read', async () => {
    const stage = await openStage({ data: isManaged(false) });
    try {
      stage.sandbox.control.fail({ match: /managedDevices$/, status: 403 });
      const { text } = await stage.channel.say(operator, `select user ${people.aino}`);
      const all = await stage.channel.invoke(operator, 'user.devices', { user: people.aino, page: '0' });
      const list = await stage.channel.invoke(operator, 'user.tab', {
        user: people.aino,
        tab: 'devices',
        page: '0',
      });
      for (const said of [text, all.text, list.text])
        assert.doesNotMatch(said, /Registered in Entra|AINO-HOME|AINO-LAPTOP/, said);
      assert.match(text, /Other devices in Entra\n/);
    } finally {
      await stage.close();
    }
  });

  it('are named as before where they could', async () => {
    const stage = await openStage({ data: isManaged(null) });
    try {
      const { text } = await stage.channel.say(operator, `select user ${people.aino}`);
      assert.match(text, /Registered in Entra only · 1\nAINO-HOME/);
    } finally {
      await stage.close();
    }
  });
});
