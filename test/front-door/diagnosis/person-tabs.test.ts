import assert from 'node:assert/strict';
import { without } from '../../../sandbox/graph/index.ts';
import { buttons, type Json } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import { openStage } from '../../support/stage.ts';
import { groups, people } from '../../support/tenant.ts';
import { type InMode, MODES, openIn } from './support/both-modes.ts';
import { allowing, paneTenant } from './support/pane-tenant.ts';

const operator = people.fieldOperator;
const PERMISSIONS = ['Microsoft.Intune_DeviceConfigurations_Read', 'Microsoft.Intune_ManagedApps_Read'];
const OF_TAB = { protection: /managedAppRegistrations/, updates: /deviceConfigurations/ } as const;

const titles = (card: Json | undefined) => buttons(card).map(({ title }) => String(title));

for (const mode of MODES)
  describe(`tabs about a person, ${mode}`, () => {
    let bot: InMode;
    before(async () => {
      const who = [operator, people.deviceOperator, people.nobody, people.admin];
      bot = await openIn(mode, allowing(paneTenant(), PERMISSIONS), who);
    });
    after(() => bot.close());
    afterEach(() => bot.production.sandbox.control.clearFaults());
    const show = (tab: string, over: Json = {}, who: string = operator) =>
      bot.press(who, 'user.tab', { user: people.aino, tab, page: '0', ...over });

    it('show protected apps, the flagged ones and what doesn’t work first', async () => {
      const { text } = await show('protection');
      assert.match(text, /App protection · 2 of 12 with problems/);
      assert.match(
        text,
        /Microsoft Edge\n✕\s+Flagged: the device is rooted or jailbroken\nSample phone · Android 14/,
      );
      assert.match(text, /Check: Policy delivery\n✕\s+Warning\nNext: Sample remedy/);
      assert.ok(text.indexOf('Edge') < text.indexOf('Outlook'));
      assert.match((await show('protection', { page: '1' })).text, /Check: User license\n✓\s+Pass/);
    });

    it('show the update policies of the person’s groups alone, with what keeps updates away', async () => {
      const { text } = await show('updates');
      assert.match(text, /Updates · 2 of 5 with problems/);
      assert.match(
        text,
        /Nested ring\n✕\s+Update ring · Windows\nQuality updates are paused and resume in 20 days\./,
      );
      assert.match(
        text,
        /Old feature\n✕\s+Feature updates · Windows\nIts support ended 40 days ago\.\nBrings Windows 11, version 22H2/,
      );
      assert.match(text, /Everyone’s drivers\n✓/);
      assert.match(text, /All devices’ quality\n✓/);
      assert.match(text, /Feature updates are deferred by 30 days\.\nQuality updates are deferred by 1 day/);
      assert.doesNotMatch(text, /Other people|Excluded|Sample restrictions/);
      assert.match(text, /filters aren’t evaluated/);
    });

    it('show licenses, those that don’t work first, and what could not be read of them', async () => {
      const { text } = await show('licenses');
      assert.match(
        text,
        /Licenses · 2 of 3 with problems[^]*Could not be assigned[^]*Intune is turned off in it/,
      );
      assert.doesNotMatch((await show('licenses', { only: '1' })).text, /EMS/);
      bot.production.sandbox.control.fail({ match: /licenseDetails/, status: 403, code: 'Forbidden' });
      const only = (await show('licenses', { only: '1' })).text;
      assert.match(only, /Could not be read: licenses\. Graph refused/);
      assert.doesNotMatch(only, /E3|No problems\.\n/);
    });

    it('page, and can show only the problems', async () => {
      const first = await show('protection');
      assert.ok(titles(first.card).includes('Next') && titles(first.card).includes('Only problems'));
      const only = await show('protection', { only: '1' });
      assert.doesNotMatch(only.text, /Not flagged|Pass\n/);
      assert.match(only.text, /Warning/);
    });

    it('say what failed, and never call that none', async () => {
      const { control } = bot.production.sandbox;
      for (const [tab, match, still] of [
        ['protection', /managedAppRegistrations/, /Policy delivery/],
        ['protection', /getManagedAppDiagnosticStatuses/, /Outlook/],
        ['updates', /deviceConfigurations/, /Old feature/],
        ['updates', /windowsFeatureUpdateProfiles/, /Nested ring/],
      ] as const) {
        control.clearFaults();
        control.fail({ match, status: 403, code: 'Forbidden' });
        const { text, status } = await show(tab);
        assert.equal(status, 200);
        assert.match(text, /Could not be read: .*\. Graph refused/);
        assert.match(text, /at least/);
        assert.match(text, still, 'the other parts are there');
      }
      control.fail({ match: /managedApp/i, status: 403 });
      control.fail({ match: /deviceConfigurations|Update(s|Profiles)/, status: 403 });
      for (const tab of ['protection', 'updates'])
        for (const only of ['', '1'])
          assert.doesNotMatch(
            (await show(tab, { only })).text,
            /They use no app|No update policy|No problems\.\n/,
          );
      control.clearFaults();
      control.fail({ match: /transitiveMemberOf.microsoft.graph.group/, status: 403 });
      control.fail({ match: /memberOf.microsoft.graph.group/, status: 403 });
      assert.match(
        (await show('updates')).text,
        /Not all of their groups could be read, so others may apply/,
      );
    });

    it('show nothing to somebody whose scope or role doesn’t cover it', async () => {
      for (const tab of ['protection', 'updates', 'licenses'])
        for (const who of [people.deviceOperator, people.nobody])
          assert.doesNotMatch((await show(tab, {}, who)).text, /Sample|Outlook|ring|E3/);
      bot.calls();
      await show('protection', {}, people.nobody);
      assert.deepEqual(
        bot.calls().filter((call) => call.includes('managedApp')),
        [],
      );
    });
  });

describe('a tab about a person', () => {
  it('says which permission its reader lacks, and asks nothing, as the application', async () => {
    const bot = await openIn('application', paneTenant(), []);
    try {
      for (const [tab, match] of Object.entries(OF_TAB)) {
        const data = { user: people.aino, tab, page: '0' };
        const { text } = await bot.press(operator, 'user.tab', data);
        assert.match(text, /Your role doesn’t include “(Managed apps|Device configurations) \/ Read”/);
        assert.doesNotMatch(text, /Outlook|Nested ring|They use no app|No update policy/);
        assert.deepEqual(
          bot.calls().filter((call) => match.test(call)),
          [],
        );
        assert.match((await bot.press(people.admin, 'user.tab', data)).text, /Outlook|Nested ring/);
      }
    } finally {
      await bot.close();
    }
  });

  it('needs the permission in an assignment that covers the person, as the application', async () => {
    // the operator may read everybody’s apps but Aino’s: the other assignment covers somebody else
    const data = paneTenant();
    data.roleDefinitions.push({
      id: 'eeee0000-0000-4000-8000-000000000042',
      displayName: 'Readers of apps',
      rolePermissions: [
        { resourceActions: [{ allowedResourceActions: PERMISSIONS, notAllowedResourceActions: [] }] },
      ],
      roleAssignments: [
        {
          id: 'ffff0000-0000-4000-8000-000000000042',
          displayName: 'Readers of Bo’s apps',
          members: [groups.operators],
          resourceScopes: [groups.bos],
          scopeType: 'resourceScope',
        },
      ],
    });
    const bot = await openIn('application', data, []);
    try {
      const { text } = await bot.press(operator, 'user.tab', {
        user: people.aino,
        tab: 'protection',
        page: '0',
      });
      assert.match(text, /Your role doesn’t include “Managed apps \/ Read”/);
      assert.doesNotMatch(text, /Outlook/);
    } finally {
      await bot.close();
    }
  });

  it('takes one round once the person was shown', async () => {
    const rounds = new Rounds();
    const stage = await openStage({ data: paneTenant(), between: (url) => rounds.inFrontOf(url) });
    try {
      await stage.channel.say(operator, 'select user aino@contoso.example');
      for (const tab of ['protection', 'updates', 'licenses']) {
        rounds.count();
        await stage.channel.invoke(operator, 'user.tab', { user: people.aino, tab, page: '0' });
        assert.equal(rounds.rounds.length, 1, JSON.stringify(rounds.rounds));
      }
    } finally {
      await stage.close();
    }
  });

  it('says where there is nothing, and names a permission that the app lacks', async () => {
    const stage = await openStage();
    const show = (tab: string) =>
      stage.channel.invoke(operator, 'user.tab', { user: people.aino, tab, page: '0' });
    assert.match((await show('protection')).text, /They use no app under an app protection policy/);
    assert.match((await show('updates')).text, /No update policy is assigned to their groups/);
    stage.sandbox.control.grant(without('DeviceManagementApps.Read.All'));
    assert.match((await show('protection')).text, /the app lacks DeviceManagementApps\.Read\.All\./);
  });
});

describe('the tab of licenses', () => {
  it('tells which product isn’t there, why, and how the others came', async () => {
    const stage = await openStage({ data: paneTenant() });
    const { channel, sandbox } = stage;
    const show = () =>
      channel.invoke(operator, 'user.tab', { user: people.aino, tab: 'licenses', page: '0' });
    const { text } = await show();
    assert.match(text, /Licenses · 2 of 3 with problems/);
    assert.match(
      text,
      /Product 1111[^\n]*\n✕\s+Could not be assigned\nThrough Everybody\. Entra says that no license is left/,
    );
    assert.match(
      text,
      /Microsoft 365 E3 \(SPE_E3\)\n✕\s+Intune is turned off in it\nINTUNE_A: turned off\nDirectly/,
    );
    assert.match(text, /EMS\)\n✓\s+Active · one service is turned off/);
    const card = await channel.say(operator, 'select user aino@contoso.example');
    assert.ok(titles(card.card).includes('Licenses (1)'), titles(card.card).join());
    sandbox.control.fail({ match: /licenseDetails/, status: 403 });
    const half = (await show()).text;
    assert.match(half, /Could not be read: licenses[^]*Could not be assigned/);
    assert.doesNotMatch(half, /No license/);
    sandbox.control.clearFaults();
    sandbox.control.fail({ match: /licenseDetails/, status: 200, body: { value: [{ skuId: 'x' }] } });
    assert.match((await show()).text, /Could not be read: licenses\. Graph’s answer could not be read/);
  });
});
