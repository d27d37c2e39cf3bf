import type { Picks } from '../../../bot/helpdesk/actions/form.ts';
import type { DeviceDetails } from '../../../bot/helpdesk/contracts/model.ts';
import type { FormValues } from '../../../bot/helpdesk/contracts/form-values.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import { actionFormCard, confirmCard, receiptCard } from '../../../bot/cards/index.ts';
import * as data from './sample-data.ts';
import { withText } from './with-text.ts';

const action = data.named('changeAssignments');
const KINDS = ['application', 'deviceConfiguration', 'deviceManagementConfigurationPolicy'] as const;

/** Items of every kind, as they are picked. */
const items = (names: readonly string[], from = 0) =>
  names.map((name, n) => ({
    id: `${KINDS[n % KINDS.length] ?? ''}:5c819700-0000-4000-8000-${String(from + n).padStart(12, '0')}`,
    name,
  }));

const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id).join(',');
const namesOf = (some: readonly { name: string }[]) => some.map(({ name }) => name);

interface Some {
  removable: readonly { id: string; name: string }[];
  removed: readonly { id: string; name: string }[];
}

function form(
  context: Context,
  device: DeviceDetails,
  { removable, removed }: Some,
  typed: Record<string, string> = {},
) {
  const picks: Picks = { remove: removable, restore: removed, stay: removed };
  const lists = { remove: { all: [], missing: [{ part: 'noUser' }, { part: 'profiles' }] } };
  const faults = typed.remove === undefined ? [] : [{ field: 'remove', why: 'tooMany', limit: 28 } as const];
  return actionFormCard(context, {
    action,
    device,
    faults,
    typed,
    picks,
    ...(faults.length > 0 && { lists }),
  });
}

/** One of each is chosen, and the others stay. */
function chosen({ removable, removed }: Some) {
  const [back, stay] = [removed.slice(0, 1), removed.slice(1)];
  const values: FormValues = { remove: idsOf(removable), restore: idsOf(back), stay: idsOf(stay) };
  return {
    values,
    picked: { remove: namesOf(removable), restore: namesOf(back), stay: namesOf(stay) },
  };
}

function confirm(context: Context, device: DeviceDetails, some: Some) {
  const confirmation = { ...data.confirmation(action, device), ...chosen(some) };
  return confirmCard(context, { action, devices: [device], confirmation });
}

function receipt(context: Context, own: Partial<Receipt>, some: Some, failed: readonly string[] = []) {
  const reason = { kind: 'items', failed: failed.map((name) => ({ name, message: name })) } as const;
  return receiptCard(context, [
    {
      ...data.receipt,
      action: action.id,
      ...chosen(some),
      ...own,
      ...(failed.length > 0 && { state: 'failed', reason }),
    },
  ]);
}

const some: Some = {
  removable: items(['Sample Mail', 'Corporate Wi-Fi']),
  removed: items(['Sample Notes', 'Home screen layout', 'Passcode rules'], 10),
};

/** The cards of “Remove apps and configurations”. */
export function itemCards(context: Context): [string, CardAnswer][] {
  const many = items(Array.from({ length: 342 }, (_, n) => `Sample app ${n + 1}`));
  return [
    ['form-items', form(context, data.details, some)],
    ['form-items-none', form(context, data.details, { removable: [], removed: [] })],
    [
      'form-items-many',
      form(context, data.details, { ...some, removable: many }, { remove: idsOf(many.slice(0, 30)) }),
    ],
    ['confirm-items', confirm(context, data.details, some)],
    ['receipt-items', receipt(context, { state: 'done', endedAt: data.ago(-3) }, some)],
    ['receipt-items-failed', receipt(context, {}, some, ['Sample Mail'])],
  ];
}

/** The same with `text` for every name, and as many as there can be. */
export function itemCardsWith(context: Context, text: string): [string, CardAnswer][] {
  const device = withText(data.details, text);
  const names = (count: number) => Array.from({ length: count }, () => text);
  const full: Some = { removable: items(names(30)), removed: items(names(30), 50) };
  return [
    ['form of items', form(context, device, { ...full, removable: items(names(120)) })],
    ['confirm of items', confirm(context, device, full)],
    [
      'receipt of items',
      receipt(
        context,
        { deviceName: text, userName: text, serialNumber: text, requestId: text },
        full,
        names(30),
      ),
    ],
  ];
}
