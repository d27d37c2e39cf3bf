import type { AuditEntry } from '../contracts/audit.ts';
import type { Part } from '../contracts/problem.ts';
import type { ChangeRun } from './change-run.ts';

/** Graph's answer to a role change. */
export interface Sent {
  /** The assignment that was created. */
  id?: string;
  requestId?: string | undefined;
}

type About = Pick<AuditEntry, 'what' | 'assignmentId' | 'assignmentName'>;

/**
 * Stages 3 and 4: uses the change up, writes the audit entry to disk, and only then lets Graph do it. After that no role assignment is
 * believed from memory.
 */
export async function sendChange(
  run: ChangeRun,
  about: About,
  send: () => Promise<Part<Sent>>,
): Promise<{ kind: 'sent'; answer: Part<Sent> } | { kind: 'over'; why: 'used' }> {
  const { services, admin, change } = run;
  const { store, audit } = services;
  const used = await store.roleChanges.update(change.id, (now) =>
    now.state === 'open' ? { ...now, state: 'used' } : undefined,
  );
  if (!used) return { kind: 'over', why: 'used' };
  const entry = { ...about, operatorId: admin.operator.speaker.id };
  const started = await audit.append({ ...entry, kind: 'started', through: admin.through }, { sync: true });
  await store.roleChanges.update(change.id, (now) => ({ ...now, auditId: started }));
  const answer = await send();
  services.roles.forget();
  services.operators.forget();
  await record(run, entry, started, answer);
  return { kind: 'sent', answer };
}

/** The change has left: if its answer can't be written down, the admin still gets the answer. */
async function record(
  { services, change }: ChangeRun,
  entry: About & Pick<AuditEntry, 'operatorId'>,
  started: string,
  answer: Part<Sent>,
): Promise<void> {
  const outcome = outcomeOf(answer);
  const ended: AuditEntry = {
    ...entry,
    kind: 'ended',
    of: started,
    outcome,
    requestId: answer.ok ? answer.value.requestId : answer.problem.requestId,
    ...(answer.ok && answer.value.id !== undefined && { assignmentId: answer.value.id }),
  };
  const written = await Promise.allSettled([
    services.audit.append(ended, { sync: true }),
    services.store.roleChanges.update(change.id, (now) =>
      outcome === 'unknown' ? now : { ...now, outcome },
    ),
  ]);
  for (const result of written) {
    if (result.status === 'rejected')
      services.log.error({ err: result.reason as unknown, change: change.id }, 'an answer was not recorded');
  }
}

function outcomeOf(answer: Part<Sent>): 'done' | 'failed' | 'unknown' {
  if (answer.ok) return 'done';
  return answer.problem.outcomeUnknown ? 'unknown' : 'failed';
}
