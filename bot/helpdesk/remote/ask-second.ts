import { isFencedNow } from '../caller/not-me.ts';
import { SECOND_LIVES_MS } from '../policy/seconds.ts';
import type { SecondRequest } from '../contracts/policy/records.ts';
import type { AskedBecause, Receipt } from '../contracts/receipt.ts';
import { entryFor, optionsOf } from './audit-entry.ts';
import type { AskedRun, Claimed, ClearDevice } from './run.ts';
import { leaveOut, receiptFor } from './send.ts';

/** Whether a second operator has to approve a run that is claimed. */
export const asksSecond = ({ devices }: Claimed<AskedRun>): boolean =>
  devices.some((one) => one.kind === 'clear' && one.needs.includes('secondOperator'));

/**
 * Stage 4, if the policy asks for a second operator: nothing is sent yet. The request and a receipt for each device are kept in one write.
 * A device that isn't clear gets a receipt that says why.
 */
export async function askSecond(run: Claimed<AskedRun>): Promise<Receipt[]> {
  const { services, action, confirmation, operatorId } = run;
  const { now, newId, store, audit } = services;
  const at = now();
  const id = newId();
  const { typed, managersWord } = run;
  const options = optionsOf(action, confirmation.values, { lost: typed.lost, managersWord });
  const drafts = run.devices.map((one, index) => ({
    one,
    receipt: receiptFor(run, one.target, index),
  }));
  for (const { one, receipt } of drafts)
    if (one.kind === 'clear')
      await audit.append(
        {
          ...entryFor(action, { ...one.target, ticket: receipt.ticket }, operatorId),
          kind: 'ended',
          outcome: 'secondAsked',
          through: one.through,
          ...(options.length > 0 && { options }),
        },
        { sync: true },
      );
  const isFenced = ({ userId }: Receipt) => store.look((remembered) => isFencedNow(remembered, userId, at));
  const waiting = drafts.flatMap(({ one, receipt }): Receipt[] => {
    if (one.kind !== 'clear') return [];
    const because = isFenced(receipt) ? 'notMe' : besidesPolicy(one);
    const reason = { kind: 'secondOperator', ...(because && { because }) } as const;
    return [{ ...receipt, state: 'pending', reason, secondRequest: id }];
  });
  const request: SecondRequest = {
    id,
    operatorId,
    action: action.id,
    targets: waiting
      .map(({ deviceId }) => run.targets.find((one) => one.deviceId === deviceId))
      .filter((target) => target !== undefined),
    receiptIds: waiting.map((receipt) => receipt.id),
    values: confirmation.values,
    secretFields: confirmation.secretFields,
    picked: confirmation.picked,
    reason: waiting[0]?.justification,
    ticket: waiting[0]?.ticket,
    lost: waiting[0]?.lost,
    managersWord,
    fenced: waiting.some(isFenced),
    state: 'open',
    askedAt: confirmation.createdAt,
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + SECOND_LIVES_MS).toISOString(),
  };
  await store.together(({ seconds, receipts }) => {
    seconds.put(id, request);
    for (const receipt of waiting) receipts.put(receipt.id, receipt);
  });
  return Promise.all(
    drafts.map(async ({ one, receipt }) =>
      one.kind === 'clear'
        ? (waiting.find(({ id: kept }) => kept === receipt.id) ?? receipt)
        : leaveOut(run, receipt, one),
    ),
  );
}

/** What asks for a second operator where the policy doesn't. undefined: it does. */
function besidesPolicy({ policy, needs }: ClearDevice): AskedBecause | undefined {
  if (policy.includes('secondOperator')) return undefined;
  if (!needs.includes('secondOperator')) return 'together';
  // nothing but a loss takes the place of a caller check
  return policy.includes('callerCheck') && !needs.includes('callerCheck') ? 'lost' : 'privileged';
}
