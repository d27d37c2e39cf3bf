import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { message, press } from '../support/activities.ts';
import { cardOf, here, startBot } from '../support/bot.ts';

describe('teams: closing', () => {
  it('lets turns in flight be answered, and takes no new ones', async () => {
    const bot = await startBot(() => sleep(150).then(() => here('done')));
    const inFlight = [
      bot.post(message('help')),
      bot.post(
        press('open', {}, { from: { id: '29:x', aadObjectId: 'c0ffee00-0000-4000-8000-000000000009' } }),
      ),
    ];
    await sleep(50);
    const closed = bot.close();
    await assert.rejects(bot.post(message('too late')));
    const [first, second] = await Promise.all(inFlight);
    assert.equal(first?.status, 200);
    assert.deepEqual(cardOf(second?.json).view.lines, ['done']);
    assert.deepEqual(bot.connector.texts(), ['done']);
    await closed;
    assert.equal(bot.handled.length, 2);
  });

  it('hurries up what does not come to an end, and is answered late', async () => {
    const limits = { closingMs: 400, warningMs: 50, sendingMs: 100 };
    const bot = await startBot(() => new Promise(() => undefined), { limits });
    const inFlight = bot.post(press('open'));
    await sleep(30);
    const began = performance.now();
    await bot.close();
    assert.ok(performance.now() - began < 450);
    assert.deepEqual(cardOf((await inFlight).json).view.lines, ['late']);
  });

  it('is quick where nothing is in flight', async () => {
    const bot = await startBot(() => Promise.resolve(here('hello')));
    await bot.post(message('help'));
    const began = performance.now();
    await bot.close();
    assert.ok(performance.now() - began < 1000);
  });
});
