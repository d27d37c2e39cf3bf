import { callOn } from '../../actions/define.ts';
import type { RemoteCall } from '../../contracts/graph.ts';
import type { Standing } from '../../approval/look-up.ts';
import type { Problem } from '../../contracts/problem.ts';
import { part } from '../../contracts/problem.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import type { Run } from '../run.ts';

interface Sent extends Pick<RemoteCall, 'stillWanted'> {
  standing: Standing | undefined;
  since: number;
}

/** Sends the POST, and resolves to what its answer says. `since`: when the receipt's `sentAt` was, or a little earlier, by performance.now(). */
export async function post(
  { services, graph, action }: Pick<Run, 'services' | 'graph' | 'action'>,
  receipt: Receipt,
  { standing, since, stillWanted }: Sent,
): Promise<Partial<Receipt>> {
  const { deviceId, confirmationId, values, approvalCode } = receipt;
  const body = action.body?.({ ...values, ...services.secretValues.get(confirmationId) });
  const call: RemoteCall = {
    ...callOn(action, receipt, values),
    method: action.method,
    answers: action.answers,
    graphPermission: action.graphPermission,
    ...(body && { body }),
    justification: justificationOf(receipt),
    approvalCode,
    stillWanted,
  };
  const answer = await part(graph.devices.act(deviceId, call));
  const updatedAt = services.now().toISOString();
  if (answer.ok) {
    const { requestId, answeredAt } = answer.value;
    const clockAheadMs = clockAhead(receipt, answeredAt, performance.now() - since);
    return {
      state: 'accepted',
      reason: undefined,
      acceptedAt: updatedAt,
      updatedAt,
      requestId,
      clockAheadMs,
    };
  }
  return {
    ...notAccepted(answer.problem, approvalCode, updatedAt, standing),
    requestId: answer.problem.requestId,
    updatedAt,
  };
}

/**
 * How far Graph's clock was ahead when the action was sent, at least: Graph tells whole seconds, and its answer took time to arrive. How
 * long that took is measured, not read from our clock, which somebody may set meanwhile: then an older result would count as this one's.
 */
const clockAhead = ({ sentAt }: Receipt, answeredAt: number | undefined, tookMs: number) =>
  answeredAt === undefined ? undefined : Math.floor(answeredAt - tookMs - Date.parse(sentAt));

/** What a second administrator reads: the ticket's number and the reason. */
function justificationOf({ ticket, justification }: Receipt): string | undefined {
  const said = [ticket, justification].filter((part) => part !== undefined && part !== '');
  return said.length > 0 ? said.join(': ') : undefined;
}

function notAccepted(
  problem: Problem,
  approvalCode: string | undefined,
  at: string,
  standing: Standing | undefined,
): Partial<Receipt> {
  // with the code of an approval, "too much at once" takes nothing: the request for approval still waits
  const notNow = approvalCode !== undefined && (problem.status === 429 || problem.status === 503);
  const code = problem.approvalCode ?? approvalCode;
  // without a code nothing could go on later
  if ((problem.kind === 'approvalRequired' && code !== undefined) || notNow)
    return { state: 'pending', reason: { kind: 'approval' }, approvalCode: code };
  // unless the request is known to be approved, a refusal of its code says nothing about the operator's own role
  if (approvalCode !== undefined && problem.kind === 'forbidden' && standing !== 'approved')
    return { state: 'failed', reason: { kind: 'notApproved' }, endedAt: at };
  const reason = {
    kind: 'problem',
    problem: problem.kind,
    ...(problem.lacks && { lacks: problem.lacks }),
  } as const;
  return problem.outcomeUnknown ? { state: 'unknown', reason } : { state: 'failed', reason, endedAt: at };
}
