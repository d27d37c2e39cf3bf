import { noteChannelLanguage } from '../../helpdesk/admin/channel-language.ts';
import type { SaidIn } from '../../helpdesk/admin/enter.ts';
import { adminOf, enterAdminChannel, isThere } from '../../helpdesk/admin/enter.ts';
import type { Request } from '../../helpdesk/contracts/conversation.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { say } from '../turn.ts';
import type { Gate, GateTurn } from './gate.ts';
import { refuse } from './refuse.ts';

/** Is it something only admins can ask for? Then Graph decides, each time, whether this is an admin in the admin channel. */
export const isForAdmins: Gate = async (turn, next) => {
  const { asked, services, request, graph, words } = turn;
  if (asked.kind !== 'admins') return next(turn);
  const { operators, adminChannel } = services;
  const place = saidIn(request);
  const there = adminChannel !== undefined && place !== undefined && isThere(place, adminChannel);
  const ahead = (there ? await asked.ahead?.(turn) : undefined) ?? graph;
  const entry = await enterAdminChannel(operators, ahead, request.personId, place, adminChannel);
  const ifRefused = say(words.admin.postedPrivately);
  const member = entry.kind === 'admin' ? entry.admin.operator : entry.operator;
  if (member) services.lenders.lend(member.speaker.id);
  if (entry.kind === 'admin') {
    await noteLanguage(turn);
    const { admin } = entry;
    const answer = asked.decides
      ? asked.decides({ ...turn, operator: admin.operator })
      : asked.run({ ...turn, admin, ahead });
    return { here: await answer, ifRefused };
  }
  if (entry.operator && asked.decides)
    return { here: await asked.decides({ ...turn, operator: entry.operator }), ifRefused };
  if (asked.otherwise) return next({ ...turn, asked: asked.otherwise });
  const misplaced =
    entry.why === 'place' && request.said.kind === 'message' && request.place.kind === 'personal';
  const sentence = misplaced && (await isAdmin(turn)) ? words.admin.sayItThere : words.admin.refused;
  return refuse(turn, entry.why, sentence);
};

/** What is posted there unasked is in their language from now on. That it isn't kept is no reason not to answer. */
async function noteLanguage({ services, request }: GateTurn): Promise<void> {
  try {
    await noteChannelLanguage(services.store, request.locale);
  } catch (error) {
    services.log.warn({ err: error }, 'the language of the admin channel could not be kept');
  }
}

/** Only admins are told where it works. Anybody else, and people who can't be looked up, get the usual answer. */
async function isAdmin({ services, graph, request }: GateTurn): Promise<boolean> {
  const speaker = await part(services.operators.fresh(graph, request.personId));
  return speaker.ok && speaker.value.kind === 'operator' && adminOf(speaker.value.operator) !== undefined;
}

function saidIn({ place }: Request): SaidIn | undefined {
  return place.kind === 'channel'
    ? { channelId: place.channelId, teamGroupId: place.teamGroupId }
    : undefined;
}
