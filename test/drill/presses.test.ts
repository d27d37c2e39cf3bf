import assert from 'node:assert/strict';
import { cases } from '../support/thorough.ts';
import { drill } from './support/drill.ts';

const RUNS = cases(30, 100);
const seed = Date.now() % 1_000_000;

describe('random presses by several operators on the same devices', () => {
  it(`send no action twice, none without its audit entry, none outside role or scope (seed ${seed})`, async function () {
    this.timeout(120_000);
    const { sent, turnedDown } = await drill(RUNS, seed);
    assert.ok(
      sent > 0.3 * RUNS && turnedDown > 0.3 * RUNS,
      `${sent} sent, ${turnedDown} turned down: the drill reaches too little`,
    );
  });
});
