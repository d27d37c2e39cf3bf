import assert from 'node:assert/strict';
import { without } from '../../../sandbox/graph/index.ts';
import { buttons, type Json } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import { openStage } from '../../support/stage.ts';
import { people, smallTenant } from '../../support/tenant.ts';
import { type InMode, MODES, openIn } from './support/both-modes.ts';

const operator = people.fieldOperator;
const READERS = {
  reports: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  methods: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
};
const titles = (card: Json | undefined) => buttons(card).map(({ title }) => String(title));
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const signIn = (n: number, userId: string, appDisplayName: string, errorCode: number, over: Json = {}) => ({
  id: `s${n}`,
  userId,
  appDisplayName,
  createdDateTime: minutesAgo(n * 10),
  status: { errorCode, failureReason: `Reason ${errorCode}` },
  deviceDetail: { displayName: 'AINO-LAPTOP', isCompliant: false, browser: 'Edge' },
  clientAppUsed: 'Browser',
  conditionalAccessStatus: 'notApplied',
  ipAddress: '192.0.2.99',
  location: { city: 'Sampletown' },
  ...over,
});

/** Mail is blocked for Aino, Teams works again, and her only method is a password. `roles`: what the operator holds in Entra. */
function tenant(roles: readonly string[], methods = ['password']) {
  const data = smallTenant();
  data.nav['auditLogs/signIns'] = [
    signIn(1, people.aino, 'Sample mail', 53003, {
      conditionalAccessStatus: 'failure',
      appliedConditionalAccessPolicies: [
        { id: 'c1', displayName: 'Sample policy', result: 'failure' },
        { id: 'c2', displayName: 'Other policy', result: 'notApplied' },
      ],
    }),
    signIn(2, people.aino, 'Sample Teams', 0),
    signIn(3, people.aino, 'Sample Teams', 50126),
    signIn(4, people.bo, 'Sample of Bo', 50126),
    signIn(5, people.aino, 'Sample portal', 7_654_321),
    ...Array.from({ length: 8 }, (_, n) => signIn(10 + n, people.aino, 'Sample intranet', 0)),
  ];
  data.nav[`users/${people.aino}/authentication/methods`] = methods.map((kind, n) => ({
    '@odata.type': `#microsoft.graph.${kind}AuthenticationMethod`,
    id: `m${n}`,
    phoneNumber: '+1 555 0100',
    ...(kind === 'phone' && { phoneType: 'mobile' }),
  }));
  data.directoryRoles.push(
    ...roles.map((roleTemplateId, n) => ({
      id: `99990000-0000-4000-8000-00000000010${n}`,
      displayName: 'Sample role',
      roleTemplateId,
      members: [operator],
    })),
  );
  return data;
}

for (const mode of MODES)
  describe(`the tab of sign-ins, ${mode}`, () => {
    let bot: InMode;
    before(async () => {
      const data = tenant(Object.values(READERS));
      bot = await openIn(mode, data, [operator, people.deviceOperator, people.nobody, people.admin]);
    });
    after(() => bot.close());
    afterEach(() => bot.production.sandbox.control.clearFaults());
    const show = (over: Json = {}, who: string = operator) =>
      bot.press(who, 'user.tab', { user: people.aino, tab: 'signIn', page: '0', ...over });

    it('tells why sign-ins failed in words, those that nobody got past first', async () => {
      const { text, card } = await show();
      assert.match(text, /Sign-in · 3 of 14 with problems/);
      assert.match(text, /No method for multifactor authentication/);
      assert.match(text, /Sample mail\n✕\s+Failure · 10 minutes ago\nConditional Access blocked/);
      assert.match(text, /Conditional Access: not met · Not met: Sample policy\n/);
      assert.doesNotMatch(text, /Other policy/);
      assert.match(text, /Sample portal\n[^]*Entra’s reason: Reason 7654321/);
      assert.match(text, /Sample Teams\n○\s+Failure · 30 minutes ago\nThey signed in to it afterwards/);
      assert.ok(titles(card).includes('Why AADSTS53003?'));
      const why = await bot.press(operator, 'tab.why', {
        user: people.aino,
        tab: 'signIn',
        code: 'AADSTS7654321',
      });
      assert.match(why.text, /I don’t know what AADSTS7654321 means/);
      assert.ok(titles(why.card).includes('Back to Sign-in'));
    });

    it('tells nothing of other people, where somebody was, or which number to call', async () => {
      const both = [(await show()).text, (await show({ page: '1' })).text].join();
      assert.match(both, /Password\ni\s+Registered method/);
      assert.doesNotMatch(both, /of Bo|192\.0\.2|Sampletown|555/);
      // a Graph that ignores the filter
      bot.production.sandbox.control.fail({
        match: /auditLogs.signIns/,
        status: 200,
        body: { value: [signIn(1, people.bo, 'Sample of Bo', 0)] },
      });
      const ignored = (await show()).text;
      assert.match(ignored, /Could not be read: sign-ins\. Graph’s answer could not be read/);
      assert.doesNotMatch(ignored, /of Bo/);
    });

    it('pages, and can show only the problems', async () => {
      const first = await show();
      assert.ok(titles(first.card).includes('Next') && titles(first.card).includes('Only problems'));
      const only = (await show({ only: '1' })).text;
      assert.match(only, /Sample mail/);
      assert.doesNotMatch(only, /Success|afterwards/);
    });

    it('says what failed, and never calls that none', async () => {
      const { control } = bot.production.sandbox;
      for (const [match, still] of [
        [/auditLogs.signIns/, /No method for multifactor/],
        [/authentication.methods/, /Sample mail/],
      ] as const) {
        control.clearFaults();
        control.fail({ match, status: 403, code: 'Forbidden' });
        const { text } = await show();
        assert.match(text, /Could not be read: sign-in/);
        assert.match(text, /You need one of these Microsoft Entra roles: .*Global Reader/);
        assert.match(text, still);
      }
      control.fail({ match: /auditLogs.signIns/, status: 403 });
      for (const only of ['', '1'])
        assert.doesNotMatch((await show({ only })).text, /Entra has no sign-ins|No method|No problems\.\n/);
      control.clearFaults();
      const code = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';
      control.fail({ match: /auditLogs.signIns/, status: 403, code });
      assert.match((await show()).text, /The tenant has no license for this/);
    });

    it('needs Entra’s roles, of an Intune Administrator too', async () => {
      bot.calls();
      const { text, status } = await show({}, people.admin);
      assert.equal(status, 200);
      assert.match(
        text,
        /(?:Not for your role|Could not be read): sign-ins\. .*Reports Reader, Security Reader/,
      );
      assert.match(
        text,
        /(?:Not for your role|Could not be read): sign-in methods\. .*Authentication Administrator/,
      );
      assert.doesNotMatch(text, /Sample|No method for/);
      const asked = bot.calls().filter((call) => /signIns|methods/.test(call));
      // as the application, nobody but the bot could say no
      assert.equal(asked.length, mode === 'application' ? 0 : 2, asked.join());
    });

    it('shows nothing to somebody whose scope or role doesn’t cover it', async () => {
      for (const who of [people.deviceOperator, people.nobody])
        assert.doesNotMatch((await show({}, who)).text, /Sample|method/i);
    });
  });

describe('a person’s sign-in methods', () => {
  it('are enough with a second one, and tell nothing if the kind is new', async () => {
    for (const kind of ['phone', 'fido2', 'sampleNew']) {
      const data = tenant(Object.values(READERS), ['password', kind]);
      data.nav['auditLogs/signIns'] = [];
      const stage = await openStage({ data });
      const { text } = await stage.channel.invoke(operator, 'user.tab', {
        user: people.aino,
        tab: 'signIn',
        page: '0',
      });
      assert.doesNotMatch(text, /No method/);
      assert.match(text, /Sign-in · 2\n/);
      await stage.close();
    }
  });

  it('and sign-ins take one round, and a role of each', async () => {
    const rounds = new Rounds();
    const data = tenant([READERS.reports]);
    const stage = await openStage({ data, between: (url) => rounds.inFrontOf(url) });
    const show = () =>
      stage.channel.invoke(operator, 'user.tab', { user: people.aino, tab: 'signIn', page: '0' });
    await stage.channel.say(operator, 'select user aino@contoso.example');
    rounds.count();
    const { text } = await show();
    assert.equal(rounds.rounds.length, 1, JSON.stringify(rounds.rounds));
    assert.match(text, /Sample mail/);
    assert.match(
      text,
      /(?:Not for your role|Could not be read): sign-in methods\. .*Authentication Administrator/,
    );
    stage.sandbox.control.grant(without('AuditLog.Read.All'));
    assert.match((await show()).text, /the app lacks AuditLog\.Read\.All/);
  });
});
