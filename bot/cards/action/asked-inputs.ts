import type { AskedField, PolicyFault } from '../../helpdesk/access/policy-conditions.ts';
import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';

/** What was typed with the last press, and what of it was missing. */
export interface AskedSlip {
  fields: (PolicyFault & { kind: 'asked' })['fields'];
  typed: Partial<Record<AskedField, string | undefined>>;
}

/** The fields that the policy asks for beside Confirm. What can't be undone asks for a reason anyway. */
export function askedInputs(
  { words }: Context,
  { danger }: Pick<RemoteAction, 'danger'>,
  { needs = [] }: Pick<Confirmation, 'needs'>,
  slip: AskedSlip | undefined,
): View[] {
  const said = words.policy.inputs;
  return (['reason', 'ticket'] as const)
    .filter((field) => needs.includes(field) && !(field === 'reason' && danger === 'destructive'))
    .map((field) => ({
      ...said[field],
      id: field,
      value: slip?.typed[field] ?? '',
      faults: slip?.fields.includes(field) ? [note('bad', said[field].error)] : [],
    }));
}
