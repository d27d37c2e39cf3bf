import assert from 'node:assert/strict';
import { cases } from '../support/thorough.ts';
import { fuzz, wentWell } from './support/fuzz.ts';
import { Chance } from './support/chance.ts';
import { mutated } from './support/mutate.ts';
import { summary } from './support/tally.ts';

const ACTIVITIES = cases(150, 400);
const seed = Date.now() % 1_000_000;

describe('broken activities and broken answers of Graph', () => {
  it(`break nothing (seed ${seed})`, async function () {
    this.timeout(180_000);
    const tally = await fuzz({ seed, activities: ACTIVITIES });
    assert.ok(tally.taken > ACTIVITIES / 2, `only ${tally.taken} were taken`);
    // memory has not settled after so few
    assert.ok(wentWell({ ...tally, memory: 1 }), [summary(tally), ...tally.faults].join('\n'));
  });

  it('are the same for the same seed, and other ones for another', () => {
    const whole = { type: 'message', text: 'whoami', from: { id: 'x' }, entities: [1, 2, 3] };
    const many = (from: number) => {
      const chance = new Chance(from);
      return Array.from({ length: 50 }, () => JSON.stringify(mutated(whole, chance)));
    };
    assert.deepEqual(many(1), many(1));
    assert.notDeepEqual(many(1), many(2));
    assert.ok(new Set(many(1)).size > 40);
    assert.deepEqual(whole, { type: 'message', text: 'whoami', from: { id: 'x' }, entities: [1, 2, 3] });
  });
});
