import { helpCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { AdminCommand, AdminTurn } from './admin-turn.ts';

export function adminHelpAbout(commands: () => readonly AdminCommand[]): AdminCommand {
  return {
    phrases: ['help'],
    takes: 'nothing',
    help: (words) => words.commands.help,
    run: (turn) => Promise.resolve(adminHelpFor(turn, commands())),
  };
}

/** What admins can say. `remark` tells people who didn't ask for help why they get it. */
export function adminHelpFor(turn: AdminTurn, commands: readonly AdminCommand[], remark?: string): Answer {
  return helpCard(
    turn,
    commands.map((command) => command.help(turn.words)),
    remark,
  );
}
