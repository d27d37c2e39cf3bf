import type { Operator } from '../helpdesk/access/authorize.ts';
import type { KnownNames } from '../helpdesk/access/known-names.ts';
import type { RoleServices } from '../helpdesk/admin/change-run.ts';
import type { AdminChannel } from '../helpdesk/admin/enter.ts';
import type { AuditTrail } from '../helpdesk/contracts/audit.ts';
import type { Answer, CardPlace, Request, Written } from '../helpdesk/contracts/conversation.ts';
import type { Installed } from '../helpdesk/contracts/graph/apps.ts';
import type { GraphApi, GraphFor } from '../helpdesk/contracts/graph.ts';
import type { CutSearch } from '../helpdesk/devices/find-key.ts';
import type { Thresholds } from '../helpdesk/diagnosis/thresholds.ts';
import type { VerdictTally } from '../helpdesk/report/verdict-tally.ts';
import type { TabCounts } from '../helpdesk/people/tab-names.ts';
import type { TenantSettingsCache } from '../helpdesk/people/tenant-settings-cache.ts';
import type { PersonName } from '../helpdesk/contracts/model.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import type { SignIn } from '../helpdesk/contracts/sign-in.ts';
import type { Words } from '../locales/index.ts';

/** What all commands work with. */
export interface Services extends RoleServices {
  audit: AuditTrail;
  /** Where admin commands are heard. Without it, nowhere. */
  adminChannel: AdminChannel | undefined;
  graphFor: GraphFor;
  /** Where the Intune admin center is, without a trailing slash. */
  portalUrl: string;
  /** undefined in the demo, where nobody signs in. */
  signIn: SignIn | undefined;
  /** Follows an action until its device has answered. */
  follow(receipt: Receipt, withinMs?: number): void;
  /** Follows the role changes that wait for a second administrator. One that is named is looked at soon. */
  followChange(id?: string): void;
  /** Shows something to everybody in the admin channel. Resolves to where it is, or to undefined if it may not be there. */
  tellAdmins(answer: Answer): Promise<CardPlace | undefined>;
  /** Writes to a person one-to-one, for an operator. Who doesn't have the bot in Teams gets it first, if the tenant lets it install itself. */
  writeTo(personId: string, answer: Answer, operatorId: string): Promise<Written>;
  /** Puts the bot into a person's Teams, for an operator. */
  installFor(personId: string, operatorId: string): Promise<Installed>;
  /** Replaces a card that everybody sees. */
  updateCard(place: CardPlace, answer: Answer): Promise<void>;
  /** Whose sign-ins the bot may look for requests for approval with. */
  lenders: Lenders;
  /** Takes what a receipt brought back off its card when its time is over. */
  hideLater(): void;
  /** The confirm cards that were made last, by confirmation or role change, to show one again without reading anything. */
  confirmCards: { get(id: string): Answer | undefined; set(id: string, card: Answer): void };
  /** So that not every card reads them. */
  tenantSettings: TenantSettingsCache;
  /** The devices that each person had when they were read last, by their id: what to ask for, and nothing to go by. */
  likelyDevices: Pick<Map<string, readonly string[]>, 'get'> & {
    set(id: string, devices: readonly string[]): void;
  };
  /** Counts what the cards say is wrong, for the report. */
  verdicts: Pick<VerdictTally, 'count' | 'flush'>;
  /** What names meant a moment ago: what to ask for, and nothing to go by. */
  knownNames: KnownNames;
  /** How much was wrong in the tabs that an operator opened a moment ago, by operator and person: what the user card's buttons say. */
  tabCounts: Pick<Map<string, TabCounts>, 'get'> & { set(key: string, counts: TabCounts): void };
  /** Searches for keys that a turn's time has cut, by their ids, each with who searched. They are kept in memory for a while. */
  cutSearches: Pick<Map<string, CutSearch & { operatorId: string }>, 'get'> & {
    set(id: string, search: CutSearch & { operatorId: string }): void;
  };
  /** From which point on something counts as wrong. */
  thresholds: Thresholds;
  /** The person each operator selected last: a convenience, kept in memory. */
  selected: Pick<Map<string, PersonName>, 'get' | 'delete'> & { set(id: string, person: PersonName): void };
}

/** People who are in the admin channel: Graph said so when they were remembered. Where Graph is asked as the bot itself, nobody is needed. */
export interface Lenders {
  lend(personId: string): void;
  /** Their ids, the newest first. */
  newest(): string[];
  /** Their sign-in is no use any more. */
  drop(personId: string): void;
  /** Whether the last look could be made. */
  works(now: boolean): void;
  canRead(): boolean;
}

/** One turn of somebody whose role nobody has looked at yet. */
export interface UncheckedTurn {
  services: Services;
  request: Request;
  graph: GraphApi;
  words: Words;
  now: Date;
  portalUrl?: string;
}

/** One turn of a known operator. */
export interface Turn extends UncheckedTurn {
  operator: Operator;
}

/** Keeps a confirm card for a press that comes too early. */
export function keepConfirmCard(
  { services }: Pick<UncheckedTurn, 'services'>,
  id: string,
  card: Answer,
): Answer {
  services.confirmCards.set(id, card);
  return card;
}

export const say = (sentence: string): Answer => ({ kind: 'text', text: sentence });

/** A search has no room for words. */
export const NO_CHOICES: Answer = { kind: 'choices', choices: [] };

export const NO_RESULTS: Answer = { kind: 'results', results: [] };

/** What a field that searches as one types offers: `most` choices after the first `skip`. */
export type Search<T> = (turn: T, typed: string, skip: number, most: number) => Promise<Answer>;
