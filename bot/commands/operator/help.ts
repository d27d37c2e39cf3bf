import type { HelpExtras } from '../../cards/index.ts';
import { helpCard } from '../../cards/index.ts';
import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { Command } from '../command.ts';
import { HELP_PHRASES } from '../command.ts';
import type { Turn } from '../turn.ts';

export function helpAbout(commands: () => readonly Command[]): Command {
  return {
    phrases: HELP_PHRASES,
    takes: 'nothing',
    help: (words) => words.commands.help,
    isFor: hasAnyRole,
    run: (turn) => Promise.resolve(helpFor(turn, commands())),
  };
}

/** What this operator can say here. `extras` tell people who didn't ask for help why they get it, and what they may have meant. */
export function helpFor(turn: Turn, commands: readonly Command[], extras?: HelpExtras): Answer {
  const useful = commands.filter((command) => command.isFor(turn.operator));
  return helpCard(turn, useful, 'command.say', extras);
}
