import type { Operator, Target } from '../access/authorize.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { DeviceFile } from '../devices/device-file.ts';
import type { PersonFile } from '../people/person-file.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { Diagnosis, Finding, Pending } from './diagnose.ts';
import { diagnose } from './diagnose.ts';
import { deviceFacts } from './device-facts.ts';
import type { Facts } from './facts.ts';
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

/** Whether everything that could tell was seen, but for what one more read would. */
export const sawAll = ({ unread, closed, misdated }: Omit<Diagnosis, 'findings'>): boolean =>
  unread.length + closed.length + misdated.length === 0;

/** What was read of devices besides their records, by id. */
export type Further = Parameters<typeof personFacts>[3];

/** What is wrong with a person, from what was read for their card. */
export function personVerdict(
  file: PersonFile,
  operator: Operator,
  context: RuleContext,
  further?: Further,
): Verdict {
  const facts = personFacts(file, operator, context, further);
  const { findings, ...diagnosis } = diagnose(facts, context);
  const rows = file.devices.ok ? file.devices.value.items : [];
  const devices = rows.map(({ device }) => device);
  const targets = new Map(rows.map(({ device, target }) => [device.id, target]));
  const limited = file.tags !== 'none';
  const checkIns = devices.flatMap(({ lastSyncDateTime }) => lastSyncDateTime ?? []);
  const causes = findings
    // there may be devices that this operator may not see
    .filter(({ rule }) => !(limited && rule.id === 'noDevices'))
    .map((finding) => withMend(finding, operator, { targets, facts }));
  return {
    ...diagnosis,
    causes,
    pending: [...diagnosis.pending, ...unclearMends(causes, facts, diagnosis.pending)],
    looked: { devices: devices.length, limited, oldest: checkIns.toSorted()[0] },
  };
}

/** What is wrong with one device. The person isn't looked at. The card has the buttons that mend it anyway. */
export function deviceVerdict(file: DeviceFile, context: RuleContext): Verdict {
  const { findings, ...diagnosis } = diagnose(deviceFacts(file, context.now), context);
  return { ...diagnosis, causes: findings, looked: { devices: 1, oldest: file.device.lastSyncDateTime } };
}

/** Ids of devices with trouble, the most urgent first. */
export function devicesInTrouble({ causes }: Pick<Verdict, 'causes'>): ReadonlySet<string> {
  return new Set(
    causes.flatMap(({ severity, device }) => (device && severity !== 'notes' ? [device.id] : [])),
  );
}

/** Devices with trouble before the others. The others stay in their order. */
export function troubleFirst<R extends { device: Pick<ManagedDevice, 'id'> }>(
  rows: readonly R[],
  verdict: Pick<Verdict, 'causes'>,
): R[] {
  const places = new Map([...devicesInTrouble(verdict)].map((id, place) => [id, place]));
  const rank = ({ device }: R) => places.get(device.id) ?? places.size;
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

interface Known {
  targets: ReadonlyMap<string, Target | undefined>;
  facts: Facts;
}

/** What waits on the device already mends nothing if it is sent again. */
function withMend(finding: Finding, operator: Operator, { targets, facts }: Known): Cause {
  const { rule, sign, device } = finding;
  const asked = sign.asksForAction === false ? undefined : rule.next.action;
  const action = asked === undefined ? undefined : actionNamed(asked);
  const target = device && targets.get(device.id);
  if (!action || !target) return finding;
  const results = resultsOf(device, facts);
  const press = {
    typed: undefined,
    waiting: [],
    results: typeof results === 'object' && results.ok ? results.value : [],
  };
  return { ...finding, mend: mayGoAhead(action, operator, device, target, press) };
}

const resultsOf = ({ id }: ManagedDevice, { ofDevice }: Facts) => ofDevice.get(id)?.results;

/** Devices of which it isn't known yet whether the action that mends them waits there already. */
function unclearMends(causes: readonly Cause[], facts: Facts, known: readonly Pending[]): Pending[] {
  const asked = new Set(known.flatMap(({ part, device }) => (part === 'results' ? [device.id] : [])));
  return causes.flatMap(({ device, mend }) => {
    if (!device || mend?.possible !== true || resultsOf(device, facts) !== 'pending') return [];
    if (asked.has(device.id)) return [];
    asked.add(device.id);
    return [{ part: 'results' as const, device }];
  });
}
