import assert from 'node:assert/strict';
import { startApp } from '../../../bot/app.ts';
import { readConfig } from '../../../bot/config/index.ts';
import { Production } from '../../support/production.ts';
import { openFixture } from '../../support/fixture.ts';
import { ADMIN_CHANNEL, devices, people } from '../../support/tenant.ts';
import { inTurn, partSaid } from '../../support/thorough.ts';
import { wrongnesses, type Wrongness } from './support/wrong-answers.ts';

const UNLIMITED = {
  personBurst: Infinity,
  personPerMinute: Infinity,
  refusedBurst: Infinity,
  refusedPerMinute: Infinity,
  allBurst: Infinity,
  allPerMinute: Infinity,
};

/** What is said if there is none of something. It is right only if the right answer says it too. */
const NONE: readonly RegExp[] = [
  /No devices/,
  /Not a member of any/,
  /^None$/m,
  / · 0\b/,
  /Nobody matches/i,
  /No device/i,
  /no Intune role/i,
  /outside your scope/,
  /No primary user/,
  /no longer|is gone|no such/i,
  /deleted group/i,
  /Not assigned/i,
  /Not set/,
  /Cloud only/,
  /never checked in/i,
  /No serial number/,
  /Nothing wrong/,
];

/** Of each list of answers, tests play one in so many, another part each run. */
const EVERY = 3;

const BROKEN = /undefined|\bnull\b|NaN|\[object|Invalid Date/;

/** What a wrong id takes along: devices of somebody else than the account says, and a count that is then "at least". */
function isLost(read: string, { name }: Wrongness, marker: string): boolean {
  if (name !== 'the id of another') return false;
  return read === 'account' ? marker.startsWith('AINO-') : marker.includes('·');
}

/** A plain answer that says something else can't be told from a right one. */
const SAYS_ANOTHER = ['the Entra object', 'the primary user'];

async function openBot(mode: string) {
  const production = await Production.open({ GraphAuth: mode });
  const app = await startApp(readConfig(production.environment), production.sandbox.url, {
    confirmAfterMs: 0,
    limits: UNLIMITED,
  });
  openFixture().onClose(() => app.close());
  production.channel.botUrl = app.url;
  if (mode === 'delegated')
    for (const who of [
      people.fieldOperator,
      people.deviceOperator,
      people.nobody,
      people.reader,
      people.admin,
    ])
      await production.signedIn(who);
  return production;
}

const user = '/v1\\.0/users/[^/]+';
const at = (path: string) => new RegExp(` ${path}$`);

/** A read of the user card, and what of the card comes from it. */
const ofThePerson: readonly (readonly [string, RegExp, readonly string[]])[] = [
  ['account', at(user), ['Field engineer']],
  ['manager', at(`${user}/manager`), ['Bo Sample']],
  ['license', at(`${user}/licenseDetails`), ['INTUNE_A']],
  ['groups', at(`${user}/transitiveMemberOf/microsoft.graph.group`), ['Field people', 'Groups · 3']],
  ['direct groups', at(`${user}/memberOf/microsoft.graph.group`), []],
  ['devices', at(`${user}/managedDevices`), ['AINO-PHONE', 'AINO-LAPTOP', 'AINO-MAC']],
  ['registered devices', at(`${user}/registeredDevices/microsoft.graph.device`), ['AINO-HOME']],
  ['enrollment failures', at(`${user}/deviceManagementTroubleshootingEvents`), []],
  ['owned devices', at(`${user}/ownedDevices/microsoft.graph.device`), ['AINO-HOME']],
];
const RIGHTS = [
  ['scope groups', at(`${user}/checkMemberGroups`)],
  ['Entra roles', at(`${user}/transitiveMemberOf/microsoft.graph.directoryRole`)],
  ['own record', at(user)],
  ['roles', at('/(?:v1\\.0|beta)/deviceManagement/roleDefinitions')],
  ['assignments', at('/(?:v1\\.0|beta)/deviceManagement/roleAssignments/[^/]+')],
  ['a device', at('/v1\\.0/deviceManagement/managedDevices/[^/]+')],
  ['the primary user', at('/v1\\.0/deviceManagement/managedDevices/[^/]+/users')],
  ['the Entra object', at('/v1\\.0/devices\\(.*')],
  ['device groups', at('/v1\\.0/devices/[^/]+/checkMemberGroups')],
] as const;

for (const mode of ['application', 'delegated'])
  describe(`an answer of Graph that is 200 and wrong, in ${mode} mode (${partSaid(EVERY)})`, function () {
    this.timeout(120_000);
    const played = inTurn(
      mode === 'application' ? wrongnesses : wrongnesses.filter((_, n) => n % 3 === 0),
      EVERY,
    );
    let bot: Production;
    before(async () => {
      bot = await openBot(mode);
    });

    const under = async <T>(wrong: Wrongness, match: RegExp, run: () => Promise<T>): Promise<T> => {
      const { url } = bot.sandbox;
      const fault = bot.sandbox.control.fail({
        match,
        alter: (answer, path) =>
          answer.status === 200 ? wrong.make(answer, path.startsWith('/') ? url + path : path) : answer,
      });
      try {
        return await run();
      } finally {
        fault.remove();
      }
    };
    const say = async (who: string, words: string, over = {}) => {
      const answered = await bot.channel.say(who, words, over);
      assert.ok(answered.status < 300 && answered.text !== '', `${words}: ${answered.status}`);
      assert.doesNotMatch(answered.text, BROKEN);
      return answered.text;
    };
    const nothingDenied = (text: string, right: string, why: string) => {
      for (const none of NONE)
        if (none.test(text)) assert.match(right, none, `${why} says ${String(none)}:\n${text}`);
    };

    for (const [name, match, own] of ofThePerson)
      it(`about ${name} hides nothing else on the user card, and is never told as none`, async () => {
        const words = 'select user aino@contoso.example';
        const right = await say(people.fieldOperator, words);
        for (const marker of own) assert.ok(right.includes(marker), `${marker} in:\n${right}`);
        for (const wrong of played) {
          const text = await under(wrong, match, () => say(people.fieldOperator, words));
          nothingDenied(text, right, wrong.name);
          const others = ofThePerson.flatMap(([, , markers]) => markers);
          const due = wrong.keeps
            ? others.filter((one) => !one.includes('·'))
            : others.filter((one) => !own.includes(one) || (name === 'owned devices' && one === 'AINO-HOME'));
          // nobody knows what is only in Entra without Intune's own list
          const unknown = (one: string) => name === 'devices' && one === 'AINO-HOME';
          for (const marker of due.filter((one) => !isLost(name, wrong, one) && !unknown(one)))
            assert.ok(text.includes(marker), `${wrong.name}: ${marker} in:\n${text}`);
          if (name === 'devices' && text.includes('Could not be read: devices'))
            assert.ok(!text.includes('AINO-HOME'), `${wrong.name}:\n${text}`);
        }
      });

    for (const [name, match] of RIGHTS)
      it(`about ${name} widens no right`, async () => {
        const ask = async (who: string, device: string) =>
          bot.channel.invoke(who, 'action.ask', { action: 'remoteLock', device });
        for (const wrong of played)
          await under(wrong, match, async () => {
            for (const [who, device, shown] of [
              [people.nobody, devices.ainoPhone, 'AINO-PHONE'],
              [people.fieldOperator, devices.boPhone, 'BO-PHONE'],
              [people.reader, devices.ainoPhone, undefined],
            ] as const) {
              const asked = await ask(who, device);
              assert.equal(asked.status, 200);
              assert.doesNotMatch(asked.text, /Confirm remote lock/, `${wrong.name}:\n${asked.text}`);
              if (shown !== undefined)
                assert.ok(!asked.text.includes(shown), `${wrong.name}:\n${asked.text}`);
            }
          });
        assert.deepEqual(
          bot.calls().filter((call) => call.includes('remoteLock')),
          [],
        );
      });

    for (const [name, match] of RIGHTS)
      it(`about ${name} is never told to someone with the right as a sure no`, async () => {
        for (const [who, device] of [
          [people.fieldOperator, devices.ainoPhone],
          [people.deviceOperator, devices.boPhone],
        ] as const) {
          const show = async () => (await bot.channel.invoke(who, 'device.show', { device })).text;
          const right = await show();
          for (const wrong of played)
            if (!SAYS_ANOTHER.includes(name) || wrong.name !== 'the id of another')
              nothingDenied(await under(wrong, match, show), right, `${wrong.name} to ${who}`);
        }
      });

    it('about the admin channel lets nobody in', async () => {
      const there = bot.channel.inChannel(ADMIN_CHANNEL);
      const right = await say(people.admin, 'roles', there);
      assert.match(right, /Field help desk/);
      for (const path of [
        '/v1\\.0/teams/[^/]+/channels/[^/]+',
        '/v1\\.0/teams/[^/]+/channels/[^/]+/allMembers',
        `${user}/transitiveMemberOf/microsoft.graph.directoryRole`,
        '/v1\\.0/groups/[^/]+',
        '/(?:v1\\.0|beta)/deviceManagement/roleDefinitions',
      ])
        for (const wrong of played)
          await under(wrong, at(path), async () => {
            for (const who of [people.fieldOperator, people.otherAdmin])
              assert.doesNotMatch(await say(who, 'roles', there), /Field help desk/, `${path} ${wrong.name}`);
            nothingDenied(await say(people.admin, 'roles', there), right, `${path} ${wrong.name}`);
          });
    });
  });
