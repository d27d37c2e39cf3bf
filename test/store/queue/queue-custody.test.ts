import { strict as assert } from 'node:assert';
import type { Care } from '../../../bot/helpdesk/contracts/custody.ts';
import { QueueCustody } from '../../../bot/store/queue/queue-custody.ts';
import { openQueue } from '../../../bot/store/tables/account.ts';
import { type Azurite, azuriteOrSkip } from '../../support/azurite.ts';
import { heard, until } from '../support/store.ts';

/** A grace of a minute is a second and a half. */
const SPEED = 40;
const one: Care = { kind: 'receipt', id: 'r-1' };
const two: Care = { kind: 'showing', id: 's-1' };

describe('store: what waits, in a queue', function () {
  this.timeout(30_000);
  let azurite: Azurite;
  const opened: QueueCustody[] = [];
  before(async function () {
    azurite = await azuriteOrSkip(this);
  });
  after(async () => {
    for (const custody of opened.splice(0)) await custody.close();
  });

  /** A queue counts in whole seconds. So all tests begin with the first, each with an account of its own. */
  const tests: (() => Promise<void>)[] = [];
  let running: Promise<void>[] | undefined;
  function together(name: string, test: (account: string) => Promise<void>): void {
    const n = tests.push(() => test(azurite.account())) - 1;
    it(name, async () => {
      running ??= tests.map((one) => one());
      // each is awaited by its own test
      for (const one of running) one.catch(() => undefined);
      await running[n];
    });
  }

  /** `listens`: it takes over what others left, as a bot does. */
  async function open(account: string, listens = true): Promise<{ custody: QueueCustody; left: Care[] }> {
    const messages = await openQueue({ kind: 'connectionString', connectionString: account });
    const custody = new QueueCustody({ messages, log: heard(), speed: SPEED });
    opened.push(custody);
    const left: Care[] = [];
    if (listens)
      custody.onLeft((care) => {
        left.push(care);
        return Promise.resolve();
      });
    return { custody, left };
  }
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  together(
    'stays with the bot that comes back in time, and goes to another one if it doesn’t',
    async (account) => {
      const a = await open(account);
      const b = await open(account);
      await a.custody.begin(one, 1_000);
      await a.custody.begin(two, 1_000);
      assert.ok(a.custody.holds(one) && !b.custody.holds(one));
      // the first is looked at again and again, the second never
      for (let n = 0; n < 40 && a.left.length + b.left.length === 0; n++) {
        a.custody.keep(one, 1_000);
        await pause(200);
      }
      assert.deepEqual(b.left.concat(a.left), [two]);
      a.custody.keep(one, 1_000);
      await pause(500);
      assert.ok(a.custody.holds(one) && !b.custody.holds(one));
    },
  );

  together('knows that it lost what it was away from for too long', async (account) => {
    const a = await open(account, false);
    await a.custody.begin(one, 1_000);
    const b = await open(account);
    await until(() => b.left.length > 0);
    a.custody.keep(one, 120_000);
    await until(() => !a.custody.holds(one));
    assert.ok(b.custody.holds(one));
    a.custody.done(one);
    await pause(300);
    assert.ok(b.custody.holds(one));
  });

  together('is held only as long as nobody else can have it, also if the queue is out of reach', async () => {
    const gone = () => Promise.reject(new Error('out of reach'));
    const custody = new QueueCustody({
      messages: {
        send: () => Promise.resolve({ id: 'm', receipt: 'first' }),
        receive: gone,
        renew: gone,
        remove: gone,
      },
      log: heard(),
      speed: SPEED,
    });
    opened.push(custody);
    await custody.begin(one, 1_000);
    assert.ok(custody.holds(one));
    custody.keep(one, 120_000);
    await pause(1_600);
    assert.ok(!custody.holds(one));
  });

  together('begins anew with what another bot has looked after and ended', async (account) => {
    const a = await open(account, false);
    await a.custody.begin(one, 1_000);
    const b = await open(account);
    await until(() => b.left.length > 0);
    b.custody.done(one);
    await pause(300);
    await a.custody.begin(one, 1_000);
    assert.ok(a.custody.holds(one));
    await until(() => b.left.length > 1);
  });

  together('is gone once it is done, and handed back at a stop', async (account) => {
    const a = await open(account);
    await a.custody.begin(one, 600_000);
    await a.custody.begin(two, 600_000);
    a.custody.done(one);
    await a.custody.close();
    await assert.rejects(a.custody.begin(one, 1_000), { code: 'closed' });
    const b = await open(account);
    await until(() => b.left.length > 0);
    await pause(400);
    assert.deepEqual(b.left, [two]);
  });
});
