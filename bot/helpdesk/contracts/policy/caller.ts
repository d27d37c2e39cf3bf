import type { CardPlace } from '../conversation.ts';

/** A check that the person on the phone is who they say: they press the number in Teams that the operator reads aloud. */
export interface CallerCheck {
  id: string;
  operatorId: string;
  personId: string;
  personName: string;
  operatorName: string;
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
  createdAt: string;
  expiresAt: string;
  answeredAt?: string | undefined;
  /** The card on which the operator sees it. */
  operatorCard?: CardPlace | undefined;
  /** The operator's, as `localeFrom` writes it. */
  locale?: string | undefined;
}

/** What an employee saw and says isn't theirs: a check, or what was done to their device. */
export interface Disowned {
  kind: 'check' | 'receipt';
  id: string;
}

/** Who had asked or done what, about whom. */
export interface DisownedAbout {
  personId: string;
  personName: string;
  operatorId: string;
  operatorName: string;
  /** The action's id in the catalogue or a key's id. undefined: none. */
  action?: string | undefined;
  deviceNames: string[];
  /** True if it had been done. */
  done: boolean;
}

/** Somebody said that it isn't them: until then, each action on their devices needs a second operator. Kept by the person's id. */
export interface Fence {
  id: string;
  since: string;
  until: string;
}
