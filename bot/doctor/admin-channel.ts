import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import { note, ok, wrong, type Check, type Finding } from './finding.ts';

export const noAdminChannel = (): Finding =>
  note(
    'AdminTeamId and AdminChannelId are not set: admin commands are heard nowhere, and nobody can assign roles from Teams; set both',
  );

/** Whether the admin channel is what admin commands rest on: there, private, and its members known. */
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
          `it is ${channel.membershipType ?? 'of no known kind'}: make a private channel, and set AdminChannelId to it`,
        );
      const members = await channels.members(admin.teamId, admin.channelId);
      if (members.size === 0) return wrong('nobody is in it: add the administrators');
      return ok(`private, ${members.size} in it`);
    },
  };
}
