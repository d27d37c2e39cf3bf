import type { AdminCommand, AdminPress } from '../admin/admin-turn.ts';
import type { Command } from '../command.ts';
import { parse } from '../parse.ts';
import type { ReadPress } from '../press.ts';
import { text } from '../press.ts';
import { say } from '../turn.ts';
import { understandText } from './answer-text.ts';

/** A suggestion is pressed: what its button says is done as if it had been typed. */
export function sayPress(commands: () => readonly Command[]): ReadPress {
  return {
    kind: 'read',
    run(turn, data) {
      const said = text(data, 'text');
      const found = parse(commands(), said, turn.words);
      if (found) return found.command.run(turn, found.rest);
      return understandText(said, turn.words, commands()).run(turn);
    },
  };
}

/** The same in the admin channel, for its commands. */
export function adminSayPress(commands: () => readonly AdminCommand[]): AdminPress {
  return {
    kind: 'read',
    run(turn, data) {
      const found = parse(commands(), text(data, 'text'), turn.words);
      // what changes something asks more of its speaker than this button does
      return found && found.command.changes?.(found.rest) !== true
        ? found.command.run(turn, found.rest)
        : Promise.resolve(say(turn.words.answers.noSuchPress));
    },
  };
}
