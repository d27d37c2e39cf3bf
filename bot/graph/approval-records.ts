import type {
  ApprovalPolicy,
  ApprovalRequest,
  ApprovalState,
  Asker,
} from '../helpdesk/contracts/graph/approvals.ts';
import { dueId, dueText, dueTexts, groupIds } from './json/answers.ts';
import { date, id, isJson, record, text, texts, type Json } from './json/fields.ts';

/** Graph's words for the states of an operationApprovalRequest. */
const STATES: ReadonlyMap<string | undefined, ApprovalState> = new Map([
  ['needsApproval', 'waiting'],
  ['approved', 'approved'],
  ['rejected', 'rejected'],
  ['cancelled', 'canceled'],
  ['completed', 'completed'],
  ['expired', 'expired'],
]);

export const stateIn = (from: Json): ApprovalState | undefined => STATES.get(text(from, 'status'));

export function toRequest(from: Json): ApprovalRequest {
  return {
    id: dueId(from),
    state: stateIn(from),
    requester: askerIn(from, 'requestor'),
    types: texts(from, 'requiredOperationApprovalPolicyTypes'),
    reason: text(from, 'requestJustification'),
    askedAt: date(from, 'requestDateTime'),
    expiresAt: date(from, 'expirationDateTime'),
    approver: askerIn(from, 'approver'),
    device: deviceIn(text(from, 'displayPayload')),
  };
}

/** In a list, one that can't be read doesn't hide the others. */
export const toRequestOrNone = (from: Json): ApprovalRequest | undefined =>
  id(from) === undefined ? undefined : toRequest(from);

/** An identity set can name both: then a person acted through an application. */
function askerIn(from: Json, name: string): Asker | undefined {
  const set = record(from, name);
  for (const [kind, key] of [
    ['person', 'user'],
    ['application', 'application'],
  ] as const) {
    const identity = set && record(set, key);
    const own = identity && id(identity);
    if (identity && own !== undefined) return { kind, id: own, name: text(identity, 'displayName') };
  }
  return undefined;
}

/** Intune adds what its admin center shows: JSON with one device. It isn't documented, so anything else is none. */
function deviceIn(payload: string | undefined): ApprovalRequest['device'] {
  if (payload === undefined) return undefined;
  try {
    const json: unknown = JSON.parse(payload);
    const [one, ...others] = (Array.isArray(json) ? json : [json]) as unknown[];
    if (!isJson(one) || others.length > 0) return undefined;
    const [name, serialNumber] = [text(one, 'DeviceName'), text(one, 'SerialNumber')];
    return name === undefined && serialNumber === undefined ? undefined : { name, serialNumber };
  } catch {
    return undefined;
  }
}

/** A right hangs on it: what is missing isn't taken for "none". */
export function toPolicy(from: Json): ApprovalPolicy {
  const platform = text(from, 'policyPlatform');
  return {
    id: dueId(from),
    type: dueText(from, 'policyType'),
    platform: platform === 'notApplicable' ? undefined : platform,
    changedAt: date(from, 'lastModifiedDateTime'),
    approverGroups: groupIds(dueTexts(from, 'approverGroupIds')),
  };
}
