import type { Need, PolicyRules, ToldRule } from '../contracts/policy/need.ts';
import { NEEDS } from '../contracts/policy/need.ts';
import { policyName } from './names.ts';
import { writtenTwice } from './written-twice.ts';

/** What a bot without a `PolicyFile` starts with: the defaults, and no floor. */
export const NO_FILE: PolicyRules = { start: new Map(), floor: new Map() };

const PARTS: readonly string[] = ['start', 'floor', 'told'] satisfies (keyof PolicyRules)[];
const TOLD_RULES: readonly unknown[] = ['no', 'always'] satisfies ToldRule[];

/**
 * Reads a policy file: `{"start": {ACTION: [NEEDS]}, "floor": {ACTION: [NEEDS]}, "told": {ACTION: "no" or "always"}}`. Gives its rules and
 * every fault, a line each. Rules of a faulty file must not be used.
 */
export function readPolicyFile(text: string): { rules: PolicyRules; faults: string[] } {
  const json = parsed(text);
  if (!isObject(json))
    return { rules: NO_FILE, faults: [fault('set it to a JSON file with an object in it')] };
  const faults = [
    ...writtenTwice(text).map((name) => fault(`“${name}” is there twice; keep one`)),
    ...Object.keys(json)
      .filter((name) => !PARTS.includes(name))
      .map((name) => fault(`take “${name}” out of the file; it can have start, floor and told`)),
  ];
  const rules = {
    start: readRules('start', json.start, faults, needsIn),
    floor: readRules('floor', json.floor, faults, needsIn),
    told: new Map(
      [...readRules('told', json.told, faults, toldIn)].flatMap(([name, rule]) =>
        rule === undefined ? [] : [[name, rule] as const],
      ),
    ),
  };
  return { rules, faults };
}

function readRules<T>(
  part: keyof PolicyRules,
  rules: unknown,
  faults: string[],
  readOne: (where: string, written: unknown, faults: string[]) => T,
): Map<string, T> {
  const read = new Map<string, T>();
  if (rules === undefined) return read;
  if (!isObject(rules)) {
    faults.push(fault(`make “${part}” an object of actions`));
    return read;
  }
  for (const [written, rule] of Object.entries(rules)) {
    const name = policyName(written);
    if (name === undefined)
      faults.push(fault(`“${written}” in ${part} is no action; use Graph’s name of one, a key’s id, or *`));
    else if (read.has(name)) faults.push(fault(`${part} has “${name}” twice, once as “${written}”`));
    const known = readOne(`“${written}” in ${part}`, rule, faults);
    if (name !== undefined) read.set(name, known);
  }
  return read;
}

function needsIn(where: string, needs: unknown, faults: string[]): Need[] {
  if (!Array.isArray(needs)) {
    faults.push(fault(`give ${where} a list, such as ["reason"]; [] asks for nothing`));
    return [];
  }
  const listed = needs as unknown[];
  for (const need of listed)
    if (!isNeed(need))
      faults.push(fault(`${where} has ${JSON.stringify(need)}; it can have ${NEEDS.join(', ')}`));
  return listed.filter(isNeed);
}

function toldIn(where: string, rule: unknown, faults: string[]): ToldRule | undefined {
  if (isToldRule(rule)) return rule;
  faults.push(fault(`give ${where} "no" or "always"`));
  return undefined;
}

const isToldRule = (rule: unknown): rule is ToldRule => TOLD_RULES.includes(rule);

const fault = (what: string) => `PolicyFile: ${what}.`;

const isNeed = (need: unknown): need is Need => (NEEDS as readonly unknown[]).includes(need);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    // editors on Windows begin a file with a byte order mark
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
