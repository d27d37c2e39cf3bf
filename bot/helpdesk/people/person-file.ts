import type { RemoteAction } from '../actions/catalogue.ts';
import { onUserCard } from '../actions/catalogue.ts';
import type { NotCovered, Operator, Target } from '../access/authorize.ts';
import { mayReadAnybody, tagsMatter } from '../access/authorize.ts';
import type { Account, EntraDevice, Group, IntuneLicense, PersonName } from '../contracts/model.ts';
import type { EnrollmentFailure, TenantSettings } from '../contracts/graph/troubleshooting.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Listed } from '../contracts/graph/found.ts';
import type { Part, Problem } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import { mayRead, personGroups, sure } from '../access/scope.ts';
import { nameless } from './nameless.ts';
import type { DeviceRow, DevicesShown, DeviceTags } from './person-devices.ts';
import { deviceRows, onlyRegistered, withoutOthers } from './person-devices.ts';
import { ownerOf, ownerTest } from './whose-device.ts';

/** Everything that is shown about a person. A part that can't be read doesn't hide the others. */
export interface PersonFile {
  person: PersonName;
  /** False: only the person's name and those devices that are in scope may be shown. */
  personInScope: boolean;
  /** What a right over the person is decided by. undefined: they are outside the scope. */
  target?: Target | undefined;
  /** Why the person may be in scope after all. */
  scopeUnread?: Problem | undefined;
  through: readonly string[];
  account: Part<Account>;
  manager: Part<PersonName | undefined>;
  license: Part<IntuneLicense>;
  groups: Part<Listed<Group>>;
  /** Newest check-in first. */
  devices: Part<Listed<DeviceRow>>;
  /** Whether scope tags may keep devices of theirs away: only other tags than the operator's, or tags that could not be read. */
  tags: DeviceTags;
  /** Every device of theirs that Entra knows, managed or not. */
  entra: Part<Listed<EntraDevice>>;
  /** Those of them that Intune doesn't manage. */
  registered: Part<Listed<EntraDevice>>;
  /** Newest first. */
  failures: Part<EnrollmentFailure[]>;
  /** Template ids of their Entra roles. */
  directoryRoles: Part<string[]>;
  tenant: Part<TenantSettings>;
}

/** What is read besides the person. */
export interface Beside {
  /** Offered on each device. */
  actions?: readonly RemoteAction[];
  /** The tenant's settings, read in the same round unless somebody has them. */
  tenant?: () => Promise<Part<TenantSettings>>;
}

export type PersonOutcome =
  | { kind: 'file'; file: PersonFile }
  | { kind: 'none' }
  /** `personId` is only for the audit. */
  | { kind: 'outside'; personId: string | undefined; why: NotCovered }
  | { kind: 'refused'; why: 'noRole' | 'permission' };

/**
 * Reads a person in one round: every part is asked for together with the question whether they are in scope. If they aren't, nothing is
 * given away. `whom` is an object id or a user principal name.
 * @throws Problem if the scope can't be read
 */
export async function readPerson(
  graph: GraphApi,
  operator: Operator,
  whom: string,
  {
    actions = onUserCard,
    tenant: readTenant = () => part(graph.troubleshooting.tenantSettings()),
  }: Beside = {},
): Promise<PersonOutcome> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  const { directory, devices, troubleshooting } = graph;
  const [account, manager, license, groups, list, entra, failures, directoryRoles, tenant, scope] =
    await Promise.all([
      part(directory.account(whom)),
      part(directory.manager(whom)),
      part(directory.intuneLicense(whom)),
      part(directory.groups(whom)),
      part(devices.ofPerson(whom, { tags: tagsMatter(operator) })),
      part(directory.registeredDevices(whom)),
      part(troubleshooting.enrollmentFailures(whom)),
      part(directory.directoryRoles(whom)),
      readTenant(),
      part(personGroups(graph, operator, whom)),
    ]);
  if (isMissing(account) || isMissing(scope)) return { kind: 'none' };
  if (!scope.ok) throw scope.problem;

  const held = scope.value;
  const target: Target = { kind: 'person', personGroups: held.groups, groupsUnread: held.unread };
  const ruling = mayRead(operator, target);
  const isTheirs = ownerTest(whom, account);
  const managed = withoutOthers(list, whom, account);
  const shown = await deviceRows(graph, operator, {
    managed,
    entra,
    person: { is: isTheirs, held },
    actions,
  });
  const { rows, tags } = shown;
  if (!ruling.allowed && !(rows.ok && rows.value.items.length > 0)) {
    sure(ruling, target);
    const personId = account.ok ? account.value.id : ownerOf(managed, isTheirs);
    return { kind: 'outside', personId, why: tags === 'unread' ? 'tagsUnread' : ruling.why };
  }
  const person = account.ok ? account.value : await nameless(graph, whom, managed, isTheirs, account.problem);
  if (!ruling.allowed)
    return {
      kind: 'file',
      file: { ...devicesOnly(person, shown, tenant), ...(held.unread && { scopeUnread: held.unread }) },
    };
  return {
    kind: 'file',
    file: {
      person,
      personInScope: true,
      target,
      through: ruling.through,
      account,
      manager,
      license,
      groups,
      devices: rows,
      tags,
      failures,
      directoryRoles,
      tenant,
      entra,
      registered: onlyRegistered(entra, managed, tags),
    },
  };
}

/** For a person outside the scope, only the name and the devices inside the scope leave here. */
function devicesOnly(
  { id, displayName, userPrincipalName }: PersonName,
  { rows, tags }: DevicesShown,
  tenant: Part<TenantSettings>,
): PersonFile {
  const name = { id, displayName, userPrincipalName };
  return {
    person: name,
    personInScope: false,
    through: throughDevices(rows),
    account: { ok: true, value: name },
    manager: { ok: true, value: undefined },
    license: { ok: true, value: { state: 'none' } },
    groups: { ok: true, value: { items: [], total: 0, exact: true } },
    devices: rows,
    tags,
    entra: { ok: true, value: { items: [], total: 0, exact: true } },
    registered: { ok: true, value: { items: [], total: 0, exact: true } },
    failures: { ok: true, value: [] },
    directoryRoles: { ok: true, value: [] },
    tenant,
  };
}

function isMissing(read: Part<unknown>): boolean {
  return !read.ok && read.problem.kind === 'notFound';
}

function throughDevices(rows: Part<Listed<DeviceRow>>): readonly string[] {
  const names = rows.ok
    ? rows.value.items.flatMap((row) => row.offers.flatMap((offer) => (offer.possible ? offer.through : [])))
    : [];
  return [...new Set(names)];
}
