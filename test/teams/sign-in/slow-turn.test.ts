import assert from 'node:assert/strict';
import { until } from '../../support/act.ts';
import { Production } from '../../support/production.ts';
import { people } from '../../support/tenant.ts';

const operator = people.fieldOperator;
const INVOKE_MS = 300;
const SLOW_MS = 1_500;

describe('sign-in: a turn that takes long once it is signed in', () => {
  let production: Production;
  afterEach(() => production.close());

  it('doesn’t keep Teams waiting for the answer to its token, and its card comes', async () => {
    production = await Production.open();
    await production.start(
      undefined,
      {},
      { limits: { invokeMs: INVOKE_MS, warningMs: 100, checkingMs: 20_000 } },
    );
    const { channel, sandbox } = production;
    const asked = await channel.say(operator, 'whoami');
    sandbox.control.latency(SLOW_MS);
    const began = performance.now();
    const { status } = await production.exchange(operator, asked);
    const took = performance.now() - began;
    assert.equal(status, 200);
    assert.ok(took < SLOW_MS - 100, `it took ${took} ms`);
    // what is asked from now on is answered at once
    sandbox.control.latency(0);
    const cards = () =>
      channel.sent.filter(({ activity }) => JSON.stringify(activity).includes('AdaptiveCard'));
    assert.equal(cards().length, 0);
    await until(() => cards().length === 1, 20_000);
  });
});
