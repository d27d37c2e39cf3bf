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
  /** False: on this device, the words don't ask for the rule's action. */
  asksForAction?: boolean;
}

export interface RuleContext {
  now: Date;
  thresholds: Thresholds;
}

/**
 * What a finding can be a symptom of. A cause that hides a kind hides every rule of it.
 * compliance: what a device says about its compliance, which follows from whatever keeps it from reporting. general: the general word for
 * that, once something says what exactly is wrong. checkIn: whether a device reports. record: what else its record says. enrollment: what
 * follows from a blocked account. unlicensed: what follows from having no license.
 */
export type Kind = 'compliance' | 'general' | 'checkIn' | 'record' | 'enrollment' | 'unlicensed';

/** Where a rule stands among the others. */
export interface Standing<Hidden extends string> {
  /**
   * Its place: the smaller, the earlier it is told, because mending what stands below would change nothing before. What concerns everything
   * that the person has stands above what concerns one device. No two have the same; `every-rule.ts` has all in their order.
   */
  place: number;
  kinds?: readonly Kind[];
  /**
   * Its symptoms, by their kind or their id: whoever mends it mends them, or can't see them before. Those of a person's cause are hidden
   * everywhere, those of a device's on that device.
   */
  hides?: readonly Hidden[];
}

interface Common<Id extends string, Hidden extends string> extends Standing<Hidden> {
  id: Id;
  severity: Severity;
  /** It follows from a policy, so it blocks nobody until the device's grace period is over. */
  waitsInGrace?: true;
  next: Next;
}

/** One rule. `judge` is called only after every part that it reads was read. */
export interface Rule<
  Id extends string = string,
  V extends Values = Values,
  Hidden extends string = string,
> extends Common<Id, Hidden> {
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

interface PersonRow<
  Id extends string,
  P extends PersonPart,
  V extends Values,
  Hidden extends string,
> extends Common<Id, Hidden> {
  reads: readonly P[];
  find: (facts: Pick<PersonFacts, P>, context: RuleContext) => Sign<V> | undefined;
}

/** A rule about the person as a whole. */
export function personRule<
  const Id extends string,
  P extends PersonPart,
  V extends Values,
  const Hidden extends string = never,
>({ find, ...row }: PersonRow<Id, P, V, Hidden>): Rule<Id, V, Hidden> {
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
  Hidden extends string,
> extends Common<Id, Hidden> {
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
  const Hidden extends string = never,
>({
  find,
  reads = [],
  readsOfDevice = [],
  glancesAt = [],
  ...row
}: DeviceRow<Id, P, D, V, Hidden>): Rule<Id, V, Hidden> {
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
