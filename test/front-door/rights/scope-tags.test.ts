import assert from 'node:assert/strict';
import { posts } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { Production, asksToSignIn } from '../../support/production.ts';
import { devices, people } from '../../support/tenant.ts';
import { SOON_AGAIN } from '../../support/waits.ts';
import { NORTH, SOUTH, tagAssignment, tagDevice, taggedTenant } from './support/tagged.ts';

const operator = people.fieldOperator;

/** A bot in one mode, a new one for each test. */
function botIn(graphAuth: 'application' | 'delegated') {
  let production: Production | undefined;
  const current = () => {
    if (!production) throw new Error('The bot runs only during a test');
    return production;
  };
  beforeEach(async () => {
    production = await Production.open({ GraphAuth: graphAuth }, taggedTenant());
    await production.start(undefined, {}, SOON_AGAIN);
  });
  const signedIn = async (who: string, asked: Answered) =>
    asksToSignIn(asked) ? current().exchange(who, asked) : asked;
  return {
    sandbox: () => current().sandbox,
    data: () => current().sandbox.tenant.data,
    say: async (words: string, who: string = operator) =>
      signedIn(who, await current().channel.say(who, words)),
    invoke: async (verb: string, data: Json, who: string = operator) =>
      signedIn(who, await current().channel.invoke(who, verb, data)),
    ask: async (device: string, who: string = operator) =>
      signedIn(who, await current().channel.invoke(who, 'action.ask', { action: 'remoteLock', device })),
    press: async ({ card }: Answered, title: string, who: string = operator) =>
      signedIn(who, await current().channel.press(who, card, title)),
    audit: () => current().audit(),
    locks: (id: string) => posts({ sandbox: current().sandbox }, { id }).length,
  };
}

for (const mode of ['application', 'delegated'] as const)
  describe(`scope tags, in ${mode} mode`, () => {
    const bot = botIn(mode);

    it('leave out a person’s devices that bear others, and say nothing of them', async () => {
      const { text } = await bot.say('select user aino@contoso.example');
      assert.match(text, /Account enabled/);
      assert.match(text, /AINO-PHONE/);
      assert.doesNotMatch(text, /AINO-LAPTOP|AINO-MAC/);
      const list = await bot.invoke('user.devices', { user: people.aino, page: '0' });
      assert.doesNotMatch(list.text, /AINO-LAPTOP|AINO-MAC/);
      const several = await bot.invoke('devices.several', { user: people.aino });
      assert.doesNotMatch(several.text, /AINO-LAPTOP|AINO-MAC/);
    });

    it('close every way to such a device', async () => {
      const outside = /outside your scope|no longer in Intune|No managed device matches/;
      for (const [name, id] of [
        ['AINO-LAPTOP', devices.ainoLaptop],
        ['AINO-MAC', devices.ainoMac],
      ] as const) {
        assert.match((await bot.say(`device ${name}`)).text, outside);
        assert.match((await bot.say(`device ${id}`)).text, outside);
        for (const verb of ['device.show', 'device.actions'])
          assert.match((await bot.invoke(verb, { device: id })).text, outside, verb);
        assert.match((await bot.ask(id)).text, outside);
        const several = { user: people.aino, action: 'remoteLock', devices: `${devices.ainoPhone},${id}` };
        assert.match((await bot.invoke('devices.ask', several)).text, outside);
        assert.equal(bot.locks(id), 0);
      }
      assert.match((await bot.say('device AINO-PHONE')).text, /AINO-PHONE/);
    });

    it('are read anew at the press: a device that was tagged otherwise gets nothing', async () => {
      const asked = await bot.ask(devices.ainoPhone);
      tagDevice(bot.data(), devices.ainoPhone, [SOUTH]);
      const { text } = await bot.press(asked, 'Confirm remote lock');
      assert.match(text, /Nothing was sent/);
      assert.equal(bot.locks(devices.ainoPhone), 0);
    });

    it('are read anew at the press: an assignment that got another tag sends nothing, and one that got it does', async () => {
      const [asked, again] = [await bot.ask(devices.ainoPhone), await bot.ask(devices.ainoPhone)];
      tagAssignment(bot.data(), 'Field help desk', [SOUTH]);
      assert.match((await bot.press(asked, 'Confirm remote lock')).text, /Nothing was sent/);
      assert.equal(bot.locks(devices.ainoPhone), 0);
      tagAssignment(bot.data(), 'Field help desk', [NORTH, SOUTH]);
      assert.match((await bot.press(again, 'Confirm remote lock')).text, /Accepted/);
      assert.equal(bot.locks(devices.ainoPhone), 1);
    });

    it('of all an operator’s devices are another’s: neither sees what only the other may', async () => {
      tagAssignment(bot.data(), 'Phone help desk', [SOUTH]);
      Object.assign(
        bot
          .data()
          .roleDefinitions.flatMap(({ roleAssignments = [] }) => roleAssignments)
          .find(({ displayName }) => displayName === 'Phone help desk') ?? {},
        { resourceScopes: [], scopeType: 'allDevices' },
      );
      const seen = async (who: string) => {
        const { text } = await bot.say('select user aino@contoso.example', who);
        return text.match(/AINO-(PHONE|LAPTOP|MAC)/g)?.filter((name, at, all) => all.indexOf(name) === at);
      };
      assert.deepEqual(await seen(people.operatorOfAll), ['AINO-PHONE']);
      assert.deepEqual(await seen(people.deviceOperator), ['AINO-LAPTOP']);
    });

    it('don’t limit an Entra administrator, nor an assignment without tags', async () => {
      tagAssignment(bot.data(), 'Help desk of all', []);
      for (const who of [people.admin, people.operatorOfAll]) {
        const { text } = await bot.say('select user aino@contoso.example', who);
        assert.match(text, /AINO-PHONE[\s\S]*AINO-|AINO-LAPTOP/);
        assert.match(text, /AINO-LAPTOP/);
        assert.match(text, /AINO-MAC/);
      }
    });

    it('that change hide a receipt’s news', async () => {
      const asked = await bot.ask(devices.ainoPhone);
      const sent = await bot.press(asked, 'Confirm remote lock');
      assert.match(sent.text, /Accepted/);
      tagDevice(bot.data(), devices.ainoPhone, [SOUTH]);
      const again = await bot.press(sent, 'Refresh');
      // in delegated mode the device is gone for Graph itself
      assert.match(again.text, mode === 'application' ? /outside your scope/ : /no longer in Intune/);
    });

    it('cost an operator without any no further call', async () => {
      tagAssignment(bot.data(), 'Field help desk', []);
      await bot.say('select user aino@contoso.example');
      const before = bot.sandbox().calls.length;
      await bot.say('select user aino@contoso.example');
      const beta = bot
        .sandbox()
        .calls.slice(before)
        .filter(({ url }) => url.startsWith('/beta/'));
      assert.deepEqual(beta, []);
    });
  });

/** The ways in which Graph doesn't tell tags. */
const SILENT: readonly [string, object][] = [
  ['beta is not there', { status: 404, code: 'NotFound' }],
  ['Graph refuses', { status: 403, code: 'Forbidden' }],
  ['beta is out of order', { status: 503 }],
  [
    'the field is missing',
    { status: 200, body: { id: devices.ainoPhone, value: [{ id: devices.ainoPhone }] } },
  ],
  ['the field is null', { status: 200, body: { id: devices.ainoPhone, roleScopeTagIds: null, value: [] } }],
  [
    'the field is no list of ids',
    { status: 200, body: { id: devices.ainoPhone, roleScopeTagIds: [NORTH, 7], value: [] } },
  ],
];

describe('scope tags of a device that can’t be read', () => {
  describe('in application mode', () => {
    const bot = botIn('application');
    for (const [what, answer] of SILENT)
      it(`refuse in words, at the card and at the press, if ${what}`, async () => {
        const asked = await bot.ask(devices.ainoPhone);
        bot.sandbox().control.fail({ match: /\/beta\/.*managedDevices/, ...answer });
        const pressed = await bot.press(asked, 'Confirm remote lock');
        assert.match(pressed.text, /Nothing was sent/);
        assert.match(pressed.text, /scope tags/);
        assert.equal(bot.locks(devices.ainoPhone), 0);
        assert.equal((await bot.audit()).at(-1)?.outcome, 'tagsUnread');
        assert.match((await bot.ask(devices.ainoPhone)).text, /scope tags/);
        assert.match((await bot.say('device AINO-PHONE')).text, /scope tags/);
        const card = await bot.say('select user aino@contoso.example');
        assert.match(card.text, /Account enabled/);
        assert.match(card.text, /scope tags apply/);
        assert.doesNotMatch(card.text, /AINO-(PHONE|LAPTOP|MAC)|No devices/);
      });

    it('are the reason in the audit for each of several devices', async () => {
      await bot.say('select user aino@contoso.example');
      bot.sandbox().control.fail({ match: /\/beta\/.*managedDevices/, status: 503 });
      const chosen = `${devices.ainoPhone},${devices.ainoLaptop}`;
      await bot.invoke('devices.ask', { user: people.aino, action: 'remoteLock', devices: chosen });
      const refused = (await bot.audit()).filter(({ kind }) => kind === 'refused');
      assert.deepEqual(
        refused.map(({ deviceId, outcome }) => [deviceId, outcome]),
        [
          [devices.ainoPhone, 'tagsUnread'],
          [devices.ainoLaptop, 'tagsUnread'],
        ],
      );
    });

    it('don’t affect an assignment without tags', async () => {
      tagAssignment(bot.data(), 'Field help desk', []);
      const asked = await bot.ask(devices.ainoPhone);
      bot.sandbox().control.fail({ match: /\/beta\/.*managedDevices/, status: 404 });
      assert.match((await bot.press(asked, 'Confirm remote lock')).text, /Accepted/);
    });
  });

  describe('in delegated mode', () => {
    const bot = botIn('delegated');
    for (const [what, answer] of SILENT)
      it(`are left to Graph if ${what}`, async () => {
        const [asked, other] = [await bot.ask(devices.ainoPhone), await bot.ask(devices.ainoPhone)];
        bot.sandbox().control.fail({ match: /\/beta\/.*managedDevices/, ...answer });
        assert.match((await bot.press(asked, 'Confirm remote lock')).text, /Accepted/);
        assert.equal(bot.locks(devices.ainoPhone), 1);
        tagDevice(bot.data(), devices.ainoPhone, [SOUTH]);
        assert.match((await bot.press(other, 'Confirm remote lock')).text, /Nothing was sent/);
        assert.equal(bot.locks(devices.ainoPhone), 1);
      });
  });
});

describe('scope tags of an assignment that can’t be read', () => {
  const silent: typeof SILENT = [
    ['beta is not there', { status: 404, code: 'NotFound' }],
    ['Graph refuses', { status: 403, code: 'Forbidden' }],
  ];
  describe('in application mode', () => {
    const bot = botIn('application');
    for (const [what, answer] of silent)
      it(`refuse in words if ${what}; an administrator goes on`, async () => {
        const asked = await bot.ask(devices.ainoPhone);
        const admins = await bot.ask(devices.ainoMac, people.admin);
        bot.sandbox().control.fail({ match: /\/beta\/deviceManagement\/role/, ...answer });
        const pressed = await bot.press(asked, 'Confirm remote lock');
        assert.match(pressed.text, /Nothing was sent/);
        assert.match(pressed.text, /scope tags/);
        assert.equal(bot.locks(devices.ainoPhone), 0);
        assert.match((await bot.press(admins, 'Confirm remote lock', people.admin)).text, /Accepted/);
      });
  });
  describe('in delegated mode', () => {
    const bot = botIn('delegated');
    for (const [what, answer] of silent)
      it(`are left to Graph if ${what}`, async () => {
        const asked = await bot.ask(devices.ainoPhone);
        bot.sandbox().control.fail({ match: /\/beta\/deviceManagement\/role/, ...answer });
        assert.match((await bot.press(asked, 'Confirm remote lock')).text, /Accepted/);
      });
  });
});
