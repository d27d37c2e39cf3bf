import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import type { UpdatePolicy, UpdatesHeld } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import type { Group } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import { applyingTo } from '../../helpdesk/people/applying.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { dateOf, due } from '../shared/time.ts';
import { dotted } from '../shared/values.ts';
import { gap } from './gap.ts';
import type { TabRow, TabView } from './tab-card.ts';

export interface UpdatesRead {
  rings: TabPart<UpdatePolicy[]>;
  feature: TabPart<UpdatePolicy[]>;
  quality: TabPart<UpdatePolicy[]>;
  driver: TabPart<UpdatePolicy[]>;
}

const PARTS = ['rings', 'feature', 'quality', 'driver'] as const;

/** The policies for updates that a person gets by their groups. `noWindows`: they surely have no Windows device. */
export function updatesTab(
  context: Context,
  read: UpdatesRead,
  groups: Part<Listed<Group>>,
  noWindows: boolean,
): TabView {
  const said = context.words.tabs.updates;
  const gaps: Note[] = [];
  const all: UpdatePolicy[] = [];
  for (const part of PARTS) {
    const policies = read[part];
    if (policies.ok) all.push(...policies.value);
    else gaps.push(gap(context, said.parts[part], policies));
  }
  const { applying, whole } = applyingTo(all, groups);
  if (!whole && all.length > 0) gaps.push(note('unsure', said.groupsUnread));
  return {
    rows: applying.map((policy) => policyRow(context, policy)),
    notes: [
      ...(all.length > 0 ? [note('info', said.byGroups)] : []),
      ...(noWindows ? [note('info', said.noWindows)] : []),
    ],
    gaps,
  };
}

function policyRow(context: Context, policy: UpdatePolicy): TabRow {
  const said = context.words.tabs.updates;
  const { name, kind, content } = policy;
  const faults = faultsOf(context, policy);
  return {
    title: name,
    state: note(faults.length > 0 ? 'bad' : 'good', dotted([said.kinds[kind], said.platforms[kind]])),
    lines: [
      ...faults,
      ...(content === undefined ? [] : [said.brings(content)]),
      ...plainLines(context, policy),
    ],
    wrong: faults.length > 0,
  };
}

/** What keeps updates away. */
function faultsOf(context: Context, { featureUpdates, qualityUpdates, endOfSupportDate }: UpdatePolicy) {
  const said = context.words.tabs.updates;
  const isPaused = (held: UpdatesHeld | undefined) =>
    held?.paused === true && !isPast(context, held.pauseEnds);
  const until = (held: UpdatesHeld | undefined) => due(context, held?.pauseEnds);
  const ended = isPast(context, endOfSupportDate) ? due(context, endOfSupportDate) : undefined;
  return [
    isPaused(featureUpdates) && said.featurePaused(until(featureUpdates)),
    isPaused(qualityUpdates) && said.qualityPaused(until(qualityUpdates)),
    featureUpdates?.rolledBack === true && said.featureRolledBack,
    qualityUpdates?.rolledBack === true && said.qualityRolledBack,
    ended !== undefined && said.unsupported(ended),
  ].filter((one) => one !== false);
}

function plainLines(context: Context, policy: UpdatePolicy): string[] {
  const { words } = context;
  const said = words.tabs.updates;
  const { featureDeferralDays: feature = 0, qualityDeferralDays: quality = 0, endOfSupportDate } = policy;
  const ends = isPast(context, endOfSupportDate) ? undefined : due(context, endOfSupportDate);
  return [
    ...(feature > 0 ? [said.featureDeferral(feature, words.number(feature))] : []),
    ...(quality > 0 ? [said.qualityDeferral(quality, words.number(quality))] : []),
    ...(ends === undefined ? [] : [said.supported(ends)]),
  ];
}

function isPast({ now }: Context, iso: string | undefined): boolean {
  const date = dateOf(iso);
  return date !== undefined && date <= now;
}
