import assert from 'node:assert/strict';
import { azuriteOrSkip } from '../support/azurite.ts';
import { faultDrill } from './support/faults/fault-drill.ts';
import { check, type Entry } from './support/faults/history.ts';
import { lastLine, simulatedLine } from './support/faults/last-line.ts';
import { simulate } from './support/simulate/simulate.ts';

describe('actions under faults of Graph, Teams and the bot’s own process', () => {
  it('are sent once at most, after their audit entry, and no receipt says more than was known (seed 1)', async function () {
    this.timeout(180_000);
    const result = await faultDrill({ seed: 1, actions: 48 });
    assert.match(lastLine(result), /^48 actions, 0 doubled, 0 without audit, 0 false receipts, /);
    assert.ok(result.sent > 10 && result.faults > 5, `the drill reaches too little: ${lastLine(result)}`);
  });
});

describe('actions under faults of three bots on one storage account', () => {
  it('are sent once at most, after their audit entry, whichever bot is killed, frozen, rolled or cut off (seed 1)', async function () {
    this.timeout(180_000);
    // without azurite it is skipped
    await azuriteOrSkip(this);
    const result = await faultDrill({ seed: 1, actions: 24, bots: 3, store: 'tables' });
    assert.match(lastLine(result), /^24 actions, 0 doubled, 0 without audit, 0 false receipts, /);
    const { sent, faults, storeFaults, crashes, early, auditFault } = result;
    assert.deepEqual([crashes, early, auditFault], [0, 0, undefined]);
    // a busy machine gets little done between two harms
    assert.ok(sent > 3 && faults > 3 && storeFaults > 3, `it reaches too little: ${lastLine(result)}`);
  });
});

describe('actions under faults, simulated', function () {
  this.timeout(120_000);

  it('are sent once at most, after their audit entry, and no receipt says more than was known (seed 2)', async () => {
    const result = await simulate({ seed: 2, actions: 500 });
    assert.match(simulatedLine(result), /^500 actions, 0 doubled, 0 without audit, 0 false receipts, /);
    const { sent, faults, kills, errors, early } = result;
    assert.equal(early, 0);
    assert.ok(sent > 200 && faults > 50 && kills > 2, `it reaches too little: ${simulatedLine(result)}`);
    // what can't be written down is an error, and nothing else is
    assert.deepEqual(
      [...errors.keys()].filter((error) => !error.endsWith(': StoreError')),
      [],
    );
  });

  it('are the same for the same seed, and others for another', async () => {
    const [one, same, other] = [
      await simulate({ seed: 5, actions: 60 }),
      await simulate({ seed: 5, actions: 60 }),
      await simulate({ seed: 6, actions: 60 }),
    ];
    assert.equal(one.digest, same.digest);
    assert.notEqual(one.digest, other.digest);
  });
});

describe('the drill’s checker', () => {
  const entry: Entry = {
    ...{
      action: 'remoteLock',
      device: 'one',
      askedAt: 0,
      presses: ['ok'],
      posts: 1,
      started: 1,
      done: false,
    },
    receipt: 'Remote lock\nAccepted',
  };

  for (const [what, over, broken] of [
    ['nothing wrong', {}, []],
    ['nothing sent, and nothing said', { posts: 0, receipt: 'Outcome unknown' }, []],
    ['two sends', { posts: 2, started: 2 }, ['doubled']],
    ['a send without a press', { presses: [] }, ['doubled']],
    ['a send without its entry', { started: 0 }, ['withoutAudit']],
    ['a receipt of what was never sent', { posts: 0 }, ['falseReceipts']],
    ['a sign before it', { posts: 0, receipt: '◷  Pending' }, ['falseReceipts']],
    ['that nothing more was sent', { receipt: 'Accepted\nNothing was sent a second time.' }, []],
    ['an entry that was written after it was sent', { startedAt: 2, postedAt: 1 }, ['withoutAudit']],
    [
      'two presses of which one sent it',
      { presses: ['ok', 'ok'], answers: ['so nothing was sent this time', 'Accepted'] },
      [],
    ],
    ['a press that denies what it sent', { answers: ['so nothing was sent this time'] }, ['falseReceipts']],
    ['that nothing has been sent so far', { answers: ['Nothing has been sent yet.'] }, []],
    ['what was denied on the way', { said: ['Nothing was sent.'] }, ['falseReceipts']],
    ['a receipt that denies what was sent', { receipt: 'Nothing was sent.' }, ['falseReceipts']],
    ['a receipt that says done too early', { receipt: 'Remote lock\n✓  Done' }, ['falseReceipts']],
  ] as const)
    it(`sees ${what}`, () => {
      const found = check([
        { ...entry, ...over, presses: [...((over as Partial<Entry>).presses ?? entry.presses)] },
      ]);
      assert.deepEqual(
        Object.entries(found).flatMap(([name, entries]: [string, Entry[]]) =>
          entries.length > 0 ? [name] : [],
        ),
        broken,
      );
    });
});
