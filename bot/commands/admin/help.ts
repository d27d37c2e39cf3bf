import { helpCard } from '../../cards/index.ts';
import type { AdminCommand } from './admin-turn.ts';

export function adminHelpAbout(commands: () => readonly AdminCommand[]): AdminCommand {
  return {
    phrases: ['help'],
    takes: 'nothing',
    help: (words) => words.commands.help,
    run: (turn) =>
      Promise.resolve(
        helpCard(
          turn,
          commands().map((command) => command.help(turn.words)),
        ),
      ),
  };
}
