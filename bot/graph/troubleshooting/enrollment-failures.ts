import { newestFirst } from '../../helpdesk/contracts/graph/dates.ts';
import type { EnrollmentFailure } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { textOrNone } from '../json/answers.ts';
import { date, text, type Json } from '../json/fields.ts';
import { userPath } from '../odata/path.ts';

/**
 * Enrollments of the person that failed, newest first. An event without a date says nothing about now, so it is left out
 * (Graph, enrollmentTroubleshootingEvent).
 */
export async function enrollmentFailures(client: GraphClient, person: string): Promise<EnrollmentFailure[]> {
  const events = await collectAll(client, `${userPath(person)}/deviceManagementTroubleshootingEvents`);
  return newestFirst(events.flatMap(toFailure), ({ at }) => at, client.now());
}

function toFailure(from: Json): EnrollmentFailure[] {
  textOrNone(from, 'eventDateTime');
  const at = date(from, 'eventDateTime');
  if (at === undefined) return [];
  return [
    {
      at,
      category: textOrNone(from, 'failureCategory'),
      reason: textOrNone(from, 'failureReason'),
      operatingSystem: text(from, 'operatingSystem'),
      osVersion: text(from, 'osVersion'),
    },
  ];
}
