import assert from 'node:assert/strict';
import { type Azurite, azuriteOrSkip } from '../../support/azurite.ts';
import { Production, asksToSignIn } from '../../support/production.ts';
import { people } from '../../support/tenant.ts';

const operator = people.fieldOperator;

describe('a sign-in with two bots on one store', function () {
  this.timeout(60_000);
  let azurite: Azurite;
  before(async function () {
    azurite = await azuriteOrSkip(this);
  });

  it('that one bot asked for and the other got is done there, and says so; each bot asks once', async () => {
    const production = await Production.open({ StoreUrl: azurite.account() });
    const { channel } = production;
    const urls = [(await production.start()).url, (await production.start()).url] as const;
    const at = <T>(bot: 0 | 1, ask: () => Promise<T>): Promise<T> => {
      channel.botUrl = urls[bot];
      return ask();
    };
    const whoami = () => channel.say(operator, 'whoami');
    const asked = await at(0, whoami);
    assert.ok(asksToSignIn(asked));
    const done = await at(1, () => production.exchange(operator, asked));
    assert.equal(done.status, 200);
    assert.match(done.text, /signed in/i);
    assert.ok(!asksToSignIn(await at(1, whoami)));
    // a second client of the same person brings its token to the first bot: nothing runs twice
    const late = await at(0, () => production.exchange(operator, asked));
    assert.deepEqual([late.status, late.sent.length], [200, 0]);
    assert.ok(!asksToSignIn(await at(0, whoami)), 'that token counts there');
  });
});
