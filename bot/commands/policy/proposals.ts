import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { Proposal } from '../../helpdesk/contracts/policy/records.ts';
import type { PersonName } from '../../helpdesk/contracts/model.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { enterAdminChannel } from '../../helpdesk/admin/enter.ts';
import { MOST_UNAPPROVED, decide, type Decided } from '../../helpdesk/policy/proposals.ts';
import { noticeCard, proposalCard } from '../../cards/index.ts';
import type { PressData } from '../press.ts';
import { text } from '../press.ts';
import type { AdminPress, AdminTurn } from '../admin/admin-turn.ts';

/** Shows a proposal to everybody in the channel, with the buttons that decide it. */
export async function propose(turn: AdminTurn, proposal: Proposal): Promise<Answer> {
  const { services, request, words } = turn;
  const card = proposalCard(turn, proposal, { proposer: await proposerOf(turn, proposal) });
  // the answer to a message stands in the channel; that to a press only its presser is sure to see
  if (request.said.kind !== 'press' || proposal.card) return card;
  const place = await services.tellAdmins(card);
  if (!place) return card;
  await services.store.proposals.update(proposal.id, (now) => ({ ...now, card: place }));
  return noticeCard(turn, { lines: [words.policy.takesTwo, words.policy.posted] });
}

/** Nothing was proposed: an admin can't fill the channel alone. */
export function tooManyProposed(turn: AdminTurn): Answer {
  const line = turn.words.policy.tooMany(turn.words.number(MOST_UNAPPROVED));
  return noticeCard(turn, { tone: 'error', lines: [line] });
}

/** What everybody in the channel has to know. If it answers a press, it is posted as well. */
export async function inChannel({ services, request }: AdminTurn, card: Answer): Promise<Answer> {
  if (request.said.kind === 'press') await services.tellAdmins(card);
  return card;
}

export const approveProposal: AdminPress = { kind: 'change', run: (turn, data) => decided(turn, data, true) };

export const rejectProposal: AdminPress = { kind: 'change', run: (turn, data) => decided(turn, data, false) };

async function decided(turn: AdminTurn, data: PressData, approves: boolean): Promise<Answer> {
  const { services, admin, words, request } = turn;
  const speaker = admin.operator.speaker;
  const press = { id: text(data, 'proposal'), approves };
  const outcome = await decide(services, speaker.id, press, (id) => isAdminThere(turn, id));
  if (outcome.kind === 'unknown') return noticeCard(turn, { lines: [words.policy.decided.unknown] });
  const { proposal } = outcome;
  const answer = await outcomeCard(turn, outcome, nameOf(speaker));
  if (outcome.kind === 'done' || outcome.kind === 'rejected') {
    const pressed = request.said.kind === 'press' ? request.said.card : undefined;
    const place = proposal.card ?? pressed;
    if (place) await services.updateCard(place, answer);
  }
  return answer;
}

/** Read now, with the rights of whoever decides. */
async function isAdminThere({ services, graph }: AdminTurn, personId: string): Promise<boolean> {
  const { operators, adminChannel } = services;
  const there = adminChannel && { channelId: adminChannel.channelId, teamGroupId: adminChannel.teamId };
  return (await enterAdminChannel(operators, graph, personId, there, adminChannel)).kind === 'admin';
}

async function outcomeCard(
  turn: AdminTurn,
  outcome: Exclude<Decided, { kind: 'unknown' }>,
  decider: string,
): Promise<Answer> {
  const said = turn.words.policy.decided;
  const { kind, proposal } = outcome;
  const proposer = await proposerOf(turn, proposal);
  const line = kind === 'done' || kind === 'rejected' ? said[kind](decider) : said[kind];
  return proposalCard(turn, proposal, {
    proposer,
    line,
    open: kind === 'ownProposal' || kind === 'proposerGone',
  });
}

async function proposerOf({ graph, admin }: AdminTurn, { adminId }: Proposal): Promise<string> {
  const { speaker } = admin.operator;
  if (speaker.id === adminId) return nameOf(speaker);
  const person = await part(graph.directory.speaker(adminId));
  return person.ok ? nameOf(person.value) : adminId;
}

const nameOf = ({ displayName, userPrincipalName, id }: Partial<PersonName> & { id: string }) =>
  displayName ?? userPrincipalName ?? id;
