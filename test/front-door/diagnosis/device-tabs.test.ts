import assert from 'node:assert/strict';
import { until } from '../../support/act.ts';
import { buttons, type Json, wordsOf } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import { openStage } from '../../support/stage.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { type InMode, MODES, openIn } from './support/both-modes.ts';
import { allowing } from './support/pane-tenant.ts';

const operator = people.fieldOperator;
const TABS = ['defender', 'diagnostics', 'remediations'] as const;
const CONFIGURATIONS = 'Microsoft.Intune_DeviceConfigurations_Read';

const titles = (card: Json | undefined) => buttons(card).map(({ title }) => String(title));
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** Defender met ten things on Aino’s laptop, its logs were asked for three times, and of two remediations one failed. */
function tenant() {
  const data = smallTenant();
  const at = (name: string) => `managedDevices/${devices.ainoLaptop}/${name}`;
  const malware = (n: number, threatState: string) => ({
    id: `m${n}`,
    displayName: `Sample threat ${n}`,
    severity: 'high',
    threatState,
    lastStateChangeDateTime: hoursAgo(n),
  });
  const logs = (id: string, status: string, hours: number) => ({
    id,
    status,
    managedDeviceId: devices.ainoLaptop,
    requestedDateTimeUTC: hoursAgo(hours),
    ...(status === 'completed' && { receivedDateTimeUTC: hoursAgo(hours - 1), sizeInKB: 3_072 }),
  });
  const run = (n: number, policyName: string, detectionState: string, remediationState: string) => ({
    id: `r${n}`,
    policyId: `p${n}`,
    policyName,
    detectionState,
    remediationState,
    preRemediationDetectionScriptOutput: 'SAMPLE-OUTPUT',
  });
  data.nav = {
    ...data.nav,
    [at('windowsProtectionState')]: {
      id: 'd1',
      deviceState: 'critical',
      realTimeProtectionEnabled: false,
      signatureUpdateOverdue: true,
      signatureVersion: '1.2.3.4',
      lastReportedDateTime: hoursAgo(2),
    },
    [at('windowsProtectionState/detectedMalwareState')]: Array.from({ length: 10 }, (_, n) =>
      malware(n, n === 7 ? 'active' : 'quarantined'),
    ),
    [at('logCollectionRequests')]: [
      logs('l1', 'completed', 60),
      logs('l2', 'failed', 50),
      logs('l3', 'pending', 30),
    ],
    [at('deviceHealthScriptStates')]: [
      run(1, 'Sample spooler', 'success', 'skipped'),
      run(2, 'Sample cache', 'fail', 'remediationFailed'),
      run(3, 'Sample disk', 'fail', 'success'),
    ],
  };
  // a second laptop of which nothing is known
  data.managedDevices.push({
    ...data.managedDevices.find(({ id }) => id === devices.ainoLaptop),
    id: 'cccc0000-0000-4000-8000-000000000077',
    deviceName: 'AINO-SPARE',
    azureADDeviceId: null,
  });
  return data;
}

for (const mode of MODES)
  describe(`tabs about devices, ${mode}`, () => {
    let bot: InMode;
    before(async () => {
      bot = await openIn(mode, allowing(tenant(), [CONFIGURATIONS]), [
        operator,
        people.deviceOperator,
        people.nobody,
      ]);
    });
    after(() => bot.close());
    afterEach(() => bot.production.sandbox.control.clearFaults());
    const show = (tab: string, over: Json = {}, who: string = operator) =>
      bot.press(who, 'user.tab', { user: people.aino, tab, page: '0', ...over });

    it('show what is wrong first, in the admin center’s words', async () => {
      const defender = (await show('defender')).text;
      assert.match(defender, /Defender · 2 of 12 with problems/);
      assert.match(
        defender,
        /AINO-LAPTOP\n✕\s+Critical\nReal-time protection is turned off\.\nSecurity intelligence is out of date/,
      );
      assert.match(defender, /Sample threat 7\n✕\s+Active · AINO-LAPTOP\nHigh severity/);
      assert.ok(defender.indexOf('threat 7') < defender.indexOf('threat 0'));
      const logs = (await show('diagnostics')).text;
      assert.match(logs, /Diagnostics · 2 of 3 with problems/);
      assert.match(logs, /Pending · requested 1 day ago\nIt has been waiting for a long time/);
      assert.match(logs, /Completed[^]*Received 2 days ago, 3 MB/);
      const runs = (await show('remediations')).text;
      assert.match(
        runs,
        /Remediations · 1 of 3[^]*Sample cache\n✕\s+With issues · AINO-LAPTOP\nRemediation failed/,
      );
      assert.match(runs, /Sample disk\n✓\s+With issues · AINO-LAPTOP\nIssue fixed/);
      assert.doesNotMatch(runs, /SAMPLE-OUTPUT/);
    });

    it('tell a device that hasn’t reported from one without a fault', async () => {
      const { card } = await show('defender', { page: '1' });
      assert.match(JSON.stringify(card), /AINO-SPARE[^]*Hasn’t reported/);
      assert.doesNotMatch(JSON.stringify(card), /AINO-PHONE|AINO-MAC/);
    });

    it('page, and can show only the problems', async () => {
      const first = await show('defender');
      assert.ok(titles(first.card).includes('Next') && titles(first.card).includes('Only problems'));
      assert.match((await show('defender', { page: '1' })).text, /9–12 of 12/);
      const only = await show('defender', { only: '1' });
      assert.doesNotMatch(only.text, /Quarantined/);
      assert.ok(titles(only.card).includes('Show all'));
    });

    it('say what failed, and never call that none', async () => {
      const { control } = bot.production.sandbox;
      for (const [tab, match] of [
        ['defender', /windowsProtectionState/],
        ['diagnostics', /logCollectionRequests/],
        ['remediations', /deviceHealthScriptStates/],
      ] as const) {
        control.clearFaults();
        control.fail({ match, status: 403, code: 'Forbidden' });
        for (const only of ['', '1']) {
          const { text, status } = await show(tab, { only });
          assert.equal(status, 200);
          assert.match(text, /Could not be read: .* AINO-LAPTOP\. Graph refused/, tab);
          assert.doesNotMatch(text, /No remediation|Nobody has asked|no Windows device|No problems\.\n/);
        }
      }
      control.clearFaults();
      control.fail({ match: /detectedMalwareState/, status: 403 });
      const part = (await show('defender')).text;
      assert.match(part, /at least 1 of 2 with problems/);
      assert.match(part, /Critical/, 'the other part is there');
      const unread = { match: /deviceHealthScriptStates/, body: { value: [{ id: 'r1' }] } };
      control.fail({ ...unread, status: 200 });
      assert.match((await show('remediations')).text, /could not be read/i);
      control.clearFaults();
      const body = { value: [{ id: 'l9', status: 'completed', managedDeviceId: devices.boPhone }] };
      control.fail({ match: /logCollectionRequests/, status: 200, body });
      assert.match((await show('diagnostics')).text, /Could not be read: .* AINO-LAPTOP/);
      control.clearFaults();
    });

    it('of one device are behind buttons of its card, with the way back', async () => {
      const card = (await bot.say(operator, 'device AINO-LAPTOP')).card;
      for (const title of ['Policy', 'Diagnostics', 'Defender', 'Remediations'])
        assert.ok(titles(card).includes(title), titles(card).join());
      const tab = await bot.press(operator, 'device.tab', {
        device: devices.ainoLaptop,
        tab: 'defender',
        page: '0',
      });
      assert.match(tab.text, /Defender · 2 of 11 with problems\nAINO-LAPTOP/);
      assert.doesNotMatch(tab.text, /AINO-SPARE/);
      assert.ok(titles(tab.card).includes('Back to device'));
      const phone = await bot.press(operator, 'device.tab', { device: devices.ainoPhone, tab: 'defender' });
      assert.match(phone.text, /only for Windows devices/);
    });

    it('show nothing to somebody whose scope or role doesn’t cover it', async () => {
      bot.calls();
      for (const tab of TABS) {
        for (const who of [people.deviceOperator, people.nobody]) {
          assert.doesNotMatch((await show(tab, {}, who)).text, /Sample|AINO-LAPTOP/);
          const one = await bot.press(who, 'device.tab', { device: devices.ainoLaptop, tab, page: '0' });
          assert.doesNotMatch(one.text, /Sample|AINO-LAPTOP/);
        }
      }
      const asked = bot.calls().filter((call) => /windowsProtectionState|deviceHealthScript/.test(call));
      assert.ok(asked.length > 0, 'the other operator asks beside the scope');
      await show('remediations', {}, people.nobody);
      assert.deepEqual(
        bot.calls().filter((call) => call.includes('deviceHealthScript')),
        [],
      );
      const odd = await bot.press(operator, 'device.tab', { device: devices.ainoLaptop, tab: 'licenses' });
      assert.equal(odd.status, 200);
      assert.doesNotMatch(odd.text, /Licenses/);
    });
  });

describe('a tab about devices', () => {
  it('says which permission its reader lacks, and asks nothing, as the application', async () => {
    const bot = await openIn('application', tenant(), []);
    try {
      const data = { user: people.aino, tab: 'remediations', page: '0' };
      const { text } = await bot.press(operator, 'user.tab', data);
      assert.match(
        text,
        /remediations of AINO-LAPTOP\. Your role doesn’t include “Device configurations \/ Read”/,
      );
      assert.doesNotMatch(text, /Sample/);
      assert.deepEqual(
        bot.calls().filter((call) => call.includes('deviceHealthScript')),
        [],
      );
      assert.match((await bot.press(people.admin, 'user.tab', data)).text, /Sample cache/);
    } finally {
      await bot.close();
    }
  });

  it('takes one round once the person was shown, and one device one', async () => {
    const rounds = new Rounds();
    const stage = await openStage({ data: tenant(), between: (url) => rounds.inFrontOf(url) });
    try {
      await stage.channel.say(operator, 'select user aino@contoso.example');
      await stage.channel.say(operator, 'device AINO-LAPTOP');
      // what is wrong with Aino comes one round later
      await until(() => wordsOf(stage.channel.updates.at(-1)?.card).startsWith('AINO-LAPTOP'));
      for (const tab of TABS) {
        rounds.count();
        await stage.channel.invoke(operator, 'user.tab', { user: people.aino, tab, page: '0' });
        assert.equal(rounds.rounds.length, 1, JSON.stringify(rounds.rounds));
        rounds.count();
        await stage.channel.invoke(operator, 'device.tab', { device: devices.ainoLaptop, tab, page: '0' });
        assert.match(JSON.stringify(rounds.rounds[0]), /windowsProtection|logCollection|deviceHealthScript/);
      }
    } finally {
      await stage.close();
    }
  });

  it('is counted on the user card once it was opened, for that operator alone', async () => {
    const stage = await openStage({ data: tenant() });
    const buttonsOf = async (who: string) =>
      titles((await stage.channel.invoke(who, 'user.show', { user: people.aino })).card);
    assert.ok((await buttonsOf(operator)).includes('Defender'));
    await stage.channel.invoke(operator, 'user.tab', { user: people.aino, tab: 'defender', page: '0' });
    assert.ok((await buttonsOf(operator)).includes('Defender (2)'));
    assert.ok((await buttonsOf(people.operatorOfAll)).includes('Defender'));
    await stage.close();
  });

  it('explains an error code, and leads back to where it stood', async () => {
    const data = smallTenant();
    data.nav[`managedDevices/${devices.ainoLaptop}/deviceCompliancePolicyStates`] = [
      {
        id: 'p',
        displayName: 'Sample baseline',
        state: 'error',
        settingStates: [{ setting: 'Sample.PasswordRequired', state: 'error', errorCode: -2016281112 }],
      },
    ];
    const stage = await openStage({ data });
    const tab = await stage.channel.invoke(operator, 'user.tab', {
      user: people.aino,
      tab: 'policy',
      page: '0',
    });
    const why = await stage.channel.press(operator, tab.card, 'Why 0x87D1FDE8?');
    assert.match(why.text, /0x87D1FDE8\n.*Next: /s);
    const back = await stage.channel.press(operator, why.card, 'Back to Policy');
    assert.match(back.text, /Sample baseline/);
  });
});
