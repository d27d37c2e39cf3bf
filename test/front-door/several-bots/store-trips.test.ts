import assert from 'node:assert/strict';
import { type Azurite, azuriteOrSkip } from '../../support/azurite.ts';
import type { Answered } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';

const operator = people.fieldOperator;
const WRITE = /^POST .*\/\$batch$/;
const POST = /^POST .*\/remoteLock$/;

describe('how often a press waits for the storage account', function () {
  this.timeout(60_000);
  let azurite: Azurite;
  let stage: Stage;
  let all: Rounds[];
  /** What was asked of whom, in the order of the answers. */
  let asked: { of: 'tables' | 'queue' | 'graph'; calls: string[] }[];
  before(async function () {
    azurite = await azuriteOrSkip(this);
  });
  beforeEach(async () => {
    asked = [];
    const around = (of: 'tables' | 'queue' | 'graph') => new Rounds((calls) => asked.push({ of, calls }));
    const [tables, queue, graph] = [around('tables'), around('queue'), around('graph')];
    all = [tables, queue, graph];
    const account = azurite
      .account()
      .replace(azurite.tables, await tables.inFrontOf(azurite.tables))
      .replace(azurite.queues, await queue.inFrontOf(azurite.queues));
    stage = await openStage({
      environment: { StoreUrl: account },
      between: (url) => graph.inFrontOf(url),
    });
  });

  const confirmed = async (card: Answered): Promise<Answered> => {
    for (const one of all) one.count();
    asked = [];
    return stage.channel.press(operator, card.card, 'Confirm remote lock');
  };
  const trips = (from: number, to: number) => asked.slice(from, to).filter(({ of }) => of === 'tables');
  const writes = (from: number, to: number) =>
    trips(from, to).filter(({ calls }) => calls.some((call) => WRITE.test(call))).length;

  it('is twice before its POST and once after it, whatever it reads is read beside Graph', async () => {
    const card = await stage.channel.invoke(operator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    const receipt = await confirmed(card);
    assert.match(receipt.text, /Accepted/);
    const said = JSON.stringify(asked, null, 1);
    const post = asked.findIndex(({ calls }) => calls.some((call) => POST.test(call)));
    const recheck = asked.findLastIndex(({ of }, at) => of === 'graph' && at < post);
    assert.ok(post > 0 && recheck >= 0, said);
    assert.equal(writes(0, recheck), 0, said);
    assert.equal(writes(recheck, post), 2, said);
    assert.equal(writes(post, asked.length), 1, said);
    // a read in between may be the one that follows other bots; two are some that were waited for
    const reads = trips(recheck, post).length - 2;
    assert.ok(reads <= 1, said);
    const queued = asked.findIndex(({ of }) => of === 'queue');
    const first = asked.findIndex(({ calls }) => calls.some((call) => WRITE.test(call)));
    assert.ok(queued >= 0 && queued < first, `somebody looks after it before it is let go: ${said}`);
  });
});
