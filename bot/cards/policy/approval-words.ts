import type { Asker } from '../../helpdesk/contracts/graph/approvals.ts';
import type { WatchedRequest } from '../../helpdesk/contracts/policy/approval.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import type { RoleChange } from '../../helpdesk/contracts/role-change.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';
import { dateOf } from '../shared/time.ts';
import { dotted, entryOf } from '../shared/values.ts';

/** What the bot has of its own about a request. */
export interface AskedHere {
  receipt?: Receipt | undefined;
  change?: RoleChange | undefined;
  /** The requester's name, where it could be read. */
  requester?: string | undefined;
}

/** What is asked for. */
export function askedFor(
  { words }: Context,
  { types }: WatchedRequest,
  { receipt, change }: AskedHere,
): string {
  const said = words.approvals;
  if (receipt) return words.actions.title(receipt.action, [receipt]);
  if (change?.kind === 'assign') return said.assign(shortened(change.form.name.trim()));
  if (change) return said.remove(shortened(change.seen.displayName));
  const names = types.map((type) => entryOf(said.types, type) ?? said.someType(shortened(type, 64)));
  return names.join(', ') || said.someChange;
}

export function askerName({ words }: Context, asker: Asker | undefined, known?: string): string {
  if (!asker) return words.approvals.somebody;
  const name = shortened(known ?? asker.name ?? asker.id);
  return asker.kind === 'application' ? words.approvals.application(name) : name;
}

/** The device, with its person where the bot knows them. undefined: it is about none. */
export function deviceLine(
  { words }: Context,
  { device, types }: WatchedRequest,
  { receipt }: AskedHere,
): string | undefined {
  const serial = device?.serialNumber;
  const line = dotted([
    device?.name === undefined ? undefined : shortened(device.name),
    serial === undefined ? undefined : words.card.serial(shortened(serial)),
    receipt?.userName === undefined ? undefined : shortened(receipt.userName),
  ]);
  if (line !== '') return line;
  return types.some((type) => type.startsWith('device')) ? words.approvals.noDevice : undefined;
}

export function exactly({ words }: Context, iso: string): string {
  const date = dateOf(iso);
  return date ? words.time.exact(date) : iso;
}

/** How it ended. */
export function endLine(context: Context, request: WatchedRequest): string | undefined {
  const { state, decidedBy, receiptId, changeId } = request;
  if (state === 'open') return undefined;
  const { ends, endsBy, goesOn } = context.words.approvals;
  const by = decidedBy && entryOf<(name: string) => string>(endsBy, state);
  const line = by ? by(askerName(context, decidedBy)) : ends[state];
  if (state !== 'approved') return line;
  return `${line} ${goesOn[(receiptId ?? changeId) ? 'here' : 'elsewhere']}`;
}
