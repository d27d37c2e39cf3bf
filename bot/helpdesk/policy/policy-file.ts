import type { Need, PolicyRules } from '../contracts/policy/need.ts';
import { NEEDS } from '../contracts/policy/need.ts';
import { policyName } from './names.ts';

/** What a bot without a `PolicyFile` starts with: the defaults, and no floor. */
export const NO_FILE: PolicyRules = { start: new Map(), floor: new Map() };

const PARTS: readonly string[] = ['start', 'floor'] satisfies (keyof PolicyRules)[];

/**
 * Reads a policy file: `{"start": {ACTION: [NEEDS]}, "floor": {ACTION: [NEEDS]}}`. Gives its rules and every fault, a line each. Rules of
 * a faulty file must not be used.
 */
export function readPolicyFile(text: string): { rules: PolicyRules; faults: string[] } {
  const json = parsed(text);
  if (!isObject(json))
    return { rules: NO_FILE, faults: [fault('set it to a JSON file with an object in it')] };
  const faults = Object.keys(json)
    .filter((name) => !PARTS.includes(name))
    .map((name) => fault(`take “${name}” out of the file; it can have start and floor`));
  const rules = {
    start: readRules('start', json.start, faults),
    floor: readRules('floor', json.floor, faults),
  };
  return { rules, faults };
}

function readRules(part: keyof PolicyRules, rules: unknown, faults: string[]): Map<string, Need[]> {
  const read = new Map<string, Need[]>();
  if (rules === undefined) return read;
  if (!isObject(rules)) {
    faults.push(fault(`make “${part}” an object of actions`));
    return read;
  }
  for (const [written, needs] of Object.entries(rules)) {
    const name = policyName(written);
    if (name === undefined)
      faults.push(fault(`“${written}” in ${part} is no action; use Graph’s name of one, a key’s id, or *`));
    else if (read.has(name)) faults.push(fault(`${part} has “${name}” twice, once as “${written}”`));
    const known = needsIn(`“${written}” in ${part}`, needs, faults);
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

const fault = (what: string) => `PolicyFile: ${what}.`;

const isNeed = (need: unknown): need is Need => (NEEDS as readonly unknown[]).includes(need);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
