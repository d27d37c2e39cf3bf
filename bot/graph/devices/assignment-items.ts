import type { AssignmentItem } from '../../helpdesk/contracts/graph/assigned.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { dueRecords, dueText, textOrNone, unreadable } from '../json/answers.ts';
import { id, type Json } from '../json/fields.ts';

const TYPE = '#microsoft.graph.changeAssignmentsActionResult';
const NAME = 'changeAssignments';
const LIST = 'deviceAssignmentItems';

/** Whether a result is one of “Remove apps and configurations”: by its type, its name or what is in it. */
const hasItems = (from: Json): boolean =>
  from['@odata.type'] === TYPE || from.actionName === NAME || (from[LIST] ?? undefined) !== undefined;

/** A result of this action under its own name, whatever Graph calls it. */
export const underItsName = (from: Json): Json => (hasItems(from) ? { ...from, actionName: NAME } : from);

/** What a result tells item by item (Graph beta, changeAssignmentsActionResult). undefined: it is another action's. */
export function itemsOf(from: Json): readonly AssignmentItem[] | 'unread' | undefined {
  if (!hasItems(from)) return undefined;
  try {
    return dueRecords(from, LIST).map(toItem);
  } catch (error) {
    if (error instanceof Problem) return 'unread';
    throw error;
  }
}

/** Graph's ids have at most 40 characters, and none that a list of them could be cut at. */
const ID = /^[\w.-]{1,40}$/;

function toItem(from: Json): AssignmentItem {
  const own = id(from, 'itemId');
  if (own === undefined || !ID.test(own)) throw unreadable('an item without an id');
  return {
    id: own,
    type: dueText(from, 'itemType'),
    name: textOrNone(from, 'itemDisplayName'),
    intent: dueText(from, 'assignmentItemActionIntent'),
    status: dueText(from, 'assignmentItemActionStatus'),
    message: textOrNone(from, 'intentActionMessage'),
  };
}
