import type { Typed } from '../../helpdesk/access/may-go-ahead.ts';
import type { AskedField, PolicyFault } from '../../helpdesk/access/policy-conditions.ts';
import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import type { Slip } from './confirm-inputs.ts';

/** What was typed with the last press, and what of it was missing. */
export interface AskedSlip {
  fields: (PolicyFault & { kind: 'asked' })['fields'];
  typed: Pick<Typed, AskedField | 'lost'>;
}

/** The tick for a device that was reported lost or stolen, if the action has one. It begins as it was, or as it was said before. */
export function lostTick(
  { words }: Context,
  { lost }: Pick<RemoteAction, 'lost'>,
  confirmation: Pick<Confirmation, 'lost'>,
  typed: Pick<Typed, 'lost'> | undefined,
): View[] {
  if (lost === undefined) return [];
  const { label, title, error, contains } = words.policy.lost;
  return [
    {
      label,
      error,
      title: lost === 'contains' ? contains : title,
      value: String(typed?.lost ?? confirmation.lost ?? false),
    },
  ];
}

/**
 * The fields beside Confirm that the policy can ask for. A ticket number can be typed even if it doesn't. What can't be undone asks for a
 * reason anyway.
 */
export function askedInputs(
  { words }: Context,
  { danger }: Pick<RemoteAction, 'danger'>,
  { needs = [] }: Pick<Confirmation, 'needs'>,
  { asked, slip }: { asked?: AskedSlip | undefined; slip?: Slip | undefined },
): View[] {
  const said = words.policy.inputs;
  const { faults } = words.card.remote.confirm;
  const isNone = slip?.fields.includes('ticket') ? [note('bad', faults.ticket)] : [];
  return (['reason', 'ticket'] as const)
    .filter(
      (field) =>
        field === 'ticket' ||
        (danger !== 'destructive' && (needs.includes(field) || asked?.fields.includes(field))),
    )
    .map((field) => ({
      ...said[field],
      id: field,
      value: (asked ?? slip)?.typed[field] ?? '',
      faults: [
        ...(asked?.fields.includes(field) ? [note('bad', said[field].error)] : []),
        ...(field === 'ticket' ? isNone : []),
      ],
    }));
}
