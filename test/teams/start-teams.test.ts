import assert from 'node:assert/strict';
import { message, press } from './support/activities.ts';
import { cardOf, here, startBot } from './support/bot.ts';
import { until } from './support/until.ts';

describe('teams: stopping the bot', () => {
  it('lets turns in flight be answered, and accepts no new ones', async () => {
    let end: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const bot = await startBot(() => held.then(() => here('done')));
    const inFlight = [
      bot.post(message('help')),
      bot.post(
        press('open', {}, { from: { id: '29:x', aadObjectId: 'c0ffee00-0000-4000-8000-000000000009' } }),
      ),
    ];
    await until(() => bot.handled.length === 2);
    const closed = bot.close();
    await assert.rejects(bot.post(message('too late')));
    end();
    const [first, second] = await Promise.all(inFlight);
    assert.equal(first?.status, 200);
    assert.deepEqual(cardOf(second?.json).view.lines, ['done']);
    assert.deepEqual(bot.connector.texts(), ['done']);
    await closed;
    assert.equal(bot.handled.length, 2);
  });

  it('signals turns that don’t end, so that they are answered before the time is over', async () => {
    const limits = { closingMs: 3000, warningMs: 50, sendingMs: 1450 };
    const bot = await startBot(() => new Promise(() => undefined), { limits });
    const inFlight = bot.post(press('open'));
    await until(() => bot.handled.length === 1);
    const began = performance.now();
    await bot.close();
    assert.ok(performance.now() - began < limits.closingMs);
    assert.deepEqual(cardOf((await inFlight).json).view.lines, ['late']);
  });

  it('is quick if nothing is in flight', async () => {
    const bot = await startBot(() => Promise.resolve(here('hello')));
    await bot.post(message('help'));
    const began = performance.now();
    await bot.close();
    assert.ok(performance.now() - began < 1000);
  });
});
