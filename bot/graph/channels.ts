import type { GraphClient } from './http/client.ts';
import { collectAll } from './http/pages.ts';
import { textOrNone, theOne } from './json/answers.ts';
import { text } from './json/fields.ts';
import { present } from './json/lists.ts';
import { path } from './odata/path.ts';
import type { Channels } from '../helpdesk/contracts/graph.ts';
import { orNone } from '../helpdesk/contracts/problem.ts';

/** Channels by id only. A name proves nothing: anybody can give another channel the same name. */
export function graphChannels(client: GraphClient): Channels {
  const read = async (teamId: string, channelId: string) =>
    client.get(path`/teams/${teamId}/channels/${channelId}`, {
      query: { $select: ['id', 'membershipType'] },
    });

  return {
    async channel(teamId, channelId) {
      const found = await orNone(read(teamId, channelId));
      return found && { membershipType: text(theOne(found, channelId), 'membershipType') };
    },
    async members(teamId, channelId) {
      const members = await collectAll(client, path`/teams/${teamId}/channels/${channelId}/allMembers`);
      // Members without a user id are not in this directory.
      return new Set(members.map((one) => textOrNone(one, 'userId')).filter(present));
    },
  };
}
