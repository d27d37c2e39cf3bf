import type { UpdateKind, UpdatePolicy, UpdatesHeld } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId, flagOrNone } from '../json/answers.ts';
import { date, number, text, type Json } from '../json/fields.ts';
import { assignedTo } from './assigned.ts';

const RINGS: Readonly<Record<string, UpdateKind>> = {
  '#microsoft.graph.windowsUpdateForBusinessConfiguration': 'ring',
  '#microsoft.graph.iosUpdateConfiguration': 'iosUpdate',
};

const WITH_ASSIGNMENTS = { $expand: 'assignments' };

/** Update rings are device configurations of their own types. */
export async function updateRings(client: GraphClient): Promise<UpdatePolicy[]> {
  const all = await collectAll(client, '/deviceManagement/deviceConfigurations', { query: WITH_ASSIGNMENTS });
  return all.flatMap((from) => {
    const kind = RINGS[text(from, '@odata.type') ?? ''];
    return kind === undefined ? [] : [toRing(from, kind)];
  });
}

function toRing(from: Json, kind: UpdateKind): UpdatePolicy {
  return {
    ...named(from, kind),
    featureDeferralDays: number(from, 'featureUpdatesDeferralPeriodInDays'),
    qualityDeferralDays: number(from, 'qualityUpdatesDeferralPeriodInDays'),
    featureUpdates: held(from, 'featureUpdates'),
    qualityUpdates: held(from, 'qualityUpdates'),
  };
}

function held(from: Json, name: 'featureUpdates' | 'qualityUpdates'): UpdatesHeld {
  return {
    paused: flagOrNone(from, `${name}Paused`) ?? false,
    pauseEnds: date(from, `${name}PauseExpiryDateTime`),
    rolledBack: flagOrNone(from, `${name}WillBeRolledBack`) ?? false,
  };
}

const PROFILES = {
  feature: 'windowsFeatureUpdateProfiles',
  quality: 'windowsQualityUpdateProfiles',
  driver: 'windowsDriverUpdateProfiles',
} as const;

/** Only beta has them. */
export async function updateProfiles(
  client: GraphClient,
  kind: keyof typeof PROFILES,
): Promise<UpdatePolicy[]> {
  const at = `/deviceManagement/${PROFILES[kind]}`;
  const all = await collectAll(client, at, { version: 'beta', query: WITH_ASSIGNMENTS });
  return all.map((from) => ({
    ...named(from, kind),
    content: text(from, 'deployableContentDisplayName') ?? text(from, 'featureUpdateVersion'),
    endOfSupportDate: kind === 'feature' ? date(from, 'endOfSupportDate') : undefined,
  }));
}

function named(from: Json, kind: UpdateKind) {
  const id = dueId(from);
  return { id, kind, name: text(from, 'displayName') ?? id, assigned: assignedTo(from) };
}
