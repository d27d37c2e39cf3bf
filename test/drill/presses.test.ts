import assert from 'node:assert/strict';
import { drill } from './support/drill.ts';

const seed = Date.now() % 1_000_000;

describe('random presses by several operators on the same devices', () => {
  it(`send no action twice, none without its audit entry, none outside role or scope (seed ${seed})`, async function () {
    this.timeout(120_000);
    const { sent, turnedDown } = await drill(100, seed);
    assert.ok(
      sent > 30 && turnedDown > 30,
      `${sent} sent, ${turnedDown} turned down: the drill reaches too little`,
    );
  });
});
