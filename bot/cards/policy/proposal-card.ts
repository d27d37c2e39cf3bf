import type { Proposal } from '../../helpdesk/contracts/policy/records.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { CardAnswer } from '../shared/answer.ts';
import type { Context } from '../shared/context.ts';
import { noticeCard } from '../shared/notice-card.ts';
import { policyTitle, policyWords } from './policy-words.ts';

interface ProposalView {
  proposer: string;
  /** What became of it. Without it, it waits. */
  line?: string;
  /** True if it still waits. */
  open?: boolean;
}

/** Something that takes two admins, with the buttons that decide it while it is open. */
export function proposalCard(
  context: Context,
  proposal: Proposal,
  { proposer, line, open = line === undefined }: ProposalView,
): CardAnswer {
  const said = context.words.policy;
  const { id } = proposal;
  const buttons: ButtonInit[] = [
    { title: said.approve, verb: 'proposal.approve', data: { proposal: id } },
    { title: said.reject, verb: 'proposal.reject', data: { proposal: id } },
  ];
  return noticeCard(context, {
    tone: open ? 'warning' : 'info',
    lines: [whatIsProposed(context, proposal), said.by(proposer), line ?? said.takesTwo],
    buttons: open ? buttons : [],
  });
}

function whatIsProposed(context: Context, proposal: Proposal): string {
  const said = context.words.policy;
  if (proposal.kind === 'policy') {
    const { action, needs, before, told = true, toldBefore = true } = proposal;
    return said.proposed(
      policyTitle(context, action),
      policyWords(context, action, { needs, told }),
      policyWords(context, action, { needs: before, told: toldBefore }),
    );
  }
  const { names, resume } = said.stop;
  const named = proposal.stops.map((id) =>
    id === 'everything' || id === 'tenant' ? names[id] : names.operator,
  );
  return resume([...new Set(named)]);
}
