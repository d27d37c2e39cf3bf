import { hasAnyRole } from '../helpdesk/authorize.ts';
import { cancelAll } from '../helpdesk/confirm.ts';
import type { Command } from './desk.ts';
import { say } from './desk.ts';

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
