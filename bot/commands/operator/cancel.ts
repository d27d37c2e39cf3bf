import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import { cancelAll } from '../../helpdesk/remote/confirmations.ts';
import type { Command } from '../command.ts';
import { say } from '../turn.ts';

export const cancel: Command = {
  phrases: ['cancel', 'clear'],
  takes: 'nothing',
  help: (words) => words.commands.cancel,
  isFor: hasAnyRole,
  async run(turn) {
    const { services, operator, words } = turn;
    const dropped = await cancelAll(services, operator.speaker.id);
    const selected = services.selected.get(operator.speaker.id);
    services.selected.delete(operator.speaker.id);
    const said = words.commands.cancel;
    return say(`${said.selected(selected?.displayName)} ${said.dropped(dropped)}`);
  },
};
