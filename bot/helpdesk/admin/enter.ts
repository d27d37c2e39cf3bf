import { isSameId } from '../contracts/guid.ts';
import type { Operator } from '../access/authorize.ts';
import { granting, isLimitedByTags } from '../access/authorize.ts';
import type { Operators } from '../access/operators.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { Problem } from '../contracts/problem.ts';

/** Allows role assignment without an Entra role. */
export const ASSIGN_ROLES = 'Microsoft.Intune_Roles_Assign';

/** The one private channel in which roles are assigned: the team's Entra group and the channel's id. */
export interface AdminChannel {
  teamId: string;
  channelId: string;
}

/** Where something was said, according to Teams. `undefined`: Teams didn't say. */
export interface SaidIn {
  channelId: string;
  teamGroupId: string | undefined;
}

export interface Admin {
  operator: Operator;
  /** What lets them assign roles: names of Entra roles or of role assignments. */
  through: readonly string[];
  /** The scope they may assign at most. Holders of Entra's admin roles have no bound. */
  bound: Bound | undefined;
}

export interface Bound {
  scopeGroups: readonly string[];
  allUsers: boolean;
  allDevices: boolean;
}

export type Entry =
  | { kind: 'admin'; admin: Admin }
  | {
      kind: 'refused';
      why: 'place' | 'notPrivate' | 'notInChannel' | 'notAMember' | 'notAnAdmin' | 'unsure';
      /** A member of the channel who is no admin. */
      operator?: Operator;
    };

/**
 * Lets in people who may assign roles. The ids must be the configured ones, and Graph, asked again each time, must say that the channel is
 * private, that the speaker is in it, and what they are. Names don't count, and a doubt is a no.
 */
export async function enterAdminChannel(
  operators: Operators,
  graph: GraphApi,
  personId: string,
  saidIn: SaidIn | undefined,
  configured: AdminChannel | undefined,
): Promise<Entry> {
  if (!configured || !saidIn || !isThere(saidIn, configured)) return { kind: 'refused', why: 'place' };
  try {
    const [channel, members, speaker] = await Promise.all([
      graph.channels.channel(configured.teamId, configured.channelId),
      graph.channels.members(configured.teamId, configured.channelId),
      operators.fresh(graph, personId),
    ]);
    if (channel?.membershipType !== 'private') return { kind: 'refused', why: 'notPrivate' };
    if (!has(members, personId)) return { kind: 'refused', why: 'notInChannel' };
    if (speaker.kind !== 'operator') return { kind: 'refused', why: 'notAMember' };
    const admin = adminOf(speaker.operator);
    return admin
      ? { kind: 'admin', admin }
      : { kind: 'refused', why: 'notAnAdmin', operator: speaker.operator };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'refused', why: 'unsure' };
    throw error;
  }
}

/** Whether the ids are those of the admin channel. Graph is asked for the rest. */
export function isThere(saidIn: SaidIn, { teamId, channelId }: AdminChannel): boolean {
  if (saidIn.channelId !== channelId) return false;
  return saidIn.teamGroupId === undefined || isSameId(saidIn.teamGroupId, teamId);
}

function has(members: ReadonlySet<string>, personId: string): boolean {
  return [...members].some((member) => isSameId(member, personId));
}

/** The bound that somebody had when they were last read: a hint what to ask for. It allows nothing. */
export function probableBound(before: Pick<Operator, 'adminRoles' | 'assignments'>): Bound | undefined {
  return before.adminRoles.length > 0 ? undefined : boundOf(granting(before, ASSIGN_ROLES));
}

/** What lets an operator assign roles, wherever they are. undefined: nothing does. */
export function adminOf(operator: Operator): Admin | undefined {
  if (operator.adminRoles.length > 0) return { operator, through: operator.adminRoles, bound: undefined };
  // what they assigned would have no tags, and so cover more than their own assignment does
  const allowing = granting(operator, ASSIGN_ROLES).filter(
    (assignment) => !isLimitedByTags(operator, assignment),
  );
  if (allowing.length === 0) return undefined;
  return {
    operator,
    through: allowing.map(({ displayName }) => displayName),
    bound: boundOf(allowing),
  };
}

const boundOf = (allowing: Operator['assignments']): Bound => ({
  scopeGroups: [...new Set(allowing.flatMap((assignment) => assignment.scopeGroups))],
  allUsers: allowing.some((assignment) => assignment.allUsers),
  allDevices: allowing.some((assignment) => assignment.allDevices),
});
