import { enterAdminChannel } from '../../helpdesk/admin/enter.ts';
import type { SaidIn } from '../../helpdesk/admin/enter.ts';
import { helpCard } from '../../cards/index.ts';
import type { UncheckedTurn } from '../turn.ts';
import { say } from '../turn.ts';
import { parse } from '../parse.ts';
import type { Answer, Reply, Request } from '../../helpdesk/contracts/conversation.ts';
import type { AdminCommand, AdminPress, AdminTurn } from './admin-turn.ts';
import { audit, auditPage, exportAudit, verifyAudit } from './audit.ts';
import {
  askRemoveRole,
  assignRole,
  cancelRole,
  confirmRole,
  dismissRole,
  removeRole,
  reviewRole,
  roleForm,
  roles,
  rolesPage,
} from './roles.ts';
import { searchGroups } from './search-groups.ts';

const help: AdminCommand = {
  phrases: ['help'],
  takes: 'nothing',
  help: (answers) => answers.help.help,
  run: (turn) =>
    Promise.resolve(
      helpCard(
        turn,
        adminCommands.map((command) => command.help(turn.answers)),
      ),
    ),
};

/** All that can be said in the admin channel, in the order of its help card. */
export const adminCommands: readonly AdminCommand[] = [
  roles,
  assignRole,
  removeRole,
  audit,
  verifyAudit,
  help,
];

/** All that can be pressed there. */
const adminPresses: readonly AdminPress[] = [
  rolesPage,
  roleForm,
  reviewRole,
  dismissRole,
  askRemoveRole,
  confirmRole,
  cancelRole,
  auditPage,
  exportAudit,
];

/** What an admin asks for: a name for the audit, and what answers it. */
export interface AdminRequest {
  name: string;
  run: (turn: AdminTurn) => Promise<Answer>;
}

/** What is asked for, where it is something of the admin channel's: wherever it was said, and by whomever. */
export function adminRequest({ said, place }: Pick<Request, 'said' | 'place'>): AdminRequest | undefined {
  switch (said.kind) {
    case 'message': {
      const found = parse(adminCommands, said.text);
      // both sides have a help of their own: in a channel this one is tried first
      if (!found || (found.command === help && place.kind !== 'channel')) return undefined;
      return { name: found.command.phrases[0], run: (turn) => found.command.run(turn, found.rest) };
    }
    case 'press': {
      const press = adminPresses.find(({ verb }) => verb === said.verb);
      return press && { name: press.verb, run: (turn) => press.run(turn, said.data) };
    }
    case 'search':
      if (said.dataset !== 'groups') return undefined;
      return { name: 'search groups', run: (turn) => searchGroups(turn, said.text, said.skip, said.most) };
    case 'arrived':
      return undefined;
  }
}

/** Lets the admin in, or says no in words that give nothing away, and writes down who tried. */
export async function replyToAdmin(
  turn: UncheckedTurn,
  asked: AdminRequest,
): Promise<Reply | 'help elsewhere'> {
  const { services, request, graph, answers } = turn;
  const entry = await enterAdminChannel(
    services.operators,
    graph,
    request.personId,
    saidIn(request),
    services.adminChannel,
  );
  if (entry.kind === 'admin')
    return {
      here: await asked.run({ ...turn, admin: entry.admin }),
      ifRefused: say(answers.admin.postedPrivately),
    };
  if (asked.name === help.phrases[0]) return 'help elsewhere';
  await services.audit.append({
    kind: 'refused',
    what: asked.name,
    operatorId: request.personId,
    outcome: entry.why,
  });
  return {
    here: request.said.kind === 'search' ? { kind: 'choices', choices: [] } : say(answers.admin.refused),
  };
}

function saidIn({ place }: Request): SaidIn | undefined {
  return place.kind === 'channel'
    ? { channelId: place.channelId, teamGroupId: place.teamGroupId }
    : undefined;
}
