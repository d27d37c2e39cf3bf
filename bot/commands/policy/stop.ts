import { proposeResume, stopEverything } from '../../helpdesk/policy/stop-everything.ts';
import { noticeCard } from '../../cards/index.ts';
import type { AdminCommand } from '../admin/admin-turn.ts';
import { propose, tooManyProposed } from './proposals.ts';

/** One admin stops every device action at once. */
export const stop: AdminCommand = {
  phrases: ['stop everything'],
  takes: 'nothing',
  changes: () => true,
  help: (words) => words.commands.stop,
  async run(turn) {
    const { services, admin, words } = turn;
    const stopped = await stopEverything(services, admin.operator.speaker.id);
    const said = words.policy.stop;
    return noticeCard(turn, { tone: 'warning', lines: [stopped ? said.stopped : said.before, said.how] });
  },
};

/** Two admins let it go on. */
export const resume: AdminCommand = {
  phrases: ['resume'],
  takes: 'nothing',
  changes: () => true,
  help: (words) => words.commands.resume,
  async run(turn) {
    const { services, admin, words } = turn;
    const proposal = await proposeResume(services, admin.operator.speaker.id);
    if (proposal === 'tooMany') return tooManyProposed(turn);
    return proposal ? propose(turn, proposal) : noticeCard(turn, { lines: [words.policy.stop.nothing] });
  },
};
