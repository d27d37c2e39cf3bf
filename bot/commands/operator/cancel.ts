import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import { cancelAll } from '../../helpdesk/remote/ask.ts';
import type { Command } from '../turn.ts';
import { say } from '../turn.ts';

export const cancel: Command = {
  phrases: ['cancel', 'clear'],
  takes: 'nothing',
  help: (answers) => answers.help.cancel,
  isFor: hasAnyRole,
  async run(turn) {
    const { desk, operator, answers } = turn;
    const dropped = await cancelAll(desk, operator.speaker.id);
    const selected = desk.selected.get(operator.speaker.id);
    desk.selected.delete(operator.speaker.id);
    return say(answers.cleared(selected?.displayName, dropped));
  },
};
