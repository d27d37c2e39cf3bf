import assert from 'node:assert/strict';
import sinon from 'sinon';
import { keepTyping } from '../../../bot/teams/inbound/keep-typing.ts';

describe('teams: typing', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());
  const limits = { typingAfterMs: 800, typingEveryMs: 4000 };

  it('is sent after a while, again and again, and never after the answer', async () => {
    const send = sinon.stub().resolves();
    const typing = keepTyping(send, limits);
    await clock.tickAsync(799);
    assert.equal(send.callCount, 0);
    await clock.tickAsync(1);
    assert.equal(send.callCount, 1);
    await clock.tickAsync(3999);
    assert.equal(send.callCount, 1);
    await clock.tickAsync(1);
    assert.equal(send.callCount, 2);
    await typing.stop();
    await clock.tickAsync(60_000);
    assert.equal(send.callCount, 2);
  });

  it('is not sent for a quick answer', async () => {
    const send = sinon.stub().resolves();
    const typing = keepTyping(send, limits);
    await clock.tickAsync(700);
    await typing.stop();
    await clock.tickAsync(60_000);
    assert.equal(send.callCount, 0);
  });

  it('continues if a send fails', async () => {
    const send = sinon.stub().rejects(new Error('no'));
    const typing = keepTyping(send, limits);
    await clock.tickAsync(4800);
    assert.equal(send.callCount, 2);
    await typing.stop();
  });

  it('delays the answer while it is being sent, but only for a moment', async () => {
    let arrive: () => void = () => undefined;
    const send = () => new Promise<void>((resolve) => (arrive = resolve));
    const first = keepTyping(send, limits);
    await clock.tickAsync(800);
    const stopped = first.stop().then(() => 'stopped');
    assert.equal(await Promise.race([stopped, clock.tickAsync(10).then(() => 'waits')]), 'waits');
    arrive();
    assert.equal(await stopped, 'stopped');

    const second = keepTyping(send, limits);
    await clock.tickAsync(800);
    const late = second.stop().then(() => 'stopped');
    assert.equal(await Promise.race([late, clock.tickAsync(299).then(() => 'waits')]), 'waits');
    await clock.tickAsync(1);
    assert.equal(await late, 'stopped');
  });
});
