import type { Operator } from '../access/authorize.ts';
import { TAB_RIGHTS, isOpen } from '../access/tab-rights.ts';
import type { Listed } from '../contracts/graph/found.ts';
import type { Account, Group, ManagedDevice } from '../contracts/model.ts';
import { Problem, type Part } from '../contracts/problem.ts';
import type { DeviceRow } from '../people/person-devices.ts';
import type { PersonFile } from '../people/person-file.ts';
import { hoursSince } from './age.ts';
import type { Fact, Facts } from './facts.ts';
import { misdatedDevices, misdatedPerson } from './misdated.ts';
import { policiesFor } from './policies-for.ts';
import type { RuleContext } from './rule.ts';

const NOTHING = { ok: true, value: [] } as const;

type OfDevice =
  Facts['ofDevice'] extends ReadonlyMap<string, infer F> ? ReadonlyMap<string, Partial<F>> : never;

/** What a person's file tells the rules. Of a person outside the operator's scope, only their devices count. */
export function personFacts(
  file: PersonFile,
  operator: Operator,
  context: RuleContext,
  ofDevice: OfDevice = new Map(),
): Facts {
  const { personInScope: all } = file;
  const unclear =
    file.devices.ok &&
    file.devices.value.items.some(
      ({ device }) => device.checkInUnread && device.lastSyncDateTime === undefined,
    )
      ? DATES
      : undefined;
  const devices = listFact(file.devices, ({ device }) => device, file.tags === 'unread' ? TAGS : unclear);
  const rows = file.devices.ok ? file.devices.value.items : [];
  const listed = rows.map(({ device }) => device);
  return {
    doubts: complianceDoubts(listed),
    misdated: [...misdatedDevices(listed, context.now), ...(all ? misdatedOf(file, context.now) : [])],
    person: {
      devices,
      tenant: file.tenant,
      limits: all ? limitsFact(file, operator) : 'withheld',
      account: all ? accountFact(file.account) : 'withheld',
      license: all ? file.license : 'withheld',
      groups: all ? groupsFact(file.groups) : 'withheld',
      entra: all ? listFact(file.entra, (object) => object) : 'withheld',
      failures: all ? file.failures : 'withheld',
      directoryRoles: all ? file.directoryRoles : 'withheld',
    },
    ofDevice: new Map(
      rows.map((row) => [
        row.device.id,
        { ...withoutReading(row, operator, context), ...ofTheirs(row.device, ofDevice.get(row.device.id)) },
      ]),
    ),
  };
}

const misdatedOf = ({ account, failures }: PersonFile, now: Date) =>
  misdatedPerson(account.ok ? account.value : undefined, failures.ok ? failures.value : [], now);

type Further = OfDevice extends ReadonlyMap<string, infer F> ? F : never;

function ofTheirs(device: ManagedDevice, further: Further | undefined): Further | undefined {
  const { policies } = further ?? {};
  return typeof policies === 'object' && policies.ok === true
    ? { ...further, policies: { ok: true, value: policiesFor(device, policies.value) } }
    : further;
}

const TAGS = new Problem({ kind: 'unreadable', detail: 'scope tags of a person’s devices' });

const DATES = new Problem({ kind: 'unreadable', detail: 'when a device checked in' });

const COMPLIANCE = new Problem({ kind: 'unreadable', detail: 'whether a device is compliant' });

const STATES: ReadonlySet<string | undefined> = new Set([
  ...['compliant', 'noncompliant', 'inGracePeriod', 'conflict', 'error', 'unknown', 'configManager'],
]);

/** A device of which nobody says whether it is compliant, or in a word that is newer than this bot, may be blocked. */
export function complianceDoubts(devices: readonly ManagedDevice[]): NonNullable<Facts['doubts']> {
  const known = devices.every(({ complianceState }) => STATES.has(complianceState));
  return known ? [] : [{ part: 'devices', problem: COMPLIANCE }];
}

const ENABLED = new Problem({ kind: 'unreadable', detail: 'whether an account is enabled' });

/** An account that doesn't say whether it is enabled may be blocked. What else it says is true. */
function accountFact(account: Part<Account>): Fact<Account> {
  if (!account.ok || account.value.accountEnabled !== undefined) return account;
  return { ok: 'some', value: account.value, problem: ENABLED };
}

/** A list as the rules see it: what came of it, and whether that is all. */
function listFact<T, U>(
  list: Part<Listed<T>>,
  map: (item: T) => U,
  hidden?: Problem,
): Exclude<Fact<readonly U[]>, string> {
  if (!list.ok) return list;
  const value = list.value.items.map(map);
  const problem = list.value.unread ?? hidden;
  return problem ? { ok: 'some', value, problem } : { ok: true, value };
}

function groupsFact(groups: Part<Listed<Group>>): Fact<Listed<Group>> {
  if (!groups.ok || !groups.value.unread) return groups;
  const { value } = groups;
  // which groups are direct tells the rules nothing
  return value.exact ? groups : { ok: 'some', value, problem: groups.value.unread };
}

/**
 * What the Enrollment restrictions tab shows takes the same right here. For somebody without it, limits are no gap as long as no enrollment
 * failed: a limit that refused nobody isn't what is wrong.
 */
function limitsFact({ tenant, target, failures }: PersonFile, operator: Operator): Facts['person']['limits'] {
  const right = TAB_RIGHTS.restrictions;
  if (!isOpen(operator, right, target))
    return failures.ok && failures.value.length === 0 ? NOTHING : { ok: false, right };
  return tenant.ok ? { ok: true, value: tenant.value.deviceLimits } : tenant;
}

/**
 * What needs no read. A compliant device fails no setting, and a device that checked in after an action was sent doesn't let it wait.
 */
function withoutReading({ device, target }: DeviceRow, operator: Operator, { now, thresholds }: RuleContext) {
  const right = TAB_RIGHTS.compliance;
  const hours = hoursSince(device.lastSyncDateTime, now) ?? Infinity;
  return {
    policies:
      device.complianceState === 'compliant'
        ? NOTHING
        : isOpen(operator, right, target)
          ? ('pending' as const)
          : ({ ok: false, right } as const),
    results: hours < thresholds.pendingHours ? NOTHING : ('pending' as const),
  };
}
