import assert from 'node:assert/strict';
import { demoTokens, openGraph } from '../../bot/graph/index.ts';
import { pathOf, patternOf } from '../../bot/graph/permission-rows.ts';
import { catalogue, type RemoteAction } from '../../bot/helpdesk/actions/catalogue.ts';
import type { GraphApi } from '../../bot/helpdesk/contracts/graph.ts';
import { Problem } from '../../bot/helpdesk/contracts/problem.ts';
import { allCalls, neededPermissions } from '../../bot/permissions/needed.ts';
import { grantedByDefault, without, type RecordedCall } from '../../sandbox/graph/index.ts';
import { everyCall } from '../graph/support/every-call.ts';
import { openSandbox } from '../support/sandbox.ts';
import { TENANT, devices, people, smallTenant } from '../support/tenant.ts';
import { WITHIN } from '../../bot/graph/permissions.ts';

const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** What docs/permissions.md says of a call, by its method and path. */
function whatOf({ method, url }: RecordedCall): string[] {
  const below = url.replace(/^\/(v1\.0|beta)(?=\/)/, '');
  const path = pathOf(below) ?? '';
  return allCalls
    .filter((call) => call.method === method && patternOf(call.path).test(path))
    .map(({ what }) => what);
}

const sorted = (texts: readonly string[]) => [...new Set(texts)].toSorted();

/** Asks Graph for everything that the bot can ask for, and sends every action. Gives what was refused, and the reason as the bot knows it. */
async function refusedWithout(names: readonly string[], kind: 'delegated' | 'application') {
  const at = new Date('2026-06-01T12:00:00Z'); // the clock stands: no action ends
  const data = smallTenant();
  data.nav['appCatalogs/teamsApps'] = [{ id: 'catalog-1', externalId: 'app-1' }];
  data.nav[`users/${people.bo}/teamwork/installedApps`] = [];
  // who may read sign-ins, besides the app
  data.directoryRoles.push({
    id: '99990000-0000-4000-8000-000000000200',
    displayName: 'Global Reader',
    roleTemplateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
    members: [people.admin],
  });
  const sandbox = await openSandbox({
    data,
    now: () => at,
    grants: names.reduce((left, name) => without(name, left), grantedByDefault),
  });
  const tokens = demoTokens(TENANT);
  const bot = { tokens, manifestId: 'app-1' };
  const graph = openGraph({ url: sandbox.url, tokens, bot, log });
  const lacks = new Set<string>();
  try {
    const personId = kind === 'delegated' ? people.admin : undefined;
    const api = graph.graphFor({ personId, signal: AbortSignal.timeout(30_000) });
    await everyCall(watched(api, lacks));
    // in either mode it is asked as the bot
    if (kind === 'application') await graph.appsFor(AbortSignal.timeout(5_000)).install(people.bo);
    for (const action of catalogue) await send(watched(api, lacks), action);
    const refused = sandbox.calls.filter(({ status, url }) => status === 403 && !url.endsWith('$batch'));
    return {
      refused: sorted(refused.flatMap(whatOf)),
      lacks: [...lacks],
      met: sandbox.calls.flatMap(whatOf),
    };
  } finally {
    await graph.close();
    await sandbox.close();
  }
}

async function send(api: GraphApi, { name, version, answers, graphPermission }: RemoteAction): Promise<void> {
  try {
    await api.devices.act(devices.ainoLaptop, { name, version, answers, graphPermission });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** Remembers which permissions the bot says are lacking. */
function watched(api: GraphApi, lacks: Set<string>): GraphApi {
  const port = <P extends object>(asks: P): P =>
    new Proxy(asks, {
      get: (target, key, self) => {
        const call: unknown = Reflect.get(target, key, self);
        if (typeof call !== 'function') return call;
        return async (...args: unknown[]) => {
          try {
            return (await Reflect.apply(call, target, args)) as unknown;
          } catch (error) {
            if (error instanceof Problem) {
              for (const one of error.lacks ?? []) lacks.add(one);
              if (error.kind === 'forbidden')
                assert.ok(error.lacks, `${String(key)}: the reason isn't known`);
            }
            throw error;
          }
        };
      },
    });
  return {
    directory: port(api.directory),
    devices: port(api.devices),
    approvals: port(api.approvals),
    roles: port(api.roles),
    channels: port(api.channels),
    troubleshooting: port(api.troubleshooting),
  };
}

/** What fails without them is told in other words. */
const NO_PROBLEM = new Set([
  'GroupMember.ReadBasic.All',
  'AppCatalog.Read.All',
  'TeamsAppInstallation.ReadWriteForUser.All',
]);

/** Another permission of the bot's opens it as well: both have to be missing. */
const OTHERWISE = new Set([
  'whether a second administrator approved something',
  'a request that an administrator decides',
  'what needs a second administrator in Intune',
  'approve a request',
  'reject a request',
]);

for (const kind of ['delegated', 'application'] as const)
  describe(`each ${kind} permission, taken away`, () => {
    it('is needed: with all of them nothing is refused', async () => {
      const { refused, lacks } = await refusedWithout([], kind);
      assert.deepEqual([refused, lacks], [[], []]);
    });

    it('opens a request for approval by either of two: without both it is refused', async () => {
      const names = ['DeviceManagementConfiguration.Read.All', 'DeviceManagementRBAC.ReadWrite.All'];
      const { refused } = await refusedWithout(names, kind);
      for (const what of OTHERWISE) assert.ok(refused.includes(what), what);
    });

    for (const { name, calls } of neededPermissions(kind))
      it(`${name}: exactly what docs/permissions.md says fails, and the bot knows why`, async () => {
        const { refused, lacks, met } = await refusedWithout([name], kind);
        // what fails first hides what would be asked after it
        const expected = calls
          .map(({ what }) => what)
          .filter((what) => met.includes(what) && !OTHERWISE.has(what));
        assert.ok(refused.length > 0);
        assert.deepEqual(refused, sorted(expected));
        if (NO_PROBLEM.has(name)) return;
        assert.ok(
          lacks.some((one) => one === name || WITHIN[one] === name),
          `${name} isn't among ${lacks.join(', ')}`,
        );
      });
  });
