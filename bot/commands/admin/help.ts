import type { HelpExtras } from '../../cards/index.ts';
import { helpCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { HELP_PHRASES } from '../command.ts';
import type { AdminCommand, AdminTurn } from './admin-turn.ts';

export function adminHelpAbout(commands: () => readonly AdminCommand[]): AdminCommand {
  return {
    phrases: HELP_PHRASES,
    takes: 'nothing',
    help: (words) => words.commands.help,
    run: (turn) => Promise.resolve(adminHelpFor(turn, commands())),
  };
}

/** What admins can say. `extras` tell people who didn't ask for help why they get it, and what they may have meant. */
export function adminHelpFor(
  turn: AdminTurn,
  commands: readonly AdminCommand[],
  extras?: HelpExtras,
): Answer {
  return helpCard(turn, commands, 'command.say-admin', extras);
}
