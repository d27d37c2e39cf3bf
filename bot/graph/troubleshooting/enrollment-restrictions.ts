import type { EnrollmentRestriction } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId } from '../json/answers.ts';
import { flag, number, record, text, type Json } from '../json/fields.ts';
import { present } from '../json/lists.ts';
import { configuredFor, LIMIT } from './assigned.ts';

const EVERY_PLATFORM = '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration';
const ONE_PLATFORM = '#microsoft.graph.deviceEnrollmentPlatformRestrictionConfiguration';

const PLATFORMS = ['ios', 'windows', 'android', 'macOS'] as const;

/** The tenant's restrictions of how many and which devices may be enrolled (Graph, deviceEnrollmentConfiguration). */
export async function enrollmentRestrictions(client: GraphClient): Promise<EnrollmentRestriction[]> {
  const all = await collectAll(client, '/deviceManagement/deviceEnrollmentConfigurations', {
    query: { $expand: 'assignments' },
  });
  return all.map(toRestriction).filter(present);
}

function toRestriction(from: Json): EnrollmentRestriction | undefined {
  const kind = text(from, '@odata.type');
  if (kind !== LIMIT && kind !== EVERY_PLATFORM && kind !== ONE_PLATFORM) return undefined;
  const priority = number(from, 'priority') ?? 0;
  return {
    id: dueId(from),
    name: text(from, 'displayName') ?? dueId(from),
    priority,
    ...configuredFor(from, priority),
    ...(kind === LIMIT ? { limit: number(from, 'limit') } : { platforms: platformsIn(from, kind) }),
  };
}

function platformsIn(from: Json, kind: string): NonNullable<EnrollmentRestriction['platforms']> {
  if (kind === ONE_PLATFORM) {
    const name = text(from, 'platformType') ?? '?';
    return [toPlatform(name, record(from, 'platformRestriction') ?? {})];
  }
  return PLATFORMS.flatMap((name) => {
    const restriction = record(from, `${name}Restriction`);
    return restriction ? [toPlatform(name, restriction)] : [];
  });
}

function toPlatform(name: string, from: Json) {
  return {
    name,
    blocked: flag(from, 'platformBlocked') ?? false,
    personalBlocked: flag(from, 'personalDeviceEnrollmentBlocked') ?? false,
    from: text(from, 'osMinimumVersion'),
    to: text(from, 'osMaximumVersion'),
  };
}
