import assert from 'node:assert/strict';
import { demoTokens, openGraph } from '../../bot/graph/index.ts';
import { grantedByDefault } from '../../sandbox/graph/index.ts';
import { openSandbox } from '../support/sandbox.ts';
import { TENANT, people, smallTenant } from '../support/tenant.ts';

const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const APP = 'c0ffee00-0000-4000-8000-0000000000b1';
const MANIFEST = 'c0ffee00-0000-4000-8000-0000000000b0';

describe('the bot’s own app in Teams', () => {
  async function open(change: (data: ReturnType<typeof smallTenant>) => void = () => undefined) {
    const data = smallTenant();
    data.nav['appCatalogs/teamsApps'] = [{ id: APP, externalId: MANIFEST.toUpperCase() }];
    data.nav[`users/${people.bo}/teamwork/installedApps`] = [];
    change(data);
    const sandbox = await openSandbox({ data, grants: { ...grantedByDefault, delegated: [] } });
    // nobody's token but the bot's own
    const tokens = { tokenFor: () => Promise.reject(new Error('an operator’s token was asked for')) };
    const bot = { tokens: demoTokens(TENANT), manifestId: MANIFEST };
    const graph = openGraph({ url: sandbox.url, tokens, bot, log });
    const install = (who: string) => graph.appsFor(AbortSignal.timeout(10_000)).install(who);
    return { sandbox, graph, install };
  }

  it('is installed with the bot’s own rights, once, and found in the catalog once', async () => {
    const { sandbox, graph, install } = await open();
    assert.equal(await install(people.bo), 'installed');
    assert.equal(await install(people.bo), 'there');
    assert.equal(await install(people.aino), 'there');
    assert.equal(sandbox.calls.filter(({ url }) => url.includes('$filter')).length, 1);
    await graph.close();
  });

  for (const [what, fault, became] of [
    ['refuses', { status: 403 }, 'notAllowed'],
    ['doesn’t know the app any more', { status: 404 }, 'failed'],
    ['answers something that nobody documents', { status: 204 }, 'failed'],
    ['breaks the connection', { kind: 'reset' as const }, 'failed'],
  ] as const)
    it(`${became} if Graph ${what}`, async () => {
      const { sandbox, graph, install } = await open();
      sandbox.control.fail({ match: /POST .*installedApps/, ...fault });
      assert.equal(await install(people.bo), became);
      sandbox.control.clearFaults();
      assert.equal(await install(people.bo), 'installed');
      await graph.close();
    });

  it('isn’t another one of the catalog, even if Graph ignores the filter', async () => {
    const { sandbox, graph, install } = await open((data) => {
      data.nav['appCatalogs/teamsApps'] = [{ id: APP, externalId: people.bo }];
    });
    sandbox.control.fail({
      match: /GET .*teamsApps/,
      alter: () => ({ status: 200, body: { value: [{ id: APP, externalId: people.bo }] } }),
    });
    assert.equal(await install(people.bo), 'notInCatalog');
    await graph.close();
  });

  it('is left alone by a Graph that was opened without it', async () => {
    const { sandbox } = await open();
    const graph = openGraph({ url: sandbox.url, tokens: demoTokens(TENANT), log });
    assert.equal(await graph.appsFor(AbortSignal.timeout(1_000)).install(people.bo), 'notAllowed');
    await graph.close();
  });
});
