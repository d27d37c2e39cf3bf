import { randomUUID } from 'node:crypto';
import type { Tenant } from '../tenant/index.ts';
import type { ApprovalRule, Entity, GraphRequest } from '../types.ts';
import { GraphError, intuneMessage } from '../errors.ts';
import { policyTypeOf, ruleOfPolicy } from './approval-policies.ts';

/** How long a request can be decided and used. */
const LIVES_MS = 3 * 24 * 3_600_000;

export type ApprovalState = 'waiting' | 'approved' | 'rejected' | 'canceled' | 'completed' | 'expired';

/** What a second administrator is asked to approve. */
export interface Approval {
  code: string;
  /** A remote action's or a role change's name. */
  action: string;
  /** The device of a remote action. */
  deviceId?: string;
  /** The reason that the requester wrote. */
  justification: string;
  state: ApprovalState;
}

/** A call that a policy may cover. */
export type ProtectedCall = Pick<Approval, 'action' | 'deviceId'> &
  Pick<GraphRequest, 'method' | 'version' | 'url' | 'headers' | 'body' | 'caller'>;

interface Asked extends Approval {
  at: number;
  /** When it was made, decided or used last. */
  changed: number;
  /** The call itself: an approval is good for this one alone. undefined: nobody here can send it. */
  call: string | undefined;
  /** undefined: an application asked. */
  requestor: string | undefined;
  /** The application that asked. */
  appId?: string | undefined;
  /** What the admin center shows of its device. */
  display?: string | undefined;
  approverGroupIds: readonly string[];
  approver?: string;
  answer?: string;
  /** When a second administrator decides without being told to, and how. */
  decided?: { at: number; state: 'approved' | 'rejected' };
}

/** Multi Admin Approval: the requests and the decisions. An approval is good once, for its own call, for three days. */
export class Approvals {
  readonly #asked = new Map<string, Asked>();
  #roles: ApprovalRule | undefined;

  /** From now on role assignments need approval, or no longer. */
  protectRoles(rule: ApprovalRule | undefined): void {
    this.#roles = rule;
  }

  /** Lets a change of role assignments pass if no policy covers it or its request was approved. */
  passRole(tenant: Tenant, call: ProtectedCall, now: number): void {
    this.pass(tenant, call, this.#roles ?? {}, now);
  }

  /**
   * Lets an approved request pass. Throws Graph's refusal of any other. `said`: what is said of this call by itself. If that is nothing, the
   * tenant's policies count.
   */
  pass(tenant: Tenant, call: ProtectedCall, said: ApprovalRule, now: number): void {
    const rule = said.approval === undefined ? { ...said, ...ruleOfPolicy(tenant, call.action) } : said;
    if (!rule.approval) return;
    const code = call.headers['x-msft-approval-code'];
    const written = call.headers['x-msft-approval-justification'];
    if (code !== undefined && written !== undefined)
      throw badHeaders('x-msft-approval-code and x-msft-approval-justification can’t be sent together');
    if (code !== undefined) {
      this.#use(code, call, now);
      return;
    }
    if (written === undefined)
      throw forbidden('The operation requires approval: the header x-msft-approval-justification is missing');
    const justification = decoded(written);
    if (justification === undefined)
      throw badHeaders('The value of x-msft-approval-justification is no base64 text');
    throw required(this.#ask(tenant, call, rule, justification, now).code);
  }

  list(now: number): Approval[] {
    return [...this.#asked.values()]
      .map(({ code, deviceId, action, justification, ...asked }) => ({
        code,
        ...(deviceId !== undefined && { deviceId }),
        action,
        justification,
        state: stateOf(asked, now),
      }))
      .filter(({ state }) => state !== 'completed');
  }

  /** Takes the requests that the tenant's file has. They were made elsewhere, and are used elsewhere. */
  load(tenant: Tenant): void {
    const rows = tenant.data.nav['deviceManagement/operationApprovalRequests'];
    for (const row of Array.isArray(rows) ? (rows as Entity[]) : []) {
      const at = Date.parse(String(row.requestDateTime));
      const types = (row.requiredOperationApprovalPolicyTypes ?? []) as string[];
      this.#asked.set(row.id, {
        code: row.id,
        action: types[0] ?? 'unknown',
        justification: String(row.requestJustification),
        state: 'waiting',
        at,
        changed: at,
        call: undefined,
        requestor: (row.requestor as { user?: { id: string } } | undefined)?.user?.id,
        display: row.displayPayload as string | undefined,
        approverGroupIds: ruleOfPolicy(tenant, types[0] ?? '').approverGroupIds ?? [],
      });
    }
  }

  /** The requests as Graph lists them. `displayPayload` isn't in its metadata: Intune adds it to requests about devices. */
  entities(tenant: Tenant, now: number): Entity[] {
    return [...this.#asked.values()].map((asked) => ({
      id: asked.code,
      requestId: asked.code,
      requestDateTime: new Date(asked.at).toISOString(),
      expirationDateTime: new Date(asked.at + LIVES_MS).toISOString(),
      lastModifiedDateTime: new Date(asked.changed).toISOString(),
      status: STATUS[stateOf(asked, now)],
      requestJustification: asked.justification,
      requestor: identity(tenant, asked.requestor, asked.appId),
      approver: asked.approver === undefined ? null : identity(tenant, asked.approver),
      approvalJustification: asked.answer ?? null,
      requiredOperationApprovalPolicyTypes: [policyTypeOf(asked.action)],
      ...(asked.display !== undefined && { displayPayload: asked.display }),
    }));
  }

  decide(code: string, state: 'approved' | 'rejected' | 'canceled', now: number): void {
    const asked = this.#asked.get(code);
    if (!asked) throw new Error(`there is no request with the code ${code}`);
    Object.assign(asked, { state, changed: now });
  }

  /** A decision through Graph: by a member of the policy's approver group with their own token, never by the requester. */
  answer(
    tenant: Tenant,
    code: string,
    state: 'approved' | 'rejected',
    by: { personId: string | undefined; justification: string; now: number },
  ): void {
    const asked = this.#asked.get(code);
    if (!asked) throw new GraphError(404, 'ResourceNotFound', intuneMessage('There is no such request'));
    const { personId, justification, now } = by;
    if (personId === undefined) throw forbidden('Only a person can decide about a request');
    if (personId === asked.requestor) throw forbidden('Nobody can decide about their own request');
    const groups = tenant.memberships.transitive(personId).map(({ id }) => id);
    if (!asked.approverGroupIds.some((id) => groups.includes(id)))
      throw forbidden('The caller is in no approver group of the policy');
    if (stateOf(asked, now) !== 'waiting') throw badHeaders('The request has been decided or has expired');
    Object.assign(asked, { state, approver: personId, answer: justification, changed: now });
  }

  #use(code: string, call: ProtectedCall, now: number): void {
    const asked = this.#asked.get(code);
    if (asked?.call !== nameOf(call) || asked.requestor !== call.caller.personId)
      throw forbidden('The code belongs to no request for this call', code);
    const state = stateOf(asked, now);
    if (state === 'waiting') throw required(code);
    if (state !== 'approved') throw forbidden(`The request for approval is ${state}`, code);
    Object.assign(asked, { state: 'completed', changed: now });
  }

  #ask(tenant: Tenant, call: ProtectedCall, rule: ApprovalRule, justification: string, now: number): Asked {
    const { approvedAfter, rejectedAfter, approverGroupIds = [] } = rule;
    const device = call.deviceId === undefined ? undefined : tenant.managedDevice(call.deviceId);
    const asked: Asked = {
      code: randomUUID(),
      ...(call.deviceId !== undefined && { deviceId: call.deviceId }),
      action: call.action,
      justification,
      state: 'waiting',
      at: now,
      changed: now,
      call: nameOf(call),
      requestor: call.caller.personId,
      appId: call.caller.appId,
      display:
        device && JSON.stringify([{ DeviceName: device.deviceName, SerialNumber: device.serialNumber }]),
      approverGroupIds,
    };
    if (approvedAfter !== undefined) asked.decided = { at: now + approvedAfter * 1000, state: 'approved' };
    if (rejectedAfter !== undefined) asked.decided = { at: now + rejectedAfter * 1000, state: 'rejected' };
    this.#asked.set(asked.code, asked);
    return asked;
  }
}

/** Graph's words for the states. */
const STATUS: Readonly<Record<ApprovalState, string>> = {
  waiting: 'needsApproval',
  approved: 'approved',
  rejected: 'rejected',
  canceled: 'cancelled',
  completed: 'completed',
  expired: 'expired',
};

function stateOf(
  { state, at, decided }: Pick<Asked, 'state' | 'at' | 'decided'>,
  now: number,
): ApprovalState {
  const decidedNow = state === 'waiting' && decided && now >= decided.at ? decided.state : state;
  const lives = decidedNow === 'waiting' || decidedNow === 'approved';
  return lives && now >= at + LIVES_MS ? 'expired' : decidedNow;
}

/** The call that is approved, with everything that it would do. */
const nameOf = ({ method, version, url, body }: ProtectedCall): string =>
  JSON.stringify([method, version, url, body ?? {}]);

function decoded(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 && base64 !== '' ? bytes.toString('utf8') : undefined;
}

const identity = (tenant: Tenant, personId: string | undefined, appId?: string) =>
  personId === undefined
    ? { application: { id: appId ?? null, displayName: null } }
    : { user: { id: personId, displayName: tenant.user(personId)?.displayName ?? null } };

const named = (code: string | undefined): Record<string, string> =>
  code === undefined ? {} : { 'x-msft-approval-code': code };

const required = (code: string): GraphError =>
  new GraphError(
    403,
    'Forbidden',
    intuneMessage('ApprovalRequired: the request needs the approval of another administrator'),
    named(code),
  );

const forbidden = (message: string, code?: string): GraphError =>
  new GraphError(403, 'Forbidden', intuneMessage(message), named(code));

const badHeaders = (message: string): GraphError => new GraphError(400, 'BadRequest', intuneMessage(message));
