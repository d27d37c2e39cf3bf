import assert from 'node:assert/strict';
import { openStage, type Stage } from '../../support/stage.ts';
import type { Json } from '../../support/channel.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { MODES, openIn } from './support/both-modes.ts';
import { COMPLIANCE, allowing } from './support/pane-tenant.ts';

const operator = people.fieldOperator;

/** The setting that a device reports, what the policy has of it, and how that reads. */
const WINDOWS: readonly [setting: string, wants: Json, said: string][] = [
  ['BitLockerEnabled', { bitLockerEnabled: true }, 'Yes'],
  ['PasswordRequired', { passwordRequired: true }, 'Yes'],
  ['PasswordMinimumLength', { passwordMinimumLength: 8 }, '8'],
  ['OsMinimumVersion', { osMinimumVersion: '10.0.22631.0' }, '10.0.22631.0'],
  ['OsMaximumVersion', { osMaximumVersion: '10.0.26100.9' }, '10.0.26100.9'],
  ['SecureBootEnabled', { secureBootEnabled: true }, 'Yes'],
  ['StorageRequireEncryption', { storageRequireEncryption: true }, 'Yes'],
  ['DefenderEnabled', { defenderEnabled: true }, 'Yes'],
  ['ActiveFirewallRequired', { activeFirewallRequired: true }, 'Yes'],
  [
    'DeviceThreatProtectionRequiredSecurityLevel',
    { deviceThreatProtectionRequiredSecurityLevel: 'medium' },
    'Medium',
  ],
  ['SecurityBlockJailbrokenDevices', { securityBlockJailbrokenDevices: true }, 'Blocked'],
  // iOS calls it a passcode, and a device may report it as a password
  ['PasswordMinimumLength', { passcodeMinimumLength: 6 }, '6'],
];

const state = (name: string, ...settings: string[]) => ({
  id: `state of ${name}`,
  displayName: name,
  state: 'nonCompliant',
  platformType: 'windows10AndLater',
  settingStates: settings.map((setting) => ({
    setting: `Windows10CompliancePolicy.${setting}`,
    state: 'nonCompliant',
    currentValue: 'what it has',
  })),
});

const wanting = (name: string, wants: Json, id = `policy ${name}`) => ({
  '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
  id,
  displayName: name,
  ...wants,
});

/** Aino’s laptop fails a setting of each of these policies. */
function tenant(states: object[], policies: object[]) {
  const data = smallTenant();
  data.nav[`managedDevices/${devices.ainoLaptop}/deviceCompliancePolicyStates`] = states;
  data.nav['deviceManagement/deviceCompliancePolicies'] = policies;
  return data;
}

const tabOf = (stage: Pick<Stage, 'channel'>, page = '0') =>
  stage.channel.invoke(operator, 'device.tab', { device: devices.ainoLaptop, tab: 'policy', page });

describe('the policy tab', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  it('says what a policy wants of each usual setting, beside what the device has', async () => {
    const all = WINDOWS.map(([setting, wants], n) => ({
      state: state(`P${n}`, setting),
      policy: wanting(`P${n}`, { passwordExpirationDays: null, ...wants }),
    }));
    stage = await openStage({
      data: tenant(
        all.map((one) => one.state),
        all.map(({ policy }) => policy),
      ),
    });
    const text = `${(await tabOf(stage)).text}\n${(await tabOf(stage, '1')).text}`;
    for (const [n, [, , said]] of WINDOWS.entries()) {
      const [line = ''] = new RegExp(`\\nP${n}\\n[^\\n]*\\n([^\\n]*)`).exec(text)?.slice(1) ?? [];
      assert.ok(
        line.endsWith(`the device has “what it has”, the policy requires “${said}”`),
        `P${n}: ${line}`,
      );
    }
  });

  it('says that Graph doesn’t tell, rather than to guess', async () => {
    stage = await openStage({
      data: tenant(
        [state('One', 'SecureBootEnabled'), state('Two', 'PasswordRequired'), state('Gone', 'TpmRequired')],
        [
          wanting('One', { passwordRequired: true }),
          // which of two of one name it is isn’t clear
          wanting('Two', { passwordRequired: true }, 'a'),
          wanting('Two', { passwordRequired: false }, 'b'),
        ],
      ),
    });
    const { text } = await tabOf(stage);
    assert.equal(text.match(/Graph doesn’t say what the policy requires/g)?.length, 3, text);
    assert.doesNotMatch(text, /the policy requires “/);
  });

  it('says nothing of the settings that Intune itself adds: their names say what they want', async () => {
    stage = await openStage({ data: tenant([state('Built-in', 'RequireRemainContact')], []) });
    assert.doesNotMatch((await tabOf(stage)).text, /Graph doesn’t say|the policy requires/);
  });

  it('takes the policy by its id before its name', async () => {
    const own = { ...state('Same', 'PasswordMinimumLength'), id: 'b' };
    stage = await openStage({
      data: tenant(
        [own],
        [
          wanting('Same', { passwordMinimumLength: 4 }, 'a'),
          wanting('Same', { passwordMinimumLength: 12 }, 'b'),
        ],
      ),
    });
    assert.match((await tabOf(stage)).text, /the policy requires “12”/);
  });

  it('says what the device has if the policies can’t be read', async () => {
    stage = await openStage({ data: tenant([state('One', 'PasswordRequired')], []) });
    stage.sandbox.control.fail({ match: /deviceCompliancePolicies/, status: 403 });
    const { text } = await tabOf(stage);
    assert.match(text, /Could not be read: what the policies require\./);
    assert.match(text, /Require a password: Not compliant, the device has “what it has”\n/);
  });

  it('asks for the policies once, however many devices there are', async () => {
    stage = await openStage({ data: tenant([state('One', 'PasswordRequired')], []) });
    await stage.channel.invoke(operator, 'user.show', { user: people.aino });
    stage.calls();
    await stage.channel.invoke(operator, 'user.tab', { user: people.aino, tab: 'policy', page: '0' });
    assert.equal(stage.calls().filter((call) => call.includes('deviceCompliancePolicies')).length, 1);
  });
});

describe('what policies want, by the operator’s rights', () => {
  for (const mode of MODES)
    it(`isn’t said to be missing in the role of somebody who has it, if Graph refuses it, ${mode}`, async () => {
      const data = tenant([state('One', 'PasswordMinimumLength')], []);
      const bot = await openIn(mode, allowing(data, [COMPLIANCE]), [operator]);
      try {
        bot.production.sandbox.control.fail({ match: /deviceCompliancePolicies|PolicyStates/, status: 403 });
        const { text } = await bot.press(operator, 'device.tab', {
          device: devices.ainoLaptop,
          tab: 'policy',
          page: '0',
        });
        assert.match(text, /Could not be read: compliance policy of AINO-LAPTOP\. Graph refused/);
        assert.doesNotMatch(text, /doesn’t include “Device compliance policies/);
      } finally {
        await bot.close();
      }
    });

  for (const mode of MODES)
    it(`is shown to who may read compliance policies, ${mode}`, async () => {
      const data = () =>
        tenant([state('One', 'PasswordMinimumLength')], [wanting('One', { passwordMinimumLength: 8 })]);
      for (const allowed of [true, false]) {
        const bot = await openIn(mode, allowed ? allowing(data(), [COMPLIANCE]) : data(), [operator]);
        try {
          bot.calls();
          const { text } = await bot.press(operator, 'device.tab', {
            device: devices.ainoLaptop,
            tab: 'policy',
            page: '0',
          });
          // with delegated rights, Graph decides
          const isShown = allowed || mode === 'delegated';
          assert.equal(text.includes('the policy requires “8”'), isShown, text);
          assert.equal(
            bot.calls().some((call) => call.includes('deviceCompliancePolicies')),
            isShown,
          );
        } finally {
          await bot.close();
        }
      }
    });
});
