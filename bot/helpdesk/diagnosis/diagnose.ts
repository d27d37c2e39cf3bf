import type { ManagedDevice } from '../contracts/model.ts';
import type { Problem } from '../contracts/problem.ts';
import type { DeviceFacts, DevicePart, Fact, Facts, PersonFacts, PersonPart } from './facts.ts';
import { hides } from './hides.ts';
import type { RuleContext, Sign } from './rule.ts';
import type { AnyRule } from './table.ts';
import { rules } from './table.ts';

/** One thing that is wrong. */
export interface Finding {
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

export interface Diagnosis {
  /** What blocks the person first. Symptoms of another finding are left out. */
  findings: readonly Finding[];
  /** Each part once. While there is one, nobody can say that nothing is wrong. */
  unread: readonly Unread[];
  /** False: some parts may not be shown to this operator, so the findings are about the devices alone. */
  whole: boolean;
}

/** Runs every rule over what was read. It asks for nothing. */
export function diagnose(facts: Facts, context: RuleContext): Diagnosis {
  const look: Look = { facts, context, unread: new Map(), whole: true };
  const found = rules.flatMap((rule) => findingsOf(rule, look));
  return {
    findings: found.filter((finding) => !found.some((cause) => explains(cause, finding))),
    unread: [...look.unread.values()],
    whole: look.whole,
  };
}

interface Look {
  facts: Facts;
  context: RuleContext;
  unread: Map<string, Unread>;
  whole: boolean;
}

function findingsOf(rule: AnyRule, look: Look): Finding[] {
  const person = readParts<PersonFacts>(rule, rule.reads, look.facts.person, look);
  if (!person) return [];
  if (rule.about === 'person') return judged(rule, person, undefined, look);
  return (person.devices ?? []).flatMap((device) => {
    const own = look.facts.ofDevice.get(device.id) ?? PENDING;
    const ofDevice = readParts<DeviceFacts>(rule, rule.readsOfDevice, own, look, device);
    return ofDevice ? judged(rule, { ...person, ...ofDevice }, device, look) : [];
  });
}

const PENDING = { policies: 'pending', results: 'pending' } as const;

function judged(
  rule: AnyRule,
  facts: Partial<PersonFacts & DeviceFacts>,
  device: ManagedDevice | undefined,
  { context }: Look,
): Finding[] {
  // each rule was given the parts that it names, and a device if it is about one
  const judge = rule.judge as (
    facts: Partial<PersonFacts & DeviceFacts>,
    device: ManagedDevice | undefined,
    context: RuleContext,
  ) => Sign | undefined;
  const sign = judge(facts, device, context);
  return sign ? [{ rule, sign, ...(device && { device }) }] : [];
}

/** What counts for a part that could not be read. That it couldn't be is told all the same. */
const FALLBACKS: { readonly [P in PersonPart]?: PersonFacts[P] } = {
  tenant: { deviceLimits: [] },
  groups: { items: [], total: 0, exact: false },
};

/**
 * Whether a rule can be asked about a list of which entries are missing. What it says about a device that came is true anyway; what it says
 * about all of them, such as that there is none, needs all of them. The groups say themselves that they aren't all.
 */
const takesSome = ({ about }: AnyRule, part: string): boolean => about === 'device' || part === 'groups';

/** The parts' values. undefined: one of them isn't there, and the look remembers why. */
function readParts<T extends PersonFacts | DeviceFacts>(
  rule: AnyRule,
  names: readonly (keyof T & (PersonPart | DevicePart))[],
  from: { readonly [P in keyof T]: Fact<T[P]> },
  look: Look,
  device?: ManagedDevice,
): Partial<T> | undefined {
  const values: [string, unknown][] = [];
  for (const name of names) {
    const fact = from[name];
    const instead = FALLBACKS[name as PersonPart];
    if (fact === 'withheld') look.whole = false;
    else if (fact === 'pending') continue;
    else if (fact.ok === true) values.push([name, fact.value]);
    else {
      note(look, name, fact.problem, device);
      if (fact.ok === 'some' && takesSome(rule, name)) values.push([name, fact.value]);
      else if (instead) values.push([name, instead]);
    }
  }
  return values.length === names.length ? (Object.fromEntries(values) as Partial<T>) : undefined;
}

function note(look: Look, part: Unread['part'], problem: Problem, device: ManagedDevice | undefined): void {
  const key = `${part} ${device?.id ?? ''}`;
  if (!look.unread.has(key)) look.unread.set(key, { part, problem, ...(device && { device }) });
}

function explains(cause: Finding, finding: Finding): boolean {
  if (cause === finding || hides[cause.rule.id]?.includes(finding.rule.id) !== true) return false;
  return cause.device === undefined || cause.device.id === finding.device?.id;
}
