import type { RoleAssignmentCache } from '../helpdesk/access/role-assignment-cache.ts';
import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import { Problem } from '../helpdesk/contracts/problem.ts';
import type { Background } from './background.ts';
import { inBackground } from './background.ts';

const EVERY_MS = 40_000;

/** Reads the role assignments so often that a turn finds them in memory. If that fails, the next turn reads them and says why it can't. */
export function keepRolesWarm(
  roles: Pick<RoleAssignmentCache, 'fresh'>,
  graph: () => GraphApi,
  log: Log,
): Pick<Background, 'stop'> {
  const read = async () => {
    try {
      await roles.fresh(graph());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      log.warn({ kind: error.kind, status: error.status }, 'role assignments could not be read ahead');
    }
    return EVERY_MS;
  };
  const failed = (error: unknown) => log.error({ err: error }, 'reading role assignments ahead failed');
  return inBackground(read, { failed, firstMs: 0, retryMs: EVERY_MS });
}
