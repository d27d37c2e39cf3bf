import type { Approvals } from '../helpdesk/contracts/graph/approvals.ts';
import { isSameId } from '../helpdesk/contracts/guid.ts';
import { Problem } from '../helpdesk/contracts/problem.ts';
import { stateIn, toPolicy, toRequest, toRequestOrNone } from './approval-records.ts';
import type { GraphClient, ReadOptions } from './http/client.ts';
import { collectMost, collectAll } from './http/pages.ts';
import { theOne } from './json/answers.ts';
import { records, text } from './json/fields.ts';
import { mapped } from './json/lists.ts';
import { path } from './odata/path.ts';
import { literal } from './odata/text.ts';

const REQUESTS = '/deviceManagement/operationApprovalRequests';
const POLICIES = '/deviceManagement/operationApprovalPolicies';
const BETA = { version: 'beta' } as const;

/** Multi Admin Approval. Only beta has it. */
export function graphApprovals(client: GraphClient): Approvals {
  return {
    async state(code) {
      const page = await client.get(REQUESTS, {
        ...BETA,
        query: { $filter: `requestId eq ${literal(code)}` },
      });
      // a Graph that ignores the filter lists others' requests, too
      const found = records(page, 'value').filter((one) =>
        [text(one, 'requestId'), text(one, 'id')].some((id) => isSameId(id, code)),
      );
      const [only] = found;
      return found.length === 1 && only ? stateIn(only) : undefined;
    },
    async waiting() {
      const { items, fault } = mapped(await undecided(client), toRequestOrNone);
      if (fault && items.length === 0) throw fault;
      return { items: items.filter(({ state }) => state === 'waiting'), unread: fault };
    },
    all: async () => (await collectAll(client, REQUESTS, BETA)).map(toRequest),
    async one(id) {
      const found = await client.find(path`/deviceManagement/operationApprovalRequests/${id}`, BETA);
      return found && toRequest(theOne(found, id));
    },
    policies: async () => (await collectAll(client, POLICIES, BETA)).map(toPolicy),
    async decide(id, approves, note) {
      const at = approves
        ? path`/deviceManagement/operationApprovalRequests/${id}/approve`
        : path`/deviceManagement/operationApprovalRequests/${id}/reject`;
      const body = { justification: note, approvalSource: 'unknown' };
      await client.act('POST', at, { ...BETA, body, answers: 'object', own: true });
    },
  };
}

/** The undecided alone, where Graph takes the filter. */
async function undecided(client: GraphClient) {
  const filtered: ReadOptions = { ...BETA, query: { $filter: "status eq 'needsApproval'" } };
  try {
    return await collectMost(client, REQUESTS, filtered);
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'badRequest') throw error;
    return collectMost(client, REQUESTS, BETA);
  }
}
