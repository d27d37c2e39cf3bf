import { postedHead } from '../../helpdesk/admin/posted-head.ts';
import { say } from '../turn.ts';
import type { AdminCommand } from './admin-turn.ts';

export const verifyAudit: AdminCommand = {
  phrases: ['audit verify'],
  takes: 'nothing',
  help: (words) => words.commands.verifyAudit,
  async run({ services, words }) {
    const verdict = await services.audit.verify(await postedHead(services.store));
    return say(
      verdict.ok
        ? words.commands.verifyAudit.intact(words.number(verdict.entries), verdict.head.hash)
        : words.commands.verifyAudit.broken(words.number(verdict.seq), verdict.why),
    );
  },
};
