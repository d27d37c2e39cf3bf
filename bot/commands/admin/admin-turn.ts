import type { Operator } from '../../helpdesk/access/authorize.ts';
import type { Admin } from '../../helpdesk/admin/enter.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { GraphApi } from '../../helpdesk/contracts/graph.ts';
import type { Sayable } from '../command.ts';
import type { PressData } from '../press.ts';
import type { UncheckedTurn } from '../turn.ts';

/** A turn of an admin in the admin channel. Graph said so in this very turn. */
export interface AdminTurn extends UncheckedTurn {
  admin: Admin;
  /** Graph, with what the press asked of it before it was known who presses. */
  ahead: GraphApi;
}

/** Something an admin can say in the admin channel. */
export interface AdminCommand extends Sayable {
  /** Whether saying it with this text changes something: then the speaker has proven in this turn who they are. */
  changes?: (text: string) => boolean;
  run: (turn: AdminTurn, text: string) => Promise<Answer>;
}

/** A turn of a member of the admin channel who is an operator, perhaps an admin. Graph said so in this very turn. */
export interface DecidingTurn extends UncheckedTurn {
  operator: Operator;
}

/** Something that every operator in the admin channel can press. They have proven in this turn who they are. */
export interface DecidePress {
  kind: 'change';
  decides: (turn: DecidingTurn, data: PressData) => Promise<Answer>;
}

/** Something an admin can press there. For a `change` they have proven in this turn who they are. */
export interface AdminPress {
  kind: 'read' | 'change';
  run: (turn: AdminTurn, data: PressData) => Promise<Answer>;
  /** Asks what it will depend on, in the round that says who presses. Only presses in the admin channel are asked for. */
  ahead?: (turn: UncheckedTurn, data: PressData) => Promise<GraphApi>;
}
