import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import { whoamiCard } from '../../cards/index.ts';
import type { Command } from '../command.ts';

export const whoami: Command = {
  phrases: ['whoami'],
  takes: 'nothing',
  help: (words) => words.commands.whoami,
  isFor: hasAnyRole,
  async run(turn) {
    const groups = new Set(
      turn.operator.assignments.flatMap((assignment) => [
        ...assignment.scopeGroups,
        ...assignment.memberGroups,
      ]),
    );
    const names = await turn.graph.directory.groupNames([...groups]);
    return whoamiCard(turn, turn.operator, names);
  },
};
