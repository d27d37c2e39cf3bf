import { hasAnyRole, type Operator } from '../access/authorize.ts';
import type { Operators } from '../access/operators.ts';
import type { GraphApi } from '../contracts/graph.ts';

/** In a larger channel there surely are enough. */
const MOST_LOOKED_AT = 50;
/** Whoever asks, and somebody else. */
const ENOUGH = 2;

/**
 * Names of people in the admin channel who could decide what another one asks: they hold a role in Intune, or administer it. What it covers
 * is seen at each decision. undefined: there are enough. Others aren't sure to be seen unless Graph is asked as the bot or an administrator.
 * @throws Problem if it can't be read: then nobody knows
 */
export async function tooFewDeciders(
  operators: Pick<Operators, 'fresh'>,
  graph: GraphApi,
  channel: { teamId: string; channelId: string },
): Promise<string[] | undefined> {
  const members = await graph.channels.members(channel.teamId, channel.channelId);
  if (members.size > MOST_LOOKED_AT) return undefined;
  const names: string[] = [];
  for (const personId of members) {
    const speaker = await operators.fresh(graph, personId);
    if (speaker.kind !== 'operator') continue;
    if (hasAnyRole(speaker.operator)) names.push(speaker.operator.speaker.displayName);
    else await rolesAreReadable(graph, speaker.operator);
    if (names.length >= ENOUGH) return undefined;
  }
  return names;
}

/** Of an operator, what Graph refuses to tell counts as no role. Here it would be a false alarm. */
async function rolesAreReadable({ directory, roles }: GraphApi, { speaker }: Operator): Promise<void> {
  await Promise.all([directory.directoryRoles(speaker.id), roles.definitions()]);
}
