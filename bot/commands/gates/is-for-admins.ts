import type { SaidIn } from '../../helpdesk/admin/enter.ts';
import { enterAdminChannel } from '../../helpdesk/admin/enter.ts';
import type { Request } from '../../helpdesk/contracts/conversation.ts';
import { say } from '../turn.ts';
import type { Gate } from './gate.ts';
import { refuse } from './refuse.ts';

/** Is it something only admins can ask for? Then Graph decides, each time, whether this is an admin in the admin channel. */
export const isForAdmins: Gate = async (turn, next) => {
  const { asked, services, request, graph, words } = turn;
  if (asked.kind !== 'admins') return next(turn);
  const { operators, adminChannel } = services;
  const entry = await enterAdminChannel(operators, graph, request.personId, saidIn(request), adminChannel);
  if (entry.kind === 'admin')
    return {
      here: await asked.run({ ...turn, admin: entry.admin }),
      ifRefused: say(words.admin.postedPrivately),
    };
  if (asked.otherwise) return next({ ...turn, asked: asked.otherwise });
  return refuse(turn, entry.why, words.admin.refused);
};

function saidIn({ place }: Request): SaidIn | undefined {
  return place.kind === 'channel'
    ? { channelId: place.channelId, teamGroupId: place.teamGroupId }
    : undefined;
}
