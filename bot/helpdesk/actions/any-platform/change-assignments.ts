import type { FormValues } from '../../contracts/form-values.ts';
import { defineAction } from '../define.ts';
import { keysIn, split } from '../assignment-keys.ts';

/** A call takes no more, and a result tells no more (Graph beta, changeAssignmentsActionResult). */
const MOST_ITEMS = 30;

/**
 * Removes apps and configuration profiles from one device, and brings back what was removed, without touching their assignments (Microsoft
 * Learn, "Remove apps and configuration using Intune"; Graph beta, changeAssignments and deviceAssignmentItem). A call names all that is to
 * be removed, and Intune restores what it doesn't name. So what is removed already and isn't to be restored is sent along: `stay`. Whatever
 * nobody restores, Intune brings back by itself within 8 to 24 hours.
 */
export const changeAssignments = defineAction({
  id: 'changeAssignments',
  place: 125,
  name: 'changeAssignments',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_ChangeAssignments',
  works: [{ platform: 'ios' }, { platform: 'android', needs: ['corporate'] }],
  danger: 'disruptive',
  form: [
    { id: 'remove', kind: 'picks', required: false, from: 'removable', without: 'restore' },
    { id: 'restore', kind: 'picks', required: false, from: 'removed' },
    { id: 'stay', kind: 'rest', required: false, of: 'restore' },
  ],
  fault: (values) => {
    const [remove, restore, stay] = [keysIn(values.remove), keysIn(values.restore), keysIn(values.stay)];
    if (remove.length + restore.length === 0) return { field: 'remove', why: 'nothingChosen' };
    if (stay.length > MOST_ITEMS) return { field: 'restore', why: 'tooMany' };
    const room = MOST_ITEMS - stay.length;
    return remove.length > room ? { field: 'remove', why: 'tooMany', limit: room } : undefined;
  },
  body: (values) => ({ deviceAssignmentItems: removedAfter(values).map(toItem) }),
  items: ({ remove, restore }) =>
    new Map([
      ...keysIn(remove).map((key) => [key, 'remove'] as const),
      ...keysIn(restore).map((key) => [key, 'restore'] as const),
    ]),
  ends: 'result',
});

/** All that is to be removed once this is done. */
const removedAfter = ({ remove, stay }: FormValues): string[] => [
  ...new Set([...keysIn(stay), ...keysIn(remove)]),
];

function toItem(key: string): Record<string, unknown> {
  const { type, id } = split(key);
  return { itemId: id, itemType: type, assignmentItemActionIntent: 'remove' };
}
