import type { Assigned } from '../../helpdesk/contracts/graph/tab-records.ts';
import { dueId, dueRecords } from '../json/answers.ts';
import { id, record, text, type Json } from '../json/fields.ts';
import { present } from '../json/lists.ts';

const EVERYONE = '#microsoft.graph.allLicensedUsersAssignmentTarget';
const ALL_DEVICES = '#microsoft.graph.allDevicesAssignmentTarget';
const GROUP = '#microsoft.graph.groupAssignmentTarget';
const EXCLUDED = '#microsoft.graph.exclusionGroupAssignmentTarget';

/** Whom something is assigned to, by its expanded assignments. A Graph that doesn't expand them says nothing, which isn't "nobody". */
export function assignedTo(from: Json): Assigned {
  const targets = dueRecords(from, 'assignments').map((one) => record(one, 'target') ?? {});
  const of = (type: string) => targets.filter((target) => text(target, '@odata.type') === type);
  const groups = (type: string) =>
    of(type)
      .map((target) => id(target, 'groupId'))
      .filter(present);
  return {
    everyone: of(EVERYONE).length > 0,
    allDevices: of(ALL_DEVICES).length > 0,
    groupIds: groups(GROUP),
    excludedGroupIds: of(EXCLUDED).map((target) => dueId(target, 'groupId')),
  };
}
