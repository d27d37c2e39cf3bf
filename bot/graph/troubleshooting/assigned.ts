import type { Assigned } from '../../helpdesk/contracts/graph/tab-records.ts';
import { dueId, dueRecords, wholeRecords } from '../json/answers.ts';
import { id, record, text, type Json } from '../json/fields.ts';
import { present } from '../json/lists.ts';

/** The kind of an enrollment configuration that says how many devices a person may enroll. */
export const LIMIT = '#microsoft.graph.deviceEnrollmentLimitConfiguration';

const EVERYONE = '#microsoft.graph.allLicensedUsersAssignmentTarget';
const ALL_DEVICES = '#microsoft.graph.allDevicesAssignmentTarget';
const GROUP = '#microsoft.graph.groupAssignmentTarget';
const EXCLUDED = '#microsoft.graph.exclusionGroupAssignmentTarget';

const target = (assignment: Json): Json => record(assignment, 'target') ?? {};
const ofType = (targets: readonly Json[], type: string): Json[] =>
  targets.filter((one) => text(one, '@odata.type') === type);

function people(targets: readonly Json[]): Pick<Assigned, 'everyone' | 'groupIds'> {
  return {
    everyone: ofType(targets, EVERYONE).length > 0,
    groupIds: ofType(targets, GROUP)
      .map((one) => id(one, 'groupId'))
      .filter(present),
  };
}

/** Whom something is assigned to, by its expanded assignments. A Graph that doesn't expand them says nothing, which isn't "nobody". */
export function assignedTo(from: Json): Assigned {
  const targets = dueRecords(from, 'assignments').map(target);
  return {
    ...people(targets),
    allDevices: ofType(targets, ALL_DEVICES).length > 0,
    excludedGroupIds: ofType(targets, EXCLUDED).map((one) => dueId(one, 'groupId')),
  };
}

/**
 * Whose enrollment a configuration is for. The default, of priority 0, goes for everybody. For the others, a Graph that doesn't expand says
 * nothing: that isn't "nobody".
 */
export function configuredFor(from: Json, priority: number): Pick<Assigned, 'everyone' | 'groupIds'> {
  const assignments = priority === 0 ? wholeRecords(from, 'assignments') : dueRecords(from, 'assignments');
  return people(assignments.map(target));
}
