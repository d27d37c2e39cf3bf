import type { Operator, Target } from '../access/authorize.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { DeviceFile } from '../devices/device-file.ts';
import type { PersonFile } from '../people/person-file.ts';
import type { Diagnosis, Finding } from './diagnose.ts';
import { diagnose } from './diagnose.ts';
import { deviceFacts } from './device-facts.ts';
import { personFacts } from './person-facts.ts';
import type { RuleContext } from './rule.ts';

/** A finding, and whether the action that mends it is open to this operator on this device. */
export interface Cause extends Finding {
  mend?: Offer | undefined;
}

export interface Verdict extends Omit<Diagnosis, 'findings'> {
  /** What blocks the person first. */
  causes: readonly Cause[];
  /**
   * How many devices were looked at, whether scope tags may hide others, and when the one that was silent the longest last checked in.
   */
  looked: { devices: number; limited?: boolean; oldest?: string | undefined };
}

/** What was read of devices besides their records, by id. */
export type Further = Parameters<typeof personFacts>[2];

/** What is wrong with a person, from what was read for their card. */
export function personVerdict(
  file: PersonFile,
  operator: Operator,
  context: RuleContext,
  further?: Further,
): Verdict {
  const { findings, ...diagnosis } = diagnose(personFacts(file, context, further), context);
  const rows = file.devices.ok ? file.devices.value.items : [];
  const devices = rows.map(({ device }) => device);
  const targets = new Map(rows.map(({ device, target }) => [device.id, target]));
  const limited = file.tags !== 'none';
  const checkIns = devices.flatMap(({ lastSyncDateTime }) => lastSyncDateTime ?? []);
  return {
    ...diagnosis,
    causes: findings
      // there may be devices that this operator may not see
      .filter(({ rule }) => !(limited && rule.id === 'noDevices'))
      .map((finding) => withMend(finding, operator, targets)),
    looked: { devices: devices.length, limited, oldest: checkIns.toSorted()[0] },
  };
}

/** What is wrong with one device. The person isn't looked at. The card has the buttons that mend it anyway. */
export function deviceVerdict(file: DeviceFile, context: RuleContext): Verdict {
  const { findings, ...diagnosis } = diagnose(deviceFacts(file), context);
  return { ...diagnosis, causes: findings, looked: { devices: 1, oldest: file.device.lastSyncDateTime } };
}

function withMend(
  finding: Finding,
  operator: Operator,
  targets: ReadonlyMap<string, Target | undefined>,
): Cause {
  const { rule, device } = finding;
  const action = rule.next.action === undefined ? undefined : actionNamed(rule.next.action);
  const target = device && targets.get(device.id);
  if (!action || !target) return finding;
  return { ...finding, mend: mayGoAhead(action, operator, device, target) };
}
