import assert from 'node:assert/strict';
import { seeded } from '../../../sandbox/graph/random.ts';
import type { Entity } from '../../../sandbox/graph/types.ts';
import { until } from '../../support/act.ts';
import { parts, wordsOf } from '../../support/channel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { deviceId, devices, entraId, people, smallTenant } from '../../support/tenant.ts';
import { Draw } from './support/patient.ts';

const operator = people.fieldOperator;
const HOUR = 3_600_000;
const FUTURE = '2062-11-24T14:02:00Z';
const TOLD = '24 Nov 2062, 14:02 UTC (in the future, can’t be right)';
/** What the bot said of such dates, and mustn't. */
const AHEAD = /(?<!checked )\bin \d+ (?:minutes?|hours?|days?|months?|years?)\b/;
const anHourAgo = () => new Date(Date.now() - HOUR).toISOString();

/** Everything of Aino’s is well and was an hour ago, but for what a test changes. */
function tenant(
  change: (of: { aino: Entity; laptop: Entity; data: ReturnType<typeof smallTenant> }) => void,
) {
  const data = smallTenant();
  const aino = data.users.find(({ id }) => id === people.aino);
  const laptop = data.managedDevices.find(({ id }) => id === devices.ainoLaptop);
  assert.ok(aino && laptop);
  for (const device of data.managedDevices)
    Object.assign(device, { lastSyncDateTime: anHourAgo(), complianceState: 'compliant' });
  Object.assign(aino, { lastPasswordChangeDateTime: anHourAgo() });
  change({ aino, laptop: laptop, data });
  return data;
}

const open = (change: Parameters<typeof tenant>[0]) => openStage({ data: tenant(change) });

async function withStage(change: Parameters<typeof tenant>[0], play: (stage: Stage) => Promise<void>) {
  const stage = await open(change);
  try {
    await play(stage);
  } finally {
    await stage.close();
  }
}

/** The whole card, as it is after what takes one more round. */
async function personCard({ channel }: Stage): Promise<string> {
  const before = channel.updates.length;
  const { text } = await channel.say(operator, 'select user aino@contoso.example');
  if (!text.includes('Still reading')) return text;
  await until(() => channel.updates.length > before);
  return wordsOf(channel.updates.at(-1)?.card);
}

describe('a check-in that is dated in the future', () => {
  const ofLaptop = ({ laptop }: { laptop: Entity }) => Object.assign(laptop, { lastSyncDateTime: FUTURE });

  it('is told as what can’t be right, on every card', () =>
    withStage(ofLaptop, async (stage) => {
      const { channel } = stage;
      const ticket = await channel.invoke(operator, 'user.ticket', { user: people.aino });
      const copied = [...parts(ticket.card)].map(({ value }) => (typeof value === 'string' ? value : ''));
      const all = [
        await personCard(stage),
        (await channel.say(operator, 'device AINO-LAPTOP')).text,
        (await channel.say(operator, 'device AINO')).text,
        (await channel.invoke(operator, 'user.tab', { user: people.aino, tab: 'devices', page: '0' })).text,
        (await channel.invoke(operator, 'user.devices', { user: people.aino, page: '0' })).text,
        copied.join('\n'),
      ];
      for (const text of all) {
        assert.ok(text.includes(TOLD), text);
        assert.doesNotMatch(text, AHEAD);
      }
    }));

  it('stands last in lists', () =>
    withStage(ofLaptop, async (stage) => {
      const { channel } = stage;
      for (const { text } of [
        await channel.invoke(operator, 'user.devices', { user: people.aino, page: '0' }),
        await channel.say(operator, 'device AINO-'),
      ]) {
        const places = ['AINO-PHONE', 'AINO-MAC', 'AINO-LAPTOP'].map((name) => text.indexOf(name));
        assert.ok(
          places.every((place) => place >= 0 && place <= (places[2] ?? 0)),
          text,
        );
      }
    }));

  it('leaves unknown how long the device was silent, and nothing is called fine then', () =>
    withStage(ofLaptop, async (stage) => {
      const UNKNOWN = `It’s unknown when AINO-LAPTOP last checked in: the check-in is dated ${TOLD}`;
      const person = await personCard(stage);
      assert.ok(person.includes(UNKNOWN), person);
      assert.doesNotMatch(person, /Nothing wrong found|never checked in|Not checked in for too long/);
      const device = (await stage.channel.say(operator, 'device AINO-LAPTOP')).text;
      assert.ok(device.includes(UNKNOWN), device);
      assert.doesNotMatch(device, /Nothing wrong found/);
    }));

  it('is believed as long as clocks may differ by it', () =>
    withStage(
      ({ laptop }) =>
        Object.assign(laptop, { lastSyncDateTime: new Date(Date.now() + 2 * 60_000).toISOString() }),
      async (stage) => assert.doesNotMatch(await personCard(stage), /can’t be right/),
    ));

  it('makes no record of two the live one', () =>
    withStage(
      ({ laptop, data }) => {
        Object.assign(laptop, { lastSyncDateTime: FUTURE });
        data.managedDevices.push({
          ...(laptop as unknown as (typeof data.managedDevices)[number]),
          id: deviceId(700),
          deviceName: 'AINO-TWIN',
          azureADDeviceId: entraId(2),
          lastSyncDateTime: anHourAgo(),
        });
      },
      async (stage) => {
        const text = await personCard(stage);
        assert.doesNotMatch(text, /An old record|enrolled again as/);
        assert.doesNotMatch(text, /Nothing wrong found/);
      },
    ));
});

const seed = Date.now() % 1_000_000;

describe(`any other date in the future (seed ${seed})`, () => {
  const draw = new Draw(seeded(seed));
  const later = () => new Date(Date.now() + draw.number(0.2, 40 * 365 * 24) * HOUR).toISOString();
  const FIELDS: readonly [what: string, change: Parameters<typeof tenant>[0], said: RegExp | undefined][] = [
    [
      'a password’s change',
      ({ aino }) => Object.assign(aino, { lastPasswordChangeDateTime: later() }),
      /It’s unknown how old the password is/,
    ],
    [
      'an account’s sync',
      ({ aino }) => Object.assign(aino, { onPremisesSyncEnabled: true, onPremisesLastSyncDateTime: later() }),
      /It’s unknown when the account was synced/,
    ],
    [
      'an enrollment’s failure',
      ({ data }) =>
        (data.nav[`users/${people.aino}/deviceManagementTroubleshootingEvents`] = [
          { id: 'f', eventDateTime: later(), failureCategory: 'authentication' },
        ]),
      /It’s unknown when an enrollment failed/,
    ],
    ['an account’s beginning', ({ aino }) => Object.assign(aino, { createdDateTime: later() }), undefined],
    ['an enrollment', ({ laptop }) => Object.assign(laptop, { enrolledDateTime: later() }), undefined],
    [
      'Exchange’s sync',
      ({ laptop }) => Object.assign(laptop, { exchangeLastSuccessfulSyncDateTime: later() }),
      undefined,
    ],
    [
      'an action’s result',
      ({ laptop }) =>
        Object.assign(laptop, {
          deviceActionResults: [{ actionName: 'syncDevice', actionState: 'done', startDateTime: later() }],
        }),
      undefined,
    ],
    [
      'a sign-in in Entra',
      ({ data }) =>
        Object.assign(data.devices.find(({ displayName }) => displayName === 'AINO-HOME') ?? {}, {
          approximateLastSignInDateTime: later(),
        }),
      undefined,
    ],
  ];
  for (const [what, change, said] of FIELDS)
    it(`is never “in 36 years”: of ${what}`, () =>
      withStage(change, async (stage) => {
        const { channel } = stage;
        const user = { user: people.aino };
        const person = await personCard(stage);
        const texts = [
          person,
          (await channel.say(operator, 'device AINO-LAPTOP')).text,
          (await channel.invoke(operator, 'user.account', user)).text,
          (await channel.invoke(operator, 'user.tab', { ...user, tab: 'failures', page: '0' })).text,
          (await channel.invoke(operator, 'user.tab', { ...user, tab: 'devices', page: '0' })).text,
        ];
        assert.ok(
          texts.some((text) => text.includes('(in the future, can’t be right)')),
          texts.join('\n---\n'),
        );
        for (const text of texts) assert.doesNotMatch(text, AHEAD);
        if (!said) return;
        assert.match(person, said);
        assert.doesNotMatch(person, /Nothing wrong found/);
      }));
});
