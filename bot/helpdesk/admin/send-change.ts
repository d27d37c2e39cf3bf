import type { AuditEntry } from '../contracts/audit.ts';
import { SENDING_MS } from '../contracts/custody.ts';
import type { ForApproval } from '../contracts/graph.ts';
import type { Part } from '../contracts/problem.ts';
import type { NotMade, RoleApproval, RoleChange } from '../contracts/role-change.ts';
import type { ChangeRun, Justified } from './change-run.ts';
import { endChange } from './end-change.ts';

/** Graph's answer to a role change. */
export interface Sent {
  /** The assignment that was created. */
  id?: string;
  requestId?: string | undefined;
}

type About = Pick<AuditEntry, 'what' | 'assignmentId' | 'assignmentName'>;

/** Intune's limit on a justification. */
const LONGEST_JUSTIFICATION = 1_024;

/**
 * Stages 3 and 4: uses the change up, writes the audit entry to disk, and only then lets Graph do it. After that no role assignment is
 * believed from memory. A change that goes on after an approval has its entry from the first call, which is closed when it ends.
 */
export async function sendChange(
  run: ChangeRun,
  about: About,
  said: Justified,
  send: (approval: ForApproval) => Promise<Part<Sent>>,
): Promise<
  | { kind: 'sent'; answer: Part<Sent> }
  | { kind: 'waiting'; change: RoleChange }
  | { kind: 'over'; why: 'used' }
> {
  const { services, admin, call } = run;
  const care = { kind: 'change', id: run.change.id } as const;
  if (call.kind === 'first') await services.custody.begin(care, SENDING_MS);
  else services.custody.keep(care, SENDING_MS);
  if (!(await claim(run))) return { kind: 'over', why: 'used' };
  const entry = { ...about, operatorId: admin.operator.speaker.id };
  const auditId = call.kind === 'first' ? await announce(run, entry) : (run.change.auditId ?? '');
  const answer = await send(
    call.kind === 'first'
      ? { justification: call.press.justify(said).slice(0, LONGEST_JUSTIFICATION) }
      : { approvalCode: call.code },
  );
  services.roles.forget();
  services.operators.forget();
  const approval = approvalAfter(run, answer);
  if (!approval) {
    await record(run, entry, auditId, answer);
    return { kind: 'sent', answer };
  }
  await wait(run, entry, auditId, approval, answer);
  return { kind: 'waiting', change: { ...run.change, state: 'used', auditId, approval } };
}

/** Of two presses at once, or a press and an approval, only one gets it. */
async function claim({ services, change, call }: ChangeRun): Promise<boolean> {
  const claimed = await services.store.roleChanges.update(change.id, (now) => {
    const at = services.now().toISOString();
    if (call.kind === 'first')
      return now.state === 'open' ? { ...now, state: 'used', usedAt: at } : undefined;
    return now.approval?.state === 'waiting'
      ? { ...now, approval: { ...now.approval, state: 'sending', sendingAt: at } }
      : undefined;
  });
  return claimed !== undefined;
}

async function announce(
  { services, admin, change }: ChangeRun,
  entry: Omit<AuditEntry, 'kind'>,
): Promise<string> {
  const { store, audit } = services;
  const started = await audit.append({ ...entry, kind: 'started', through: admin.through }, { sync: true });
  await store.roleChanges.update(change.id, (now) => ({ ...now, auditId: started }));
  return started;
}

/** What is kept of a change that has to wait, or has to wait on. Without a code nothing could go on later. */
function approvalAfter({ services, change, call }: ChangeRun, answer: Part<Sent>): RoleApproval | undefined {
  if (answer.ok) return undefined;
  const { kind, approvalCode } = answer.problem;
  if (call.kind === 'goesOn') {
    // "too much at once" takes nothing: the request still waits
    const waits = kind === 'approvalRequired' || kind === 'throttled';
    return waits && change.approval ? { ...change.approval, state: 'waiting' } : undefined;
  }
  if (kind !== 'approvalRequired' || approvalCode === undefined) return undefined;
  const { card, locale } = call.press;
  return { code: approvalCode, askedAt: services.now().toISOString(), state: 'waiting', card, locale };
}

async function wait(
  { services, change, call }: ChangeRun,
  entry: Omit<AuditEntry, 'kind'>,
  auditId: string,
  approval: RoleApproval,
  answer: Part<Sent>,
): Promise<void> {
  const ended: AuditEntry = {
    ...entry,
    kind: 'ended',
    of: auditId,
    outcome: 'approvalRequired',
    requestId: requestIdOf(answer),
  };
  await written(
    { services, change },
    services.store.roleChanges.update(change.id, (now) =>
      call.kind === 'first' || now.approval?.state === 'sending' ? { ...now, approval } : undefined,
    ),
    ...(call.kind === 'first' ? [services.audit.append(ended, { sync: true })] : []),
  );
}

async function record(
  { services, admin, change, call }: ChangeRun,
  entry: Omit<AuditEntry, 'kind'>,
  auditId: string,
  answer: Part<Sent>,
): Promise<void> {
  const outcome = outcomeOf(answer);
  const requestId = requestIdOf(answer);
  const assignmentId = answer.ok ? answer.value.id : undefined;
  const ended: AuditEntry = {
    ...entry,
    ...(call.kind === 'first' ? { kind: 'ended' } : { kind: 'settled', through: admin.through }),
    of: auditId,
    outcome,
    requestId,
    ...(assignmentId !== undefined && { assignmentId }),
  };
  const at = services.now().toISOString();
  const end = { ...(answer.ok ? {} : whyNot(call, answer)), requestId, assignmentId };
  await written(
    { services, change },
    services.audit.append(ended, { sync: true }),
    services.store.roleChanges.update(change.id, (now) =>
      outcome === 'unknown' ? noLongerSent(now) : endChange(now, { ...end, outcome }, at),
    ),
  );
}

/** What Graph says of the assignment may settle it now. */
const noLongerSent = (change: RoleChange): RoleChange =>
  change.approval ? { ...change, approval: { ...change.approval, sendingAt: undefined } } : change;

/** Unless the request is known to be approved, a refusal of its code says nothing about the admin's own role. */
function whyNot(
  call: ChangeRun['call'],
  { problem: { kind } }: Part<Sent> & { ok: false },
): { why: NotMade; problem: typeof kind } {
  const unknown = call.kind === 'goesOn' && call.standing !== 'approved';
  return { why: unknown && kind === 'forbidden' ? 'notApproved' : 'problem', problem: kind };
}

/** The change has left: if its answer can't be written down, the admin still gets the answer. */
async function written(
  { services, change }: Pick<ChangeRun, 'services' | 'change'>,
  ...writes: Promise<unknown>[]
): Promise<void> {
  for (const result of await Promise.allSettled(writes)) {
    if (result.status === 'rejected')
      services.log.error({ err: result.reason as unknown, change: change.id }, 'an answer was not recorded');
  }
}

const requestIdOf = (answer: Part<Sent>): string | undefined =>
  answer.ok ? answer.value.requestId : answer.problem.requestId;

function outcomeOf(answer: Part<Sent>): 'done' | 'failed' | 'unknown' {
  if (answer.ok) return 'done';
  return answer.problem.outcomeUnknown ? 'unknown' : 'failed';
}
