import assert from 'node:assert/strict';
import { seeded } from '../../../sandbox/graph/random.ts';
import { titles, until } from '../../support/act.ts';
import { type Json, buttons, wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { deviceId, devices, entraId, groups, people, smallTenant } from '../../support/tenant.ts';
import { openIn } from './support/both-modes.ts';
import { allowing } from './support/pane-tenant.ts';
import { Draw, healthyDevice, healthyPerson } from './support/patient.ts';
import { deskId, wardOf } from './support/ward.ts';

const operator = people.fieldOperator;
const recently = new Date(Date.now() - 3_600_000).toISOString();

/** Aino has many healthy phones, a laptop that isn't compliant, and a Mac that Entra calls not compliant. */
function tenant(phones = 20) {
  const data = smallTenant();
  for (const device of data.managedDevices)
    Object.assign(device, { lastSyncDateTime: recently, managementAgent: 'mdm' });
  const phone = data.managedDevices.find(({ id }) => id === devices.ainoPhone);
  for (let n = 0; n < phones; n += 1)
    data.managedDevices.unshift({
      ...phone,
      id: deviceId(500 + n),
      deviceName: `AINO-${n}`,
      azureADDeviceId: null,
      serialNumber: `MANY-${n}`,
    });
  data.devices.push({
    id: 'dd00aaaa-0000-4000-8000-000000000002',
    deviceId: entraId(2),
    displayName: 'AINO-LAPTOP',
    ownerId: people.aino,
    operatingSystem: 'Windows',
    isCompliant: false,
  });
  const policy = (id: string, state: string) => ({
    id,
    displayName: id,
    state,
    platformType: 'windows10AndLater',
    settingStates: [{ setting: 'Sample.PasswordRequired', state, currentValue: `has ${id}` }],
  });
  data.nav[`managedDevices/${devices.ainoLaptop}/deviceCompliancePolicyStates`] = [
    policy('One', 'nonCompliant'),
    policy('Two', 'error'),
    policy('Three', 'compliant'),
  ];
  return data;
}

describe('the lists of the troubleshooting pane', () => {
  let stage: Stage;
  before(async () => (stage = await openStage({ data: tenant() })));
  after(() => stage.close());

  const show = (tab: string, over: Json = {}, who: string = operator, user: string = people.aino) =>
    stage.channel.invoke(who, 'user.tab', { user, tab, page: '0', ...over });

  it('are behind buttons that count the devices with trouble', async () => {
    const { card } = await stage.channel.say(operator, 'select user aino@contoso.example');
    assert.ok(titles(card).includes('Devices (1)'), titles(card).join(' | '));
    assert.ok(titles(card).includes('Groups'));
  });

  it('show every device, those with trouble first, with the columns of the pane', async () => {
    stage.calls();
    const { text, card } = await show('devices');
    assert.match(text, /^Devices · 1 of 24 with problems\nAino Virtanen\nAINO-LAPTOP\n✕\s{2}Not compliant/);
    assert.match(
      text,
      /Not compliant: not encrypted\nWindows.*checked in 1 hour ago\nManaged by Intune · Not compliant in Entra/,
    );
    assert.match(text, /1–8 of 24/);
    const next = await stage.channel.press(operator, card, 'Next');
    assert.match(next.text, /9–16 of 24/);
    assert.match((await show('devices', { page: '2' })).text, /AINO-HOME\ni\s{2}Registered in Entra/);
    const only = await stage.channel.press(operator, card, 'Only problems');
    assert.match(only.text, /AINO-LAPTOP/);
    assert.doesNotMatch(only.text, /AINO-PHONE/);
    const details = await stage.channel.press(operator, only.card, 'Details');
    assert.match(details.text, /Intune device id/);
  });

  it('show each group with its id, and whether it is direct', async () => {
    const { text } = await show('groups');
    assert.match(text, /^Groups · 3\nAino Virtanen/);
    assert.ok(text.includes(groups.nested), text);
    assert.match(text, /Field people\ni\s{2}through another group · assigned · security\n/);
  });

  it('show nothing of a person outside the scope', async () => {
    const { text } = await show('groups', {}, operator, people.bo);
    assert.match(text, /outside your scope/);
    assert.match((await show('devices', {}, operator, people.bo)).text, /outside your scope/);
  });

  it('are asked nothing of their own', async () => {
    await stage.channel.invoke(operator, 'user.show', { user: people.aino });
    stage.calls();
    await stage.channel.invoke(operator, 'user.devices', { user: people.aino, page: '0' });
    const before = stage.calls().length;
    await show('devices');
    assert.ok(stage.calls().length <= before);
  });

  it('count the policies once the settings that fail were read', async () => {
    const updates = stage.channel.updates.length;
    const { card } = await stage.channel.say(operator, 'select user aino@contoso.example');
    assert.ok(titles(card).includes('Policy (1)'), titles(card).join(' | '));
    await until(() => stage.channel.updates.length > updates);
    const whole = stage.channel.updates.at(-1)?.card;
    assert.ok(titles(whole).includes('Policy (2)'), titles(whole).join(' | '));
    const policy = (await show('policy')).text;
    assert.match(policy, /Policy · at least 2 of 3 with problems/);
    assert.match(policy, /Require a password: Not compliant, the device has “has One”/);
  });

  it('have in Defender’s tab the threat that its button counts', async () => {
    const data = smallTenant();
    const laptop = data.managedDevices.find(({ id }) => id === devices.ainoLaptop);
    const phone = data.managedDevices.find(({ id }) => id === devices.ainoPhone);
    Object.assign(laptop ?? {}, { partnerReportedThreatState: 'highSeverity', lastSyncDateTime: recently });
    Object.assign(phone ?? {}, { partnerReportedThreatState: 'highSeverity', lastSyncDateTime: recently });
    const other = await openStage({ data });
    const { card } = await other.channel.say(operator, 'select user aino@contoso.example');
    assert.ok(titles(card).includes('Defender (1)'), titles(card).join(' | '));
    const tab = await other.channel.press(operator, card, 'Defender (1)');
    assert.match(
      tab.text,
      /Defender · 1 of 1 with problems[^]*AINO-LAPTOP[^]*Threat protection reports: High/,
    );
  });
});

describe('a tab of settings, apps or restrictions, as the application', () => {
  const RIGHTS = [
    [
      'policy',
      /One[^]*Require a password/,
      'Microsoft.Intune_DeviceCompliancePolices_Read',
      'Device compliance policies',
    ],
    ['policy', /Sample Wi-Fi/, 'Microsoft.Intune_DeviceConfigurations_Read', 'Device configurations'],
    ['apps', /Sample VPN/, 'Microsoft.Intune_MobileApps_Read', 'Mobile apps'],
    ['restrictions', /Field limit/, 'Microsoft.Intune_DeviceConfigurations_Read', 'Device configurations'],
  ] as const;
  const ASKED =
    /CompliancePolicyStates|deviceConfigurationStates|mobileAppIntent|deviceEnrollmentConfigurations/;

  function settings() {
    const data = tenant(0);
    data.nav = {
      ...data.nav,
      [`managedDevices/${devices.ainoLaptop}/deviceConfigurationStates`]: [
        { id: 'c', displayName: 'Sample Wi-Fi', state: 'error', settingStates: [] },
      ],
      [`users/${people.aino}/mobileAppIntentAndStates/${devices.ainoLaptop}`]: {
        id: devices.ainoLaptop,
        mobileAppList: [{ displayName: 'Sample VPN', installState: 'failed' }],
      },
      'deviceManagement/deviceEnrollmentConfigurations': [
        {
          '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
          id: 'l',
          displayName: 'Field limit',
          priority: 1,
          limit: 30,
          assignments: [
            {
              id: 'a',
              target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: groups.field },
            },
          ],
        },
      ],
    };
    return data;
  }

  it('takes the permission that Intune has for it, and asks nothing without', async () => {
    const bot = await openIn('application', settings(), [operator]);
    try {
      for (const [tab, shown, , category] of RIGHTS) {
        bot.calls();
        const { text } = await bot.press(operator, 'user.tab', { user: people.aino, tab, page: '0' });
        assert.doesNotMatch(text, shown);
        assert.ok(text.includes(`“${category} / Read”`), text);
        assert.deepEqual(
          bot.calls().filter((call) => ASKED.test(call) && call.includes(devices.ainoLaptop)),
          [],
        );
      }
    } finally {
      await bot.close();
    }
  });

  it('is shown to who has it', async () => {
    const bot = await openIn(
      'application',
      allowing(
        settings(),
        RIGHTS.map(([, , permission]) => permission),
      ),
      [operator],
    );
    try {
      for (const [tab, shown] of RIGHTS)
        assert.match(
          (await bot.press(operator, 'user.tab', { user: people.aino, tab, page: '0' })).text,
          shown,
        );
    } finally {
      await bot.close();
    }
  });
});

describe('a device that is asked for', () => {
  const draw = new Draw(seeded(11));
  const patientWith = (change: (one: ReturnType<typeof healthyPerson>) => void) => {
    const patient = healthyPerson(draw, 1);
    patient.devices = [healthyDevice(draw, patient.user.id), healthyDevice(draw, patient.user.id)];
    change(patient);
    return patient;
  };

  async function asked(change: (one: ReturnType<typeof healthyPerson>) => void) {
    const patient = patientWith(change);
    const stage = await openStage({ data: wardOf([{ patient, ailments: [], operator: 'everything' }]) });
    const id = patient.devices[0]?.managed.id ?? '';
    const first = await stage.channel.say(deskId.everything, `device ${id}`);
    assert.match(first.text, /Still looking at the person/);
    await until(() => stage.channel.updates.length > 0);
    const whole = stage.channel.updates.at(-1)?.card;
    return { stage, id, first, whole, text: wordsOf(whole) };
  }

  it('comes with what is wrong with whose it is', async () => {
    const { text, whole, first } = await asked(({ user }) => void (user.accountEnabled = false));
    assert.match(text, /✕\s{2}Ward Person 1: The account is blocked/);
    assert.doesNotMatch(text, /Still looking/);
    assert.equal(buttons(whole).length, buttons(first.card).length);
  });

  it('names what is wrong with another device of theirs', async () => {
    const { text } = await asked(
      ({ devices: [, other] }) => void Object.assign(other?.managed ?? {}, { jailBroken: 'True' }),
    );
    assert.match(text, /✕\s{2}Ward Person 1: Jailbroken or rooted · WARD-\d+/);
  });

  it('says that nothing else is wrong only where everything was read', async () => {
    assert.match((await asked(() => undefined)).text, /✓\s{2}Ward Person 1: nothing else wrong found/);
    const { text } = await asked(({ user }) => void (user.accountEnabled = null));
    assert.match(text, /Ward Person 1: not everything could be read/);
    assert.doesNotMatch(text, /nothing else/);
  });

  it('says nothing of a person outside the scope, and asks for nobody at “Details”', async () => {
    const stage = await openStage();
    const { card } = await stage.channel.say(people.deviceOperator, 'device BO-PHONE');
    await until(() => stage.channel.updates.length > 0);
    const whole = wordsOf(stage.channel.updates.at(-1)?.card);
    assert.match(whole, /BO-PHONE/);
    assert.doesNotMatch(whole, /Bo Sample: |Still looking/);
    const shown = await stage.channel.press(people.deviceOperator, card, 'Refresh');
    assert.doesNotMatch(shown.text, /Still looking/);
  });
});
