import assert from 'node:assert/strict';
import { type Json, buttons } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { deviceId, devices, groups, people, smallTenant } from '../../support/tenant.ts';

const operator = people.fieldOperator;
const TABS = ['policy', 'apps', 'failures', 'restrictions'] as const;
type Tab = (typeof TABS)[number];

/** Aino’s laptop fails a setting and an app; she has failed to enroll once, and may have as many devices as she has. */
function tenant(over: { devices?: number } = {}) {
  const data = smallTenant();
  const laptop = data.managedDevices.find(({ id }) => id === devices.ainoLaptop);
  for (let n = 0; n < (over.devices ?? 0); n += 1)
    data.managedDevices.push({
      ...laptop,
      id: deviceId(500 + n),
      deviceName: `AINO-${n}`,
      azureADDeviceId: null,
    });
  const policy = (id: string, displayName: string, state: string, settingStates: Json[] = []) => ({
    id,
    displayName,
    state,
    settingStates,
  });
  const failing = { setting: 'Sample.PasswordRequired', state: 'error', errorCode: -2016281112 };
  const app = (displayName: string, installState: string) => ({
    displayName,
    installState,
    mobileAppIntent: 'requiredInstall',
  });
  data.nav = {
    ...data.nav,
    [`managedDevices/${devices.ainoLaptop}/deviceCompliancePolicyStates`]: [
      policy('p1', 'Sample good', 'compliant'),
      // one row a setting and user
      policy('p2', 'Sample baseline', 'nonCompliant', [failing, { ...failing, userName: 'System account' }]),
      policy('p3', 'Sample of another platform', 'notApplicable'),
    ],
    [`managedDevices/${devices.ainoLaptop}/deviceConfigurationStates`]: [
      policy('c1', 'Sample Wi-Fi', 'error', [{ setting: 'Sample.Ssid', state: 'error' }]),
    ],
    [`users/${people.aino}/mobileAppIntentAndStates/${devices.ainoLaptop}`]: {
      id: devices.ainoLaptop,
      mobileAppList: [app('Sample Office', 'installed'), app('Sample VPN', 'failed')],
    },
    [`users/${people.aino}/deviceManagementTroubleshootingEvents`]: [
      {
        id: 'f1',
        eventDateTime: new Date(Date.now() - 86_400_000).toISOString(),
        failureCategory: 'userValidation',
        failureReason: 'UserNotLicensed',
        operatingSystem: 'iOS',
        osVersion: '17',
      },
    ],
    'deviceManagement/deviceEnrollmentConfigurations': [
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
        id: 'l0',
        displayName: 'Default',
        priority: 0,
        limit: 15,
      },
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
        id: 'l1',
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
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration',
        id: 'p0',
        displayName: 'Default platforms',
        priority: 0,
        windowsRestriction: { platformBlocked: false, personalDeviceEnrollmentBlocked: true },
      },
    ],
  };
  return data;
}

describe('the tabs of the troubleshooting pane', () => {
  let stage: Stage;
  const open = async (...options: Parameters<typeof openStage>) => (stage = await openStage(...options));
  const show = (tab: Tab, over: Json = {}, who: string = operator) =>
    stage.channel.invoke(who, 'user.tab', { user: people.aino, tab, page: '0', ...over });

  it('are buttons of the user card that count what is wrong in them', async () => {
    await open({ data: tenant() });
    const { card } = await stage.channel.say(operator, 'select user aino@contoso.example');
    const titles = buttons(card).map(({ title }) => title);
    for (const title of ['Policy (1)', 'Applications', 'Enrollment failures (1)', 'Enrollment restrictions'])
      assert.ok(titles.includes(title), `${title} in ${titles.join(', ')}`);
  });

  it('show what is wrong first, with the setting, the reason and what helps', async () => {
    await open({ data: tenant() });
    const policy = (await show('policy')).text;
    assert.match(policy, /Policy · 2 of 3 with problems/);
    assert.match(policy, /Sample baseline[^]*Not compliant · AINO-LAPTOP · compliance policy/);
    assert.equal(policy.match(/Require a password: Error, 0x87D1FDE8/g)?.length, 1);
    assert.ok(policy.indexOf('Sample Wi-Fi') < policy.indexOf('Sample good'));
    assert.doesNotMatch(policy, /another platform/);
    assert.match(
      (await show('apps')).text,
      /Applications · 1 of 2[^]*Sample VPN[^]*Install failed[^]*Sample Office/,
    );
    assert.match(
      (await show('failures')).text,
      /Intune doesn’t accept this person[^]*iOS 17[^]*UserNotLicensed[^]*Next: /,
    );
    const restrictions = (await show('restrictions')).text;
    assert.match(restrictions, /Field limit[^]*3 of 3 devices are used/);
    assert.match(restrictions, /Windows: personal devices are blocked/);
    assert.doesNotMatch(restrictions, /15/);
  });

  it('can show only the problems', async () => {
    await open({ data: tenant() });
    const all = await show('policy');
    assert.ok(buttons(all.card).some(({ title }) => title === 'Only problems'));
    const only = await show('policy', { only: '1' });
    assert.doesNotMatch(only.text, /Sample good/);
    assert.ok(buttons(only.card).some(({ title }) => title === 'Show all'));
  });

  it('take one round once the person was shown', async () => {
    const rounds = new Rounds();
    await open({ data: tenant(), between: (url) => rounds.inFrontOf(url) });
    await stage.channel.say(operator, 'select user aino@contoso.example');
    for (const tab of TABS) {
      rounds.count();
      await show(tab);
      assert.equal(
        rounds.rounds.length,
        1,
        `${tab}: ${rounds.rounds.map((one) => one.join(' ')).join(' THEN ')}`,
      );
    }
  });

  it('say in a sentence what is refused', async () => {
    await open({ data: tenant() });
    for (const [tab, match] of [
      ['policy', /deviceCompliancePolicyStates/],
      ['apps', /mobileAppIntentAndStates/],
      ['failures', /deviceManagementTroubleshootingEvents/],
      ['restrictions', /deviceEnrollmentConfigurations/],
    ] as const) {
      const fault = stage.sandbox.control.fail({ match, status: 403 });
      const { text, status } = await show(tab);
      assert.equal(status, 200);
      assert.match(text, /could not be read/i, tab);
      assert.doesNotMatch(
        text,
        /No policy applies|No app is|None of their enrollments|no enrollment restriction/,
      );
      fault.remove();
    }
  });

  it('don’t show the apps of another device or person', async () => {
    await open({ data: tenant() });
    assert.match((await show('apps')).text, /Sample VPN/);
    for (const another of [{ managedDeviceIdentifier: devices.boPhone }, { userId: people.bo }]) {
      const fault = stage.sandbox.control.fail({
        match: /mobileAppIntentAndStates/,
        alter: (answer) => ({ ...answer, body: { ...(answer.body as Json), ...another } }),
      });
      const { text } = await show('apps');
      assert.match(text, /could not be read/i);
      assert.doesNotMatch(text, /Sample VPN|No app is/);
      fault.remove();
    }
  });

  it('don’t take a restriction whose assignments Graph didn’t expand for one that is nobody’s', async () => {
    await open({ data: tenant() });
    for (const assignments of [undefined, null]) {
      const fault = stage.sandbox.control.fail({
        match: /deviceEnrollmentConfigurations/,
        alter: (answer) => {
          const { value } = answer.body as { value: Json[] };
          return { ...answer, body: { value: value.map((one) => ({ ...one, assignments })) } };
        },
      });
      const { text } = await show('restrictions');
      assert.match(text, /could not be read/);
      assert.doesNotMatch(text, /15|no enrollment restriction/);
      fault.remove();
    }
  });

  it('say so where there is nothing', async () => {
    await open();
    for (const [tab, nothing] of [
      ['policy', /No policy applies/],
      ['apps', /No app is assigned/],
      ['failures', /None of their enrollments failed/],
      ['restrictions', /no enrollment restriction/],
    ] as const)
      assert.match((await show(tab)).text, nothing);
  });

  it('show nothing to somebody whose scope or role doesn’t cover it, and write down who read whom', async () => {
    await open({ data: tenant() });
    for (const tab of TABS) {
      assert.doesNotMatch(
        (await show(tab, {}, people.deviceOperator)).text,
        /Sample|Field limit|UserNotLicensed/,
      );
      assert.doesNotMatch((await show(tab, {}, people.nobody)).text, /Sample|Field limit|UserNotLicensed/);
    }
    stage.calls();
    await show('policy', {}, people.nobody);
    assert.deepEqual(
      stage.calls().filter((call) => call.includes('PolicyStates')),
      [],
    );
    await show('failures');
    const last = (await stage.audit()).findLast(({ kind }) => kind === 'read');
    assert.equal(last?.personId, people.aino);
  });

  it('page through thirty devices, and say of how many they read', async () => {
    const data = tenant({ devices: 30 });
    for (let n = 0; n < 30; n += 1)
      data.nav[`managedDevices/${deviceId(500 + n)}/deviceCompliancePolicyStates`] = [
        { id: `x${n}`, displayName: `Sample ${n}`, state: 'compliant' },
      ];
    await open({ data });
    const first = await show('policy');
    assert.match(first.text, /Read for 20 of 33 devices/);
    assert.ok(buttons(first.card).some(({ title }) => title === 'Next'));
    assert.ok(JSON.stringify(first.card).length < 80_000);
    assert.match((await show('policy', { page: '99' })).text, /of \d+/);
    assert.equal((await show('policy', { tab: 'nonsense' })).status, 200);
  });
});
