import assert from 'node:assert/strict';
import sinon from 'sinon';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { betaFirst } from '../../../bot/graph/roles/beta-first.ts';
import type { GraphClient } from '../../../bot/graph/http/client.ts';

type Reading = { after: number; fails?: true } | 'hangs';

describe('betaFirst', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => (clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })));
  afterEach(() => clock.restore());

  /** What came, by version, and which versions were asked. */
  async function play(readings: { beta: Reading; 'v1.0': Reading }, client = fakeClient()) {
    const asked: string[] = [];
    const outcome = betaFirst(client, (version) => {
      asked.push(version);
      const reading = readings[version];
      return new Promise<string>((resolve, reject) => {
        if (reading === 'hangs') return;
        const { after, fails } = reading;
        const problem = new Problem({ kind: 'unavailable', detail: version });
        setTimeout(() => (fails ? reject(problem) : resolve(version)), after);
      });
    }).catch((error: unknown) => (error instanceof Problem ? `failed: ${error.detail ?? ''}` : 'a bug'));
    await clock.tickAsync(20_000);
    return { came: await Promise.race([outcome, Promise.resolve('nothing')]), asked, client };
  }

  it('asks only beta if it answers', async () => {
    const { came, asked } = await play({ beta: { after: 500 }, 'v1.0': { after: 0 } });
    assert.deepEqual([came, asked], ['beta', ['beta']]);
  });

  it('asks v1.0 if beta fails', async () => {
    const { came, client } = await play({ beta: { after: 100, fails: true }, 'v1.0': { after: 100 } });
    assert.equal(came, 'v1.0');
    assert.equal(client.beta.until, -Infinity);
  });

  it('uses beta’s answer if all of Graph is slow', async () => {
    const { came, asked, client } = await play({ beta: { after: 5_000 }, 'v1.0': { after: 5_000 } });
    assert.deepEqual([came, asked], ['beta', ['beta', 'v1.0']]);
    assert.equal(client.beta.until, -Infinity);
  });

  it('uses v1.0’s answer if beta hangs, and doesn’t ask beta for a while', async () => {
    const client = fakeClient();
    const hanging = await play({ beta: 'hangs', 'v1.0': { after: 200 } }, client);
    assert.equal(hanging.came, 'v1.0');
    const soon = await play({ beta: 'hangs', 'v1.0': { after: 200 } }, client);
    assert.deepEqual([soon.came, soon.asked], ['v1.0', ['v1.0']]);
    const later = await play({ beta: { after: 0 }, 'v1.0': { after: 200 } }, client);
    assert.deepEqual([later.came, later.asked], ['beta', ['beta']]);
  });

  it('still uses beta’s answer if v1.0, read at the same time, fails', async () => {
    const { came } = await play({ beta: { after: 6_000 }, 'v1.0': { after: 100, fails: true } });
    assert.equal(came, 'beta');
  });

  it('throws v1.0’s failure if both fail', async () => {
    const { came } = await play({ beta: { after: 6_000, fails: true }, 'v1.0': { after: 100, fails: true } });
    assert.equal(came, 'failed: v1.0');
  });
});

function fakeClient() {
  return { beta: { until: -Infinity }, signal: new AbortController().signal } as unknown as GraphClient;
}
