import assert from 'node:assert/strict';
import { capacity, type CapacityOptions } from './support/capacity/capacity.ts';

/** A tenth of Intune's limits, for a tenth of its operators. */
const limits = {
  devices: { any: 200, writes: 20 },
  roles: { any: 100, writes: 10 },
  troubleshooting: { any: 100, writes: 10 },
  configuration: { any: 100, writes: 10 },
};
const usual: CapacityOptions = {
  seed: 1,
  operators: 450,
  anHour: 30,
  actionsAnHour: 1,
  afterMinutes: 1,
  minutes: 1,
  delegated: false,
  assignments: 7,
  limits,
};

describe('how many operators a tenant carries', function () {
  this.timeout(120_000);

  it('is as many as Graph’s limits allow: nobody is told to wait', async () => {
    const { lookUps, whole, sent, seconds } = await capacity(usual);
    assert.ok(lookUps > 150, `${lookUps}`);
    assert.ok(whole > 0.99 && sent === 1, JSON.stringify({ whole, sent }));
    assert.ok(seconds[2] < 5, seconds.join());
  });

  it('above that, actions go first, most of what Graph takes is used, and nobody is left out', async () => {
    const result = await capacity({ ...usual, operators: 1_000, minutes: 2 });
    const { whole, sent, actionSeconds, seconds, unfairness } = result;
    // 1,000 operators ask for 167 enrollment failures in 20 seconds, and 100 are answered
    assert.ok(whole > 0.35, JSON.stringify(result));
    assert.equal(sent, 1);
    assert.ok(actionSeconds < seconds[1], JSON.stringify(result));
    assert.ok(unfairness < 8, JSON.stringify(result));
  });

  it('is the same for the same seed', async () => {
    const [one, two] = [
      await capacity({ ...usual, operators: 100 }),
      await capacity({ ...usual, operators: 100 }),
    ];
    assert.deepEqual(one, two);
  });
});
