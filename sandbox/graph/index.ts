import { ActionLedger } from './actions/ledger.ts';
import { recorder } from './calls.ts';
import { controlOf, type Control, type Settings } from './control.ts';
import { Faults } from './faults.ts';
import { Graph } from './graph.ts';
import { handleControl } from './http/control-handler.ts';
import { handleGraph, type GraphHandler } from './http/graph-handler.ts';
import { send } from './http/send.ts';
import { listen, serve, stop, type Handler } from './http/server.ts';
import { grantedByDefault, type Grants } from './permissions/grants.ts';
import { Tenant } from './tenant/index.ts';
import { loadTenant } from './tenant/load.ts';
import type { RecordedCall, TenantData } from './types.ts';

export { grantedByDefault, without, type Grants } from './permissions/grants.ts';
export { hasBot } from './operations/installed-apps.ts';
export type { Control } from './control.ts';
export type { Fault, FaultRule } from './faults.ts';
export type { Tenant } from './tenant/index.ts';
export type * from './types.ts';

export interface SandboxOptions {
  /** The tenant's content, which is copied, or the file that has it. */
  data: TenantData | string;
  /** 0, the default, picks a free port. */
  port?: number;
  host?: string;
  latencyMs?: number;
  now?: () => Date;
  /** The longest page. */
  maxPageSize?: number;
  /** What the app of the bot is granted. Without it, what docs/permissions.md says. */
  grants?: Grants;
  /** How many of the newest calls `calls` keeps at least. */
  keepCalls?: number;
  /** Decides the order of a batch's answers. */
  seed?: number;
}

export interface Sandbox {
  url: string;
  /** The live tenant: `tenant.data` may be changed, see `Tenant`. */
  tenant: Tenant;
  calls: RecordedCall[];
  control: Control;
  close(): Promise<void>;
}

const answerHealth: Handler = (_request, response) => {
  send(response, { status: 200, body: { status: 'ok' } });
  return Promise.resolve();
};

/** Starts Microsoft Graph for one tenant on loopback. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', now = () => new Date(), seed = 1, keepCalls = 10_000 } = options;
  const tenant = new Tenant(loadTenant(options.data, now()));
  const settings: Settings = {
    latencyMs: options.latencyMs ?? 0,
    maxPageSize: options.maxPageSize ?? Infinity,
    grants: options.grants ?? grantedByDefault,
  };
  const { calls, record } = recorder(keepCalls);
  const [ledger, faults] = [new ActionLedger(), new Faults()];
  ledger.approvals.load(tenant);
  const control = controlOf(settings, { tenant, ledger, faults, now });
  const base = { url: '' };
  const graph = new Graph({
    tenant,
    ledger,
    faults,
    record,
    now,
    seed,
    base: () => base.url,
    maxPageSize: () => settings.maxPageSize,
    grants: () => settings.grants,
  });
  const handler: GraphHandler = { graph, now, latency: () => settings.latencyMs };
  const server = serve([
    ['/v1.0', (request, response) => handleGraph(handler, 'v1.0', request, response)],
    ['/beta', (request, response) => handleGraph(handler, 'beta', request, response)],
    ['/sandbox', (request, response) => handleControl(control, calls, request, response)],
    ['/healthz', answerHealth],
  ]);
  base.url = `http://${host}:${await listen(server, port, host)}`;
  return { url: base.url, tenant, calls, control, close: () => stop(server) };
}
