import assert from 'node:assert/strict';
import { type Azurite, azuriteOrSkip } from '../../support/azurite.ts';
import { readStateTable } from '../../../bot/store/index.ts';
import type { Answered } from '../../support/channel.ts';
import { Production, asksToSignIn } from '../../support/production.ts';
import { devices, people } from '../../support/tenant.ts';

const operator = people.fieldOperator;
const accountOf = ({ over }: Production) =>
  ({ kind: 'connectionString', connectionString: over.StoreUrl ?? '' }) as const;

describe('a sign-in with two bots on one store', function () {
  this.timeout(60_000);
  let azurite: Azurite;
  before(async function () {
    azurite = await azuriteOrSkip(this);
  });

  const text = (answered: Answered) => `${answered.text}\n${JSON.stringify(answered.sent)}`;
  async function twoBots() {
    const production = await Production.open({ StoreUrl: azurite.account() });
    const urls = [(await production.start()).url, (await production.start()).url] as const;
    const at = <T>(bot: 0 | 1, ask: () => Promise<T>): Promise<T> => {
      production.channel.botUrl = urls[bot];
      return ask();
    };
    return { production, channel: production.channel, at };
  }

  it('that one bot asked for and the other got goes on there with what was asked; each bot asks once', async () => {
    const { production, channel, at } = await twoBots();
    const asked = await at(0, () => channel.say(operator, 'select user aino'));
    assert.ok(asksToSignIn(asked));
    const done = await at(1, () => production.exchange(operator, asked));
    assert.equal(done.status, 200);
    assert.match(text(done), /Aino Virtanen/);
    // a second client of the same person brings its token to the first bot: nothing runs twice
    const late = await at(0, () => production.exchange(operator, asked));
    assert.deepEqual([late.status, late.sent.length], [200, 0]);
    for (const bot of [0, 1] as const)
      assert.ok(!asksToSignIn(await at(bot, () => channel.say(operator, 'whoami'))), `bot ${bot}`);
  });

  it('goes on for nobody else, and only with the rights that the person has by then', async () => {
    const { production, channel, at } = await twoBots();
    const asked = await at(0, () => channel.say(operator, 'select user aino'));
    const other = await at(1, () => production.exchange(people.operatorOfAll, asked));
    assert.doesNotMatch(text(other), /Aino Virtanen/);
    const { data } = production.sandbox.tenant;
    for (const role of data.roleDefinitions) role.roleAssignments = [];
    production.sandbox.tenant.changed();
    const done = await at(1, () => production.exchange(operator, asked));
    assert.equal(done.sent.length, 1);
    assert.doesNotMatch(text(done), /Aino Virtanen/);
  });

  it('that asks for a press goes on with it, unless a form was filled in', async () => {
    const { production, channel, at } = await twoBots();
    const press = (verb: string, more: object = {}) =>
      channel.invoke(operator, verb, { action: 'wipe', device: devices.ainoMac, ...more });
    const asked = await at(0, () => press('action.ask'));
    assert.match(text(await at(1, () => production.exchange(operator, asked))), /Wipe/);
    const filled = people.operatorOfAll;
    const form = await at(0, () =>
      channel.invoke(filled, 'action.fill', {
        action: 'wipe',
        device: devices.ainoMac,
        macOsUnlockCode: '271828',
      }),
    );
    const done = await at(1, () => production.exchange(filled, form));
    assert.match(text(done), /signed in/i);
    assert.doesNotMatch(JSON.stringify(await readStateTable(accountOf(production))), /271828/);
  });
});

describe('a sign-in with one bot on files', () => {
  it('goes on with what was asked for before a restart', async () => {
    const production = await Production.open();
    const first = await production.start();
    const asked = await production.channel.say(operator, 'select user aino');
    assert.ok(asksToSignIn(asked));
    await first.close();
    await production.start();
    const done = await production.exchange(operator, asked);
    assert.match(JSON.stringify(done.sent), /Aino Virtanen/);
  });
});
