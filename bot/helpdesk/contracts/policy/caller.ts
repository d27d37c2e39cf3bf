import type { CardPlace } from '../conversation.ts';

/** A check that the person on the phone is who they say: they press the number in Teams that the operator reads aloud. */
export interface CallerCheck {
  id: string;
  operatorId: string;
  personId: string;
  personName: string;
  operatorName: string;
  /** The person's manager, if they are asked in the person's place: then it is their word. */
  managerId?: string | undefined;
  managerName?: string | undefined;
  /** What it is for: the action's id in the catalogue or a key's id, and the devices. Without it, it allows nothing. */
  action?: string | undefined;
  deviceIds: string[];
  deviceNames: string[];
  /** The confirmation on whose card it was asked. */
  confirmationId?: string | undefined;
  /** Three of two digits. */
  numbers: string[];
  right: string;
  /**
   * verified: a grant, good once. used: an action took it. wrong: another number was pressed. denied: it isn't them, or they took it back.
   * expired: nobody answered.
   */
  state: 'open' | 'verified' | 'used' | 'wrong' | 'denied' | 'expired';
  /** Since when it counts towards limits, if it was dated far ahead. */
  countsFrom?: string | undefined;
  createdAt: string;
  expiresAt: string;
  answeredAt?: string | undefined;
  /** The card on which the operator sees it. */
  operatorCard?: CardPlace | undefined;
  /** The operator's, as `localeFrom` writes it. */
  locale?: string | undefined;
}

/** Who answers a check: the person, or their manager in their place. */
export const answererOf = ({ managerId, personId }: Pick<CallerCheck, 'managerId' | 'personId'>): string =>
  managerId ?? personId;

/** A call that an operator has announced. The person reads of it if they ask whether this is really the help desk. */
export interface AnnouncedCall {
  id: string;
  operatorId: string;
  operatorName: string;
  /** Under which they are found in Teams. */
  operatorAddress: string;
  personId: string;
  personName: string;
  /** denied: the person says that it isn't them. over: nobody is told of it. An older bot had it announced anew, or it isn't in the audit yet. */
  state: 'open' | 'denied' | 'over';
  /** Since when it counts towards limits, if it was dated far ahead. */
  countsFrom?: string | undefined;
  createdAt: string;
  expiresAt: string;
}

/** What an employee saw and says isn't theirs: a check, a call, or what was done to their device. */
export interface Disowned {
  kind: 'check' | 'call' | 'receipt';
  id: string;
}

/** Who had asked or done what, about whom. */
export interface DisownedAbout {
  personId: string;
  personName: string;
  /** Their manager, if it is the manager who says so. */
  managerName?: string | undefined;
  operatorId: string;
  operatorName: string;
  /** The action's id in the catalogue or a key's id. undefined: none. */
  action?: string | undefined;
  deviceNames: string[];
  /** asked: about an action. called: they had announced a call. done: it had been sent. */
  had: 'asked' | 'called' | 'done';
}

/** Somebody said that it isn't them: until then, each action on their devices needs a second operator. Kept by the person's id. */
export interface Fence {
  id: string;
  since: string;
  until: string;
}
