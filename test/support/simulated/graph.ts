import { ActionLedger } from '../../../sandbox/graph/actions/ledger.ts';
import { controlOf, type Control } from '../../../sandbox/graph/control.ts';
import { Faults } from '../../../sandbox/graph/faults.ts';
import { Graph } from '../../../sandbox/graph/graph.ts';
import { grantedByDefault } from '../../../sandbox/graph/permissions/grants.ts';
import { loadTenant } from '../../../sandbox/graph/tenant/load.ts';
import { Tenant } from '../../../sandbox/graph/tenant/index.ts';
import type { RecordedCall, TenantData } from '../../../sandbox/graph/types.ts';

export interface SimulatedGraph {
  graph: Graph;
  control: Control;
  tenant: Tenant;
}

/** How many actions a device lists. */
const LISTED = 4;

/** The sandbox without its network. `seen` is told of each call, parts of batches too. */
export function simulatedGraph(
  data: TenantData,
  now: () => Date,
  seen: (call: Omit<RecordedCall, 'at'>) => void = () => undefined,
): SimulatedGraph {
  const tenant = new Tenant(loadTenant(data, now()));
  const [ledger, faults] = [new ActionLedger(LISTED), new Faults()];
  const settings = { latencyMs: 0, maxPageSize: Infinity, grants: grantedByDefault };
  const graph = new Graph({
    tenant,
    ledger,
    faults,
    now,
    seed: 1,
    record: seen,
    base: () => 'https://graph.example',
    maxPageSize: () => settings.maxPageSize,
    grants: () => settings.grants,
  });
  return { graph, tenant, control: controlOf(settings, { tenant, ledger, faults, now }) };
}
