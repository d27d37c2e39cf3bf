import type { RoleAssignmentCache } from '../access/role-assignment-cache.ts';
import type { Standing } from '../approval/look-up.ts';
import type { CardPlace } from '../contracts/conversation.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { RoleAssignment } from '../contracts/model.ts';
import type { Problem } from '../contracts/problem.ts';
import type { RoleChange, RoleForm, Snapshot } from '../contracts/role-change.ts';
import type { RemoteServices } from '../remote/services.ts';
import type { Beyond } from './bound.ts';
import type { Draft, RoleFieldFault } from './draft.ts';
import type { Admin } from './enter.ts';

export interface RoleServices extends RemoteServices {
  roles: RoleAssignmentCache;
}

/** One role change on its way to Graph. It goes through the same stages as a remote action: asked → rechecked → claimed → sent. */
export interface ChangeRun<Kind extends RoleChange['kind'] = RoleChange['kind']> {
  services: RoleServices;
  graph: GraphApi;
  /** What it depends on is read with this one: its answers may be on their way already. */
  checks: GraphApi;
  /** Let in just now: their role and place were read from Graph. */
  admin: Admin;
  change: RoleChange & { kind: Kind };
  call: Call;
}

/** Which of its calls to Graph is next: the one of the press, or the one after a second administrator's approval. */
type Call = { kind: 'first'; press: RolePress } | { kind: 'goesOn'; code: string; standing: Standing };

/** A press of Confirm. */
export interface RolePress {
  /** What a second administrator is told: what was typed, else a sentence that names the change. */
  justify: (change: Justified) => string;
  /** The card that was pressed, if the channel said which. */
  card: CardPlace | undefined;
  locale: string;
}

export type Justified = { kind: 'assign'; draft: Draft } | { kind: 'remove'; seen: Snapshot };

/** The result of pressing Confirm on a role change. */
export type Changed =
  | { kind: 'assigned'; assignment: RoleAssignment | undefined; requestId?: string | undefined; draft: Draft }
  | { kind: 'removed'; seen: Snapshot; requestId?: string | undefined }
  /** It can't be confirmed (any more). Nothing was done. */
  | { kind: 'over'; why: 'unknown' | 'notYours' | 'used' | 'canceled' | 'expired' }
  /** Its card was made only just now. The change stays open. */
  | { kind: 'tooEarly'; change: RoleChange }
  /** Graph asked for the approval of a second administrator, now or at an earlier press. */
  | { kind: 'waiting'; change: RoleChange }
  /** Confirmed earlier, but Graph's answer never reached the bot. `stands`: whether Intune has the assignment now; undefined if that can't be read. */
  | { kind: 'cutOff'; about: string; stands: boolean | undefined }
  | {
      kind: 'faulty';
      form: RoleForm;
      faults: RoleFieldFault[];
      groups: { id: string; displayName: string }[];
    }
  /** The assignment was changed since the card was drawn: asked again, with what differs. */
  | { kind: 'differs'; before: Snapshot; now: RoleAssignment; parts: (keyof Snapshot)[]; again: RoleChange }
  /** Its scope is beyond the admin's own. */
  | { kind: 'beyond'; assignment: RoleAssignment; beyond: Beyond[] }
  | { kind: 'gone'; seen: Snapshot }
  | { kind: 'failed'; problem: Problem; about: string };
