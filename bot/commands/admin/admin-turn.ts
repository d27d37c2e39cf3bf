import type { Admin } from '../../helpdesk/admin/enter.ts';
import type { Answers } from '../../locales/answers.en.ts';
import type { PressData, UncheckedTurn } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';

/** A turn of someone who has been let into the admin channel, by Graph, in this very turn. */
export interface AdminTurn extends UncheckedTurn {
  admin: Admin;
}

/** Something that can be said in the admin channel alone. */
export interface AdminCommand {
  phrases: readonly [string, ...string[]];
  takes: 'text' | 'nothing';
  help: (answers: Answers) => { say: string; does: string };
  run: (turn: AdminTurn, text: string) => Promise<Answer>;
}

/** Something that can be pressed in the admin channel alone. */
export interface AdminPress {
  verb: string;
  run: (turn: AdminTurn, data: PressData) => Promise<Answer>;
}
