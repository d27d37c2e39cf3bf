import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import { later } from '../../bot/time/later.ts';
import { azuriteOrSkip, openAzurite } from '../support/azurite.ts';
import { FakeChannel } from '../support/channel.ts';
import { type DrillResult, faultDrill } from './support/faults/fault-drill.ts';
import { check, type Entry } from './support/faults/history.ts';
import { lastLine, simulatedLine } from './support/faults/last-line.ts';
import { messageOf, Screen } from './support/faults/screen.ts';
import { drillDevices, nameOf } from './support/faults/tenant.ts';
import { cases } from '../support/thorough.ts';
import { simulate } from './support/simulate/simulate.ts';
import { Told } from './support/simulate/told.ts';
import { simulateWorlds } from './support/simulate/worlds.ts';

/** Their bots are processes, and wait most of the time. So both run at the same time, before the first of the tests that look at them. */
const drills = { one: later<DrillResult>(), three: later<DrillResult>(), areBegun: false };
async function runDrills(this: Context): Promise<void> {
  this.timeout(180_000);
  if (drills.areBegun) return;
  drills.areBegun = true;
  const three = openAzurite().then((azurite) =>
    // without azurite the test is skipped
    azurite ? faultDrill({ seed: 1, actions: cases(16, 24), bots: 3, store: 'tables' }) : undefined,
  );
  const [ofOne, ofThree] = await Promise.all([faultDrill({ seed: 1, actions: cases(24, 48) }), three]);
  drills.one.resolve(ofOne);
  if (ofThree) drills.three.resolve(ofThree);
}

describe('actions under faults of Graph, Teams and the bot’s own process', () => {
  before(runDrills);

  it('are sent once at most, after their audit entry, and no receipt says more than was known (seed 1)', async () => {
    const result = await drills.one.promise;
    assert.match(lastLine(result), /^\d+ actions, 0 doubled, 0 without audit, 0 false receipts, /);
    assert.ok(
      result.sent > cases(5, 10) && result.faults > cases(2, 5),
      `the drill reaches too little: ${lastLine(result)}`,
    );
  });
});

describe('actions under faults of three bots on one storage account', () => {
  before(runDrills);

  it('are sent once at most, after their audit entry, whichever bot is killed, frozen, rolled or cut off (seed 1)', async function () {
    await azuriteOrSkip(this);
    const result = await drills.three.promise;
    assert.match(lastLine(result), /^\d+ actions, 0 doubled, 0 without audit, 0 false receipts, /);
    const { sent, faults, storeFaults, crashes, early, auditFault } = result;
    assert.deepEqual([crashes, early, auditFault], [0, 0, undefined]);
    // a busy machine gets little done between two harms
    const few = cases(1, 3);
    assert.ok(sent > few && faults > few && storeFaults > few, `it reaches too little: ${lastLine(result)}`);
  });
});

describe('actions under faults, simulated', function () {
  this.timeout(120_000);

  it('are sent once at most, after their audit entry, and no receipt says more than was known (seed 2)', async () => {
    const result = await simulate({ seed: 2, actions: cases(200, 500) });
    assert.match(simulatedLine(result), /^\d+ actions, 0 doubled, 0 without audit, 0 false receipts, /);
    const { sent, faults, kills, errors, early } = result;
    assert.equal(early, 0);
    assert.ok(
      sent > cases(80, 200) && faults > cases(15, 50) && kills > cases(0, 2),
      `it reaches too little: ${simulatedLine(result)}`,
    );
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

describe('a simulation in several worlds', function () {
  this.timeout(120_000);

  it('adds them up, and each can be played again by its seed', async () => {
    const said: string[] = [];
    const both = await simulateWorlds({
      seed: 5,
      actions: 50,
      ofWorld: 30,
      say: (line) => void said.push(line),
    });
    assert.match(simulatedLine(both), /^50 actions, 0 doubled, 0 without audit, 0 false receipts, /);
    const worlds = said.flatMap((line) => /^seed (\d+): (\d+) actions, /.exec(line)?.slice(1, 3) ?? []);
    const [seed, actions, otherSeed, otherActions] = worlds.map(Number);
    assert.deepEqual([actions, otherActions].toSorted(), [20, 30], said.join('\n'));
    let sent = 0;
    for (const [itsSeed = 0, of = 0] of [
      [seed, actions],
      [otherSeed, otherActions],
    ]) {
      const alone = await simulate({ seed: itsSeed, actions: of });
      assert.ok(
        said.some((line) => line.endsWith(alone.digest)),
        said.join('\n'),
      );
      sent += alone.sent;
    }
    assert.equal(both.sent, sent);
  });
});

describe('Graph’s Retry-After in the simulation', () => {
  const told = () => {
    const one = new Told();
    one.say('read', { heardAt: 20, until: 1_000 });
    return one;
  };

  it('is broken by a call that left after it was heard, and came too early', () => {
    const one = told();
    one.came('read', { sentAt: 21, now: 999 });
    assert.equal(one.early, 1);
  });

  it('is kept by a call that comes in time, and by one that was on its way', () => {
    const one = told();
    one.came('read', { sentAt: 19, now: 25 });
    one.came('read', { sentAt: 960, now: 1_000 });
    one.came('another', { sentAt: 30, now: 40 });
    assert.equal(one.early, 0);
  });
});

describe('what the drill’s operators have before them', () => {
  const [first = '', second = ''] = drillDevices(2);
  const entryOf = (device: string): Entry => ({
    action: 'remoteLock',
    device,
    askedAt: 0,
    presses: ['ok'],
    posts: 1,
    started: 1,
    done: false,
  });
  const card = (...lines: string[]) => ({
    type: 'AdaptiveCard',
    body: lines.map((text) => ({ type: 'TextBlock', text })),
  });
  const attachments = (...lines: string[]) => [
    { contentType: 'application/vnd.microsoft.card.adaptive', content: card(...lines) },
  ];
  const open = (posts = 1) => {
    const channel = new FakeChannel();
    const screen = new Screen(channel, () => posts);
    const entries = [entryOf(first), entryOf(second)] as const;
    for (const entry of entries) screen.watch(entry);
    const comes = (activityId: string, ...lines: string[]) =>
      channel.shown({
        conversationId: 'a:someone',
        activityId,
        activity: { type: 'message', attachments: attachments(...lines) },
      });
    const answers = (entry: Entry, ...lines: string[]) => {
      const value = lines.length > 0 ? card(...lines) : undefined;
      const body = value && { type: 'application/vnd.microsoft.card.adaptive', value };
      return screen.heard('someone', entry, performance.now(), {
        status: 200,
        card: undefined,
        opened: undefined,
        text: '',
        sent: [],
        body,
      });
    };
    return { screen, entries, comes, answers };
  };
  const isFalse = (entry: Entry) => check([entry]).falseReceipts.length > 0;

  it('takes a card that comes late in a message of its own for the device that it names', () => {
    const { entries, comes, answers } = open();
    entries[0].done = true;
    comes('late', nameOf(first), '✓  Done');
    const heard = answers(entries[1]);
    assert.deepEqual([heard.card, heard.text], [undefined, '']);
    assert.deepEqual([entries[0].said?.length, entries[1].said], [1, undefined]);
    assert.deepEqual(entries.map(isFalse), [false, false]);
  });

  it('sees an answer with the card of another device, in the press’s answer and in its message', () => {
    for (const how of ['answers', 'comes'] as const) {
      const { entries, comes, answers } = open();
      if (how === 'comes') comes(messageOf(second), nameOf(first), 'Accepted');
      else answers(entries[1], nameOf(first), 'Accepted');
      assert.deepEqual(entries.map(isFalse), [false, true]);
    }
  });

  it('sees what wasn’t true yet when it was shown', () => {
    const early = open(0);
    early.answers(early.entries[0], nameOf(first), 'Accepted');
    assert.equal(isFalse(early.entries[0]), true);
    const done = open();
    done.comes(messageOf(first), nameOf(first), '✓  Done');
    done.entries[0].done = true;
    assert.equal(isFalse(done.entries[0]), true);
  });

  it('knows the card that stands in a message, and a press that was answered with nothing', () => {
    const { screen, entries, comes, answers } = open();
    assert.equal(answers(entries[0]).isSilent, true);
    answers(entries[0], nameOf(first), 'Pending');
    comes(messageOf(first), nameOf(first), 'Accepted');
    assert.match(JSON.stringify(screen.standing(entries[0])), /Accepted/);
    assert.equal(screen.standing(entries[1]), undefined);
  });
});

describe('the drill’s checker', () => {
  const entry: Entry = {
    action: 'remoteLock',
    device: 'one',
    askedAt: 0,
    presses: ['ok'],
    posts: 1,
    started: 1,
    done: false,
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
