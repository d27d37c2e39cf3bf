import assert from 'node:assert/strict';
import sinon from 'sinon';
import { quietConsole } from '../../bot/teams/sdk-console.ts';
import { message } from './support/activities.ts';
import { here, type TestBot, withBot } from './support/bot.ts';
import { bearer, production, startKeyServer } from './support/channel-stub.ts';

/* eslint-disable no-console -- it is what is tested */
describe('teams: what botbuilder prints', () => {
  let own: sinon.SinonStub;
  beforeEach(() => {
    own = sinon.stub(console, 'error');
  });
  afterEach(() => own.restore());

  const keepingLog = () => {
    const fields: object[] = [];
    const keep = (one: object) => void fields.push(one);
    return { fields, log: { debug: keep, info: keep, warn: keep, error: keep } };
  };

  it('goes to the log while the bot runs, without tokens', () => {
    const { fields, log } = keepingLog();
    const restore = quietConsole(log);
    console.error('no good:', 'Bearer aaaaaaaaaa.bbbbbbbbbb.cccccccccc');
    restore();
    assert.deepEqual(fields, [{ printed: ['no good:', 'Bearer [token]'] }]);
    assert.equal(own.callCount, 0);
    console.error('afterwards');
    assert.equal(own.callCount, 1);
  });

  for (const order of ['the same order', 'the opposite order'])
    it(`goes to the console again when two bots have stopped in ${order}`, () => {
      const [first, second] = [keepingLog(), keepingLog()];
      const stops = [quietConsole(first.log), quietConsole(second.log)];
      if (order === 'the opposite order') stops.reverse();
      stops[0]?.();
      console.error('one is left');
      assert.equal(first.fields.length + second.fields.length, 1);
      stops[1]?.();
      // stopping twice changes nothing
      stops[0]?.();
      console.error('none is left');
      assert.equal(own.callCount, 1);
    });

  it('goes to the log when a token is refused in production', async () => {
    const keys = await startKeyServer();
    const check = async ({ post, connector, logged }: TestBot) => {
      const forged = bearer(connector.url, { signedBy: 'a stranger' });
      assert.equal((await post(message('help'), forged)).status, 401);
      assert.ok(
        logged.some(({ level, message: text }) => level === 'debug' && text === 'botbuilder printed'),
      );
    };
    await withBot(() => Promise.resolve(here('hello')), check, production(keys));
    assert.equal(own.callCount, 0);
    await keys.close();
  });
});
