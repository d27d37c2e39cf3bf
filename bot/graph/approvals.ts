import type { Approvals, ApprovalState } from '../helpdesk/contracts/graph.ts';
import type { GraphClient } from './http/client.ts';
import { records, text } from './json/fields.ts';
import { literal } from './odata/text.ts';

/** Graph's words for the states of an operationApprovalRequest. */
const STATES: ReadonlyMap<string | undefined, ApprovalState> = new Map([
  ['needsApproval', 'waiting'],
  ['approved', 'approved'],
  ['rejected', 'rejected'],
  ['cancelled', 'canceled'],
  ['completed', 'completed'],
  ['expired', 'expired'],
]);

/** Requests for Multi Admin Approval. Only beta has them. */
export function graphApprovals(client: GraphClient): Approvals {
  return {
    async state(code) {
      const page = await client.get('/deviceManagement/operationApprovalRequests', {
        version: 'beta',
        query: { $filter: `requestId eq ${literal(code)}` },
      });
      // a Graph that ignores the filter lists others' requests, too
      const found = records(page, 'value').filter((one) =>
        [text(one, 'requestId'), text(one, 'id')].some((id) => id?.toLowerCase() === code.toLowerCase()),
      );
      const [only] = found;
      return found.length === 1 && only ? STATES.get(text(only, 'status')) : undefined;
    },
  };
}
