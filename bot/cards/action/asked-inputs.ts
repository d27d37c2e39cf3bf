import type { Typed } from '../../helpdesk/access/may-go-ahead.ts';
import type { AskedField } from '../../helpdesk/access/policy-conditions.ts';
import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import type { Slip } from './confirm-inputs.ts';

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
 * The fields that the policy can ask for. A ticket number can be typed even if it doesn't. What can't be undone asks for a reason anyway.
 */
export function askedInputs(
  context: Context,
  { needs = [] }: Pick<Confirmation, 'needs'>,
  { slip, danger }: { slip: Slip | undefined; danger?: RemoteAction['danger'] },
): View[] {
  return (['reason', 'ticket'] as const)
    .filter(
      (field) =>
        field === 'ticket' ||
        (danger !== 'destructive' && (needs.includes(field) || slip?.fields.includes(field))),
    )
    .map((field) => ({
      ...context.words.policy.inputs[field],
      id: field,
      value: slip?.typed[field] ?? '',
      faults: slip?.fields.includes(field) ? [note('bad', faultWords(context, field, slip.typed))] : [],
    }));
}

/** A ticket number that was typed is none. */
function faultWords({ words }: Context, field: AskedField, typed: Typed): string {
  return field === 'ticket' && (typed.ticket ?? '').trim() !== ''
    ? words.card.remote.confirm.faults.ticket
    : words.policy.inputs[field].error;
}

/** Says that something of what was typed has to be corrected. */
export function marked(sentence: string, slip: Slip | undefined): Note[] {
  return slip && slip.fields.length > 0 ? [note('bad', sentence)] : [];
}
