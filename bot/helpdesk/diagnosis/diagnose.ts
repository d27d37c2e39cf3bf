import type { TabRight } from '../access/tab-rights.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { Problem } from '../contracts/problem.ts';
import type { DeviceFacts, DevicePart, Fact, Facts, PersonFacts, PersonPart } from './facts.ts';
import type { Weighed } from './grace.ts';
import { graceOnce, placeOf, weigh } from './grace.ts';
import { blockingNow, hides } from './hides.ts';
import type { Misdated } from './misdated.ts';
import type { RuleContext, Sign } from './rule.ts';
import type { AnyRule, RuleId } from './table.ts';
import { rules } from './table.ts';

/** One thing that is wrong. */
export interface Finding extends Weighed {
  rule: AnyRule;
  /** undefined: it is about the person. */
  device?: ManagedDevice;
  sign: Sign;
}

/** A part that a rule needed and that could not be read. */
interface Unread {
  part: PersonPart | DevicePart;
  device?: ManagedDevice;
  problem: Problem;
}

/** A part of a device that one more read would tell. */
export interface Pending {
  part: DevicePart;
  device: ManagedDevice;
}

/** A part that takes a right which the operator's role doesn't have. */
interface Closed {
  part: PersonPart | DevicePart;
  device?: ManagedDevice;
  right: TabRight;
}

export interface Diagnosis {
  /** What blocks the person first. Symptoms of another finding are left out. */
  findings: readonly Finding[];
  /** Each part once. While there is one, nobody can say that nothing is wrong. */
  unread: readonly Unread[];
  /** Each part once, without what a finding would hide. It isn't shown to this operator, so nobody can say that nothing is wrong. */
  closed: readonly Closed[];
  misdated: readonly Misdated[];
  /** What wasn't read and could tell more, each part once. What a finding would hide isn't among it. */
  pending: readonly Pending[];
  /** False: some parts may not be shown to this operator, so the findings are about the devices alone. */
  whole: boolean;
}

/** Runs every rule over what was read. It asks for nothing. */
export function diagnose(facts: Facts, context: RuleContext): Diagnosis {
  const look: Look = { facts, context, found: [], unread: new Map(), closed: [], pending: [], whole: true };
  for (const rule of rules) lookFor(rule, look);
  const { found } = look;
  for (const { part, problem } of facts.doubts ?? []) note(look, part, problem, undefined);
  const hidden = hiddenBy(found);
  return {
    findings: graceOnce(
      found.filter(({ rule, device }) => !hidden(rule, device)).toSorted((a, b) => placeOf(a) - placeOf(b)),
    ),
    unread: [...look.unread.values()],
    misdated: facts.misdated ?? [],
    closed: withoutHidden(look.closed, hidden),
    pending: withoutHidden(look.pending, hidden),
    whole: look.whole,
  };
}

interface Look {
  facts: Facts;
  context: RuleContext;
  found: Finding[];
  unread: Map<string, Unread>;
  /** Each with the rule that asks for it. */
  closed: (Closed & { rule: AnyRule })[];
  pending: (Pending & { rule: AnyRule })[];
  whole: boolean;
}

type Hidden = (rule: AnyRule, device: ManagedDevice | undefined) => boolean;

/** What the findings hide: those of the person everywhere, those of a device on that device. */
function hiddenBy(found: readonly Finding[]): Hidden {
  const everywhere = new Set<string>();
  const onDevice = new Map<string, Set<string>>();
  for (const { rule, device, grace } of found) {
    const symptoms = hides.get(rule.id) ?? new Set<RuleId>();
    if (symptoms.size === 0) continue;
    const into = device ? (onDevice.get(device.id) ?? new Set<string>()) : everywhere;
    // what has time explains nothing that blocks the person now
    for (const symptom of symptoms) if (!grace || !blockingNow.has(symptom)) into.add(symptom);
    if (device) onDevice.set(device.id, into);
  }
  return ({ id }, device) =>
    everywhere.has(id) || (device !== undefined && onDevice.get(device.id)?.has(id) === true);
}

/** Each part once. */
function withoutHidden<T extends { part: string; device?: ManagedDevice; rule: AnyRule }>(
  asked: readonly T[],
  hidden: Hidden,
): Omit<T, 'rule'>[] {
  const parts = new Map<string, Omit<T, 'rule'>>();
  for (const { rule, ...one } of asked) {
    const key = `${one.part} ${one.device?.id ?? ''}`;
    if (!parts.has(key) && !hidden(rule, one.device)) parts.set(key, one);
  }
  return [...parts.values()];
}

function lookFor(rule: AnyRule, look: Look): void {
  const person = readParts<PersonFacts>(rule, rule.reads, look.facts.person, look);
  if (!person) return;
  if (rule.about === 'person') {
    judge(rule, person, undefined, look);
    return;
  }
  for (const device of person.devices ?? []) {
    const facts = factsAbout(rule, person, device, look);
    if (facts) judge(rule, facts, device, look);
  }
}

/** What a rule gets for a device. Most rules look at nothing but the record: they share one object. */
function factsAbout(rule: AnyRule, person: Partial<PersonFacts>, device: ManagedDevice, look: Look) {
  const { readsOfDevice, glancesAt } = rule;
  if (readsOfDevice.length === 0 && glancesAt.length === 0) return person;
  const own = look.facts.ofDevice.get(device.id) ?? PENDING;
  const ofDevice = readParts<DeviceFacts>(rule, readsOfDevice, own, look, device);
  return ofDevice && { ...glance(rule, own), ...person, ...ofDevice };
}

/** What a rule takes into account if it is there, and can do without. */
function glance({ glancesAt }: AnyRule, own: { readonly [P in DevicePart]: Fact<DeviceFacts[P]> }) {
  const values: Partial<Record<DevicePart, unknown>> = {};
  for (const name of glancesAt) {
    const fact = own[name];
    if (typeof fact === 'object' && fact.ok === true) values[name] = fact.value;
  }
  return values as Partial<DeviceFacts>;
}

const PENDING = { policies: 'pending', results: 'pending' } as const;

function judge(
  rule: AnyRule,
  facts: Partial<PersonFacts & DeviceFacts>,
  device: ManagedDevice | undefined,
  { context, found }: Look,
): void {
  // each rule was given the parts that it names, and a device if it is about one
  const judgeIt = rule.judge as (
    facts: Partial<PersonFacts & DeviceFacts>,
    device: ManagedDevice | undefined,
    context: RuleContext,
  ) => Sign | undefined;
  const sign = judgeIt(facts, device, context);
  if (sign) found.push({ rule, sign, ...weigh(rule, device, context), ...(device && { device }) });
}

/** What counts for a part that could not be read. That it couldn't be is told all the same. */
const FALLBACKS: { readonly [P in PersonPart]?: PersonFacts[P] } = {
  tenant: {},
  limits: [],
  // how many devices there are can be counted without them
  failures: [],
  groups: { items: [], total: 0, exact: false },
};

/**
 * Whether a rule can be asked about a part that came in part. What it says about a device that came is true anyway; what it says about all
 * of them, such as that there is none, needs all of them. The groups say themselves that they aren't all, and an account what it leaves out.
 */
const takesSome = ({ about }: AnyRule, part: string): boolean =>
  about === 'device' || part === 'groups' || part === 'account';

/** The parts' values. undefined: one of them isn't there, and the look remembers why. */
function readParts<T extends PersonFacts | DeviceFacts>(
  rule: AnyRule,
  names: readonly (keyof T & (PersonPart | DevicePart))[],
  from: { readonly [P in keyof T]: Fact<unknown> },
  look: Look,
  device?: ManagedDevice,
): Partial<T> | undefined {
  const values: Record<string, unknown> = {};
  let all = true;
  for (const name of names) {
    const value = partOf(rule, name, from[name], look, device);
    if (value === undefined) all = false;
    else values[name] = value;
  }
  return all ? (values as Partial<T>) : undefined;
}

/** What a rule gets for a part. undefined: nothing. */
function partOf(
  rule: AnyRule,
  part: PersonPart | DevicePart,
  fact: Fact<unknown>,
  look: Look,
  device: ManagedDevice | undefined,
): unknown {
  if (fact === 'withheld') {
    look.whole = false;
    return undefined;
  }
  if (fact === 'pending') {
    if (device) look.pending.push({ rule, part: part as DevicePart, device });
    return undefined;
  }
  if (fact.ok === true) return fact.value;
  const instead = FALLBACKS[part as PersonPart];
  if (fact.problem === undefined) {
    look.closed.push({ rule, part, right: fact.right, ...(device && { device }) });
    return instead;
  }
  note(look, part, fact.problem, device);
  return fact.ok === 'some' && takesSome(rule, part) ? fact.value : instead;
}

function note(look: Look, part: Unread['part'], problem: Problem, device: ManagedDevice | undefined): void {
  const key = `${part} ${device?.id ?? ''}`;
  if (!look.unread.has(key)) look.unread.set(key, { part, problem, ...(device && { device }) });
}
