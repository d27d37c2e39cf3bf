import type { ActionId } from '../actions/catalogue.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { DeviceFacts, DevicePart, PersonFacts, PersonPart } from './facts.ts';
import type { Thresholds } from './thresholds.ts';

/**
 * blocks: the person can't work because of it. warns: it will block soon, or does so in part. notes: good to know, and not wrong in itself.
 */
export type Severity = 'blocks' | 'warns' | 'notes';

/** Who has to act if the help desk can't. */
type Team = 'identity' | 'licensing' | 'intune' | 'security' | 'network';

/** What mends it. The words say what to tell the person. */
export interface Next {
  /** A remote action on the device. Offered only if it is possible there for this operator. */
  action?: ActionId;
  escalate?: Team;
}

/** A value in a rule's words: a text, a number, a date that is told as "2 days ago", or an action by Graph's name. */
export type Value = string | number | { at: string } | { action: string };
type Values = Readonly<Record<string, Value>>;

/** What a rule saw. */
export interface Sign<V extends Values = Values> {
  values: V;
  /** When what it saw was true: the date of the evidence, ISO 8601. */
  asOf?: string | undefined;
}

export interface RuleContext {
  now: Date;
  thresholds: Thresholds;
}

interface Common<Id extends string> {
  id: Id;
  severity: Severity;
  next: Next;
}

/** One rule. `judge` is called only after every part that it reads was read. */
export interface Rule<Id extends string = string, V extends Values = Values> extends Common<Id> {
  about: 'person' | 'device';
  reads: readonly PersonPart[];
  readsOfDevice: readonly DevicePart[];
  glancesAt: readonly DevicePart[];
  judge: (
    facts: PersonFacts & DeviceFacts,
    device: ManagedDevice,
    context: RuleContext,
  ) => Sign<V> | undefined;
}

interface PersonRow<Id extends string, P extends PersonPart, V extends Values> extends Common<Id> {
  reads: readonly P[];
  find: (facts: Pick<PersonFacts, P>, context: RuleContext) => Sign<V> | undefined;
}

/** A rule about the person as a whole. */
export function personRule<const Id extends string, P extends PersonPart, V extends Values>({
  find,
  ...row
}: PersonRow<Id, P, V>): Rule<Id, V> {
  return {
    ...row,
    about: 'person',
    readsOfDevice: [],
    glancesAt: [],
    judge: (facts, _device, context) => find(facts, context),
  };
}

interface DeviceRow<
  Id extends string,
  P extends PersonPart,
  D extends DevicePart,
  V extends Values,
> extends Common<Id> {
  /** Besides the devices themselves. */
  reads?: readonly P[];
  readsOfDevice?: readonly D[];
  /** What it takes into account if it was read, and can do without. */
  glancesAt?: readonly DevicePart[];
  find: (
    device: ManagedDevice,
    facts: Pick<PersonFacts, P | 'devices'> & Pick<DeviceFacts, D> & Partial<DeviceFacts>,
    context: RuleContext,
  ) => Sign<V> | undefined;
}

/** A rule about each of the person's devices. */
export function deviceRule<
  const Id extends string,
  V extends Values,
  P extends PersonPart = never,
  D extends DevicePart = never,
>({ find, reads = [], readsOfDevice = [], glancesAt = [], ...row }: DeviceRow<Id, P, D, V>): Rule<Id, V> {
  return {
    ...row,
    about: 'device',
    reads: ['devices', ...reads],
    readsOfDevice,
    glancesAt,
    judge: (facts, device, context) => find(device, facts, context),
  };
}

type Nothing = Readonly<Record<string, never>>;

/** A sign without values: its words need none. */
export const plainly = (asOf?: string): Sign<Nothing> => ({ values: {}, asOf });
