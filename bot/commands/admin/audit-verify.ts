import { say } from '../turn.ts';
import type { AdminCommand } from './admin-turn.ts';

export const verifyAudit: AdminCommand = {
  phrases: ['audit verify'],
  takes: 'nothing',
  help: (answers) => answers.help.verifyAudit,
  async run({ services, answers, words }) {
    const verdict = await services.audit.verify();
    return say(
      verdict.ok
        ? answers.admin.audit.sound(words.number(verdict.entries), verdict.head.hash)
        : answers.admin.audit.broken(words.number(verdict.seq), verdict.why),
    );
  },
};
