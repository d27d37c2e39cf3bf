import { readAuditFile, verifyAuditFile } from '../../../../bot/store/audit/read-file.ts';
import { readAuditTable, verifyAuditTable } from '../../../../bot/store/index.ts';
import type { AuditRecord } from '../../../../bot/helpdesk/contracts/audit.ts';
import type { RecordedCall } from '../../../../sandbox/graph/types.ts';
import { Chance } from '../../../fuzz/support/chance.ts';
import { type Azurite, openAzurite } from '../../../support/azurite.ts';
import { Production } from '../../../support/production.ts';
import { actionCalls } from '../truth.ts';
import { MortalBot } from './bots.ts';
import { NemesisGraph } from './nemesis-graph.ts';
import { StoreRoad } from './store-road.ts';
import { drillTenant } from './tenant.ts';

export interface WorldOptions {
  seed: number;
  operators: number;
  actions: number;
  bots: number;
  store: 'files' | 'tables';
}

/** What the drill plays in: a tenant, its token service, Teams, the store, and bots in processes of their own. */
export interface World {
  production: Production;
  graph: NemesisGraph;
  bots: readonly MortalBot[];
  /** Each bot's way to the store. None: the store is a folder. */
  roads: readonly StoreRoad[];
  /** When Graph was sent an action, by the device's id. */
  posts(): ReadonlyMap<string, readonly Posted[]>;
  audit(): Promise<AuditRecord[]>;
  /** undefined: the audit's chain is whole. */
  auditFault(): Promise<string | undefined>;
}

export interface Posted {
  action: string;
  at: number;
}

const NEVER_S = 1_000_000;
const DRAIN_EVERY_MS = 300;

export async function openWorld({ seed, operators, actions, bots, store }: WorldOptions): Promise<World> {
  const production = await Production.open({}, drillTenant(operators, actions));
  // a device answers when the drill says so
  production.sandbox.control.script('*', '*', { after: NEVER_S, end: 'done' });
  const graph = new NemesisGraph(production.sandbox.url, new Chance(seed + 1));
  const graphUrl = await graph.listen();
  const azurite = store === 'tables' ? await needed() : undefined;
  const account = azurite?.account() ?? '';
  const roads = Array.from({ length: azurite ? bots : 0 }, (_, n) =>
    azurite ? [new StoreRoad(azurite, new Chance(seed + 10 + n))] : [],
  ).flat();
  const fleet: MortalBot[] = [];
  for (let n = 0; n < bots; n += 1) {
    const road = roads[n];
    const own: Record<string, string> = road ? { StoreUrl: await road.listen(account) } : {};
    fleet.push(new MortalBot({ ...production.environment, GraphUrl: graphUrl, ...own }));
  }
  await Promise.all(fleet.map((bot) => bot.start()));
  const { posts, drain } = collectPosts(production.sandbox.calls);
  const timer = setInterval(drain, DRAIN_EVERY_MS);
  production.fixture.onClose(() => clearInterval(timer));
  const kept = azurite
    ? keptInTables({ kind: 'connectionString', connectionString: account })
    : keptInFiles(production.dataDir);
  return { production, graph, bots: fleet, roads, posts: () => (drain(), posts), ...kept };
}

async function needed(): Promise<Azurite> {
  const azurite = await openAzurite();
  if (!azurite) throw new Error('azurite isn’t installed: run npm ci');
  return azurite;
}

/** Calls are many, and what they said is long: only what was sent to devices is kept. */
function collectPosts(calls: RecordedCall[]) {
  const posts = new Map<string, Posted[]>();
  const drain = (): void => {
    for (const call of calls.splice(0)) {
      for (const { action, device } of actionCalls([call])) {
        const before = posts.get(device) ?? [];
        posts.set(device, [...before, { action, at: call.at }]);
      }
    }
  };
  return { posts, drain };
}

function keptInFiles(folder: string): Pick<World, 'audit' | 'auditFault'> {
  return {
    audit: () => all(readAuditFile(folder)),
    async auditFault() {
      const verdict = await verifyAuditFile(folder);
      return verdict.ok ? undefined : verdict.why;
    },
  };
}

function keptInTables(account: {
  kind: 'connectionString';
  connectionString: string;
}): Pick<World, 'audit' | 'auditFault'> {
  return {
    audit: () => all(readAuditTable(account)),
    async auditFault() {
      const verdict = await verifyAuditTable(account);
      return verdict.ok ? undefined : verdict.why;
    },
  };
}

async function all(blocks: AsyncIterable<AuditRecord[]>): Promise<AuditRecord[]> {
  const entries: AuditRecord[] = [];
  for await (const block of blocks) entries.push(...block);
  return entries;
}
