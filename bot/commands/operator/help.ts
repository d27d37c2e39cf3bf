import { helpCard } from '../../cards/index.ts';
import type { Command, Turn } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';

/** What this person may say here; `note` says why they see it where they didn't ask. */
export function helpFor(turn: Turn, commands: readonly Command[], note?: string): Answer {
  const useful = commands.filter((command) => command.isFor(turn.operator));
  return helpCard(
    turn,
    useful.map((command) => command.help(turn.answers)),
    note,
  );
}
