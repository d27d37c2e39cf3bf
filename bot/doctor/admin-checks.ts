import { HELP_DESK_OPERATOR, isHelpDeskRole } from '../helpdesk/admin/help-desk-roles.ts';
import { Operators } from '../helpdesk/access/operators.ts';
import { RoleAssignmentCache } from '../helpdesk/access/role-assignment-cache.ts';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import { WITH_ONE_OPERATOR } from '../helpdesk/policy/needs.ts';
import { tooFewDeciders } from '../helpdesk/second/deciders.ts';
import { note, ok, wrong, type Check, type Finding } from './finding.ts';

export const noAdminChannel = (): Finding =>
  note(
    'AdminTeamId and AdminChannelId are not set, so admin commands don’t work and nobody can assign roles from Teams: set both',
  );

/** Whether the admin channel exists, is private and has known members: admin commands depend on all three. */
export function adminChannelCheck(
  graphFor: () => Pick<GraphApi, 'channels'>,
  admin: { teamId: string; channelId: string } | undefined,
): Check {
  return {
    name: 'admin channel',
    async run() {
      if (!admin) return noAdminChannel();
      const { channels } = graphFor();
      const channel = await channels.channel(admin.teamId, admin.channelId);
      if (!channel)
        return wrong(
          'Graph knows no such channel: check AdminTeamId (groupId in a link to the team) and AdminChannelId',
        );
      if (channel.membershipType !== 'private')
        return wrong(
          `it is ${channel.membershipType ?? 'of unknown type'}: create a private channel, and set AdminChannelId to it`,
        );
      const members = await channels.members(admin.teamId, admin.channelId);
      if (members.size === 0) return wrong('it has no members: add the administrators');
      return ok(`private, ${members.size} in it`);
    },
  };
}

/** Whether the admin channel has whoever asks a second operator and whoever is one. */
export function secondOperatorCheck(
  graphFor: () => GraphApi,
  admin: { teamId: string; channelId: string },
  now: Clock,
): Check {
  return {
    name: 'second operator',
    async run() {
      const operators = new Operators(new RoleAssignmentCache(now));
      const few = await tooFewDeciders(operators, graphFor(), admin);
      if (!few) return ok('two people or more in the admin channel hold a role');
      return note(
        `${few.length === 0 ? 'nobody' : 'only one person'} in the admin channel holds a role, and nobody decides about their own request as a second operator: add another operator to the channel, or set PolicyFile, for example to a file with ${WITH_ONE_OPERATOR}`,
      );
    },
  };
}

/** Whether Intune has the built-in role that makes operators, and whether it is assigned. */
export function helpDeskRoleCheck(graphFor: () => Pick<GraphApi, 'roles'>): Check {
  return {
    name: 'Help Desk Operator role',
    async run() {
      const { roles } = graphFor();
      const builtIn = (await roles.definitions()).some(
        ({ roleId, roleName, roleIsBuiltIn }) =>
          roleIsBuiltIn && (roleId === HELP_DESK_OPERATOR || roleName === 'Help Desk Operator'),
      );
      if (!builtIn) return wrong('Intune has no such built-in role: check that the tenant has Intune');
      const count = (await roles.assignments()).filter(isHelpDeskRole).length;
      if (count === 0) return ok('found; nobody has it yet: say “assign role” in the admin channel');
      return ok(`found; ${count} ${count === 1 ? 'assignment' : 'assignments'} of it and of similar roles`);
    },
  };
}
