import assert from 'node:assert/strict';
import type { RecordedCall } from '../../sandbox/graph/types.ts';
import type { ActionRow } from './action-rows.ts';
import type { Answered, Json } from './channel.ts';
import { buttons } from './channel.ts';
import type { Stage } from './stage.ts';

export interface Target {
  id: string;
  deviceName?: string | null | undefined;
}

/** An operator opens a device's card and all its actions. */
export async function openActions(stage: Stage, who: string, { id }: Target): Promise<Answered> {
  const shown = await stage.channel.say(who, `device ${id}`);
  return stage.channel.press(who, shown.card, 'More actions');
}

/** A pattern for a line of More actions: a title, alone or among others of which the same is said. */
export const amongTitles = (title: string): string => `(?:.*, )?${title}(?:, .*)?`;

/** From the device's card to the confirm card, through the form if there is one. */
export async function askFor(
  stage: Stage,
  who: string,
  row: Pick<ActionRow, 'id' | 'title' | 'form'>,
  target: Target,
): Promise<Answered> {
  const actions = await openActions(stage, who, target);
  const asked = await stage.channel.press(who, actions.card, row.title, { action: row.id });
  return row.form ? stage.channel.press(who, asked.card, 'Continue', {}, {}, row.form) : asked;
}

/** Confirms, with the name and reason that an irreversible action needs. */
export function confirmIt(
  stage: Stage,
  who: string,
  row: Pick<ActionRow, 'confirm' | 'destructive'>,
  target: Target,
  asked: Answered,
): Promise<Answered> {
  const typed = row.destructive ? { deviceName: target.deviceName ?? '', reason: 'Ticket 4711' } : {};
  return stage.channel.press(who, asked.card, row.confirm, {}, {}, typed);
}

/** The action requests that Graph got for a device, and those to delete it. */
export function posts(stage: Pick<Stage, 'sandbox'>, { id }: Target): { url: string; body: unknown }[] {
  const device = `/managedDevices/${id}`;
  const below = `${device}/`;
  return changesIn(stage.sandbox.calls)
    .filter(
      ({ method, url }) =>
        (method === 'POST' && url.includes(below)) || (method === 'DELETE' && url.endsWith(device)),
    )
    .map(({ url, body }) => ({ url, body }));
}

interface Seen {
  count: number;
  last: RecordedCall | undefined;
  changes: RecordedCall[];
}
const seenIn = new WeakMap<readonly RecordedCall[], Seen>();

/** The calls that are no reads and no batches of them. A long test looks for them hundreds of times among tens of thousands. */
function changesIn(calls: readonly RecordedCall[]): readonly RecordedCall[] {
  let seen = seenIn.get(calls);
  // the sandbox dropped the oldest
  if (!seen || calls[seen.count - 1] !== seen.last) seen = { count: 0, last: undefined, changes: [] };
  const added = calls.slice(seen.count);
  seen.changes.push(...added.filter(({ method, url }) => method !== 'GET' && !url.endsWith('/$batch')));
  seenIn.set(calls, { count: calls.length, last: calls.at(-1), changes: seen.changes });
  return seen.changes;
}

/** Graph's name of an action, as in its results. */
export const nameOf = ({ call }: Pick<ActionRow, 'call'>): string => call.split(' ')[1] ?? '';

export const titles = (card: Json | undefined): string[] => buttons(card).map(({ title }) => String(title));

export async function until(holds: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `nothing happened within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A confirm card can't be used in its first second. The tests' own bots have no such second, but programs do. */
export const afterFirstSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_050));
