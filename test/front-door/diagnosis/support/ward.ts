import type { Weight } from '../../../../sandbox/contoso/cases/case.ts';
import type { Entity, TenantData } from '../../../../sandbox/graph/types.ts';
import { seeded } from '../../../../sandbox/graph/random.ts';
import { groupId, smallTenant, userId } from '../../../support/tenant.ts';
import type { Patient, SickDevice } from './patient.ts';
import { Draw, healthyPerson, lookIll } from './patient.ts';
import type { DeviceSignal } from './signals-of-devices.ts';
import { DEVICE_SIGNALS, PERSON_SIGNALS } from './signals.ts';
import type { PersonSignal, ReadPart } from './signals-of-persons.ts';

/** Something that is wrong with somebody. */
export interface Ailment {
  signal: PersonSignal | DeviceSignal;
  /** undefined: it is about the person. */
  device?: SickDevice;
}

type Cause = Ailment['signal']['cause'];

export interface Case {
  patient: Patient;
  ailments: readonly Ailment[];
  /** What Graph refuses to answer about them. */
  unreadable?: ReadPart;
  operator: Desk;
}

const desks = ['everything', 'no scan', 'reading'] as const;
type Desk = (typeof desks)[number];

/** Draws that many people. One in six is healthy, and of one in six a part can't be read. */
export function drawCases(seed: number, count: number): Case[] {
  const draw = new Draw(seeded(seed));
  return Array.from({ length: count }, (_, n) => {
    const patient = healthyPerson(draw, n + 1);
    lookIll(draw, patient);
    const ailments = draw.chance(1 / 6) ? [] : fallIll(draw, patient, Math.ceil(draw.number(0, 3)));
    const unreadable = draw.chance(1 / 6)
      ? draw.one(PARTS.filter((part) => tells(part, ailments)))
      : undefined;
    return {
      patient,
      ailments,
      operator: desks[n % desks.length] ?? 'reading',
      ...(unreadable && { unreadable }),
    };
  });
}

const PARTS: readonly ReadPart[] = [
  'enabled',
  'license',
  'failures',
  'groups',
  'devices',
  'entra',
  'policies',
];

/** Policies are read only of a device that isn't compliant, and only if nothing explains that already. */
const tells = (part: ReadPart, ailments: readonly Ailment[]): boolean =>
  part !== 'policies' || (ailments.length === 1 && ailments[0]?.signal.seenIn.includes('policies') === true);

function fallIll(draw: Draw, patient: Patient, count: number): Ailment[] {
  const taken = new Map<object, Set<string>>();
  const take = (whose: object, slots: readonly string[]) => {
    const known = taken.get(whose) ?? new Set<string>();
    if (slots.some((slot) => known.has(slot))) return false;
    taken.set(whose, new Set([...known, ...slots]));
    return true;
  };
  const ailments: Ailment[] = [];
  // a second record that a signal adds stays as it is
  const own = [...patient.devices];
  for (let tries = 0; ailments.length < count && tries < 50; tries += 1) {
    if (draw.chance(0.4)) {
      const signal = draw.one(PERSON_SIGNALS);
      // whoever has no device has no ill one
      if (signal.cause === 'noDevices' && ailments.some(({ device }) => device)) continue;
      if (!take(patient, signal.slots)) continue;
      signal.show(patient, draw);
      ailments.push({ signal });
    } else if (patient.devices.length > 0) {
      const signal = draw.one(DEVICE_SIGNALS);
      const device = draw.one(own);
      const fits = (signal.personSlots ?? []).every((slot) => !taken.get(patient)?.has(slot));
      if (!fits || !take(device, signal.slots)) continue;
      take(patient, signal.personSlots ?? []);
      if (signal.on !== undefined) device.managed.operatingSystem = signal.on;
      signal.show(device, draw, patient);
      ailments.push({ signal, device });
    }
  }
  return ailments;
}

/** Without a license, nobody may enroll, so there is no device, and Intune's own setting “Enrolled user exists” fails. Mending the license mends that. */
const WITHOUT_LICENSE: readonly Cause[] = [
  ...(['enrollmentAuthorization', 'enrollmentUserValidation', 'enrolledUserGone', 'noDevices'] as const),
];
const EXPLAINS: Readonly<Partial<Record<Cause, readonly Cause[]>>> = {
  noLicense: WITHOUT_LICENSE,
  licenseTurnedOff: WITHOUT_LICENSE,
  usageLocationMissing: WITHOUT_LICENSE,
  licenseError: WITHOUT_LICENSE,
  licensePending: WITHOUT_LICENSE,
};

/** The heaviest of what can be seen and follows from nothing else. */
export function heaviest({ ailments, unreadable }: Case): { all: Ailment[]; first: Ailment[] } {
  const explained = ailments.flatMap(({ signal }) => EXPLAINS[signal.cause] ?? []);
  const causes = ailments.filter(({ signal }) => !explained.includes(signal.cause));
  const all = causes.filter(({ signal }) => unreadable === undefined || !signal.seenIn.includes(unreadable));
  const weight = Math.min(...all.map(({ signal }) => signal.weight)) as Weight;
  return { all, first: all.filter(({ signal }) => signal.weight === weight) };
}

export const deskId: Readonly<Record<Desk, string>> = {
  everything: userId(701),
  'no scan': userId(702),
  reading: userId(703),
};

/** What each desk may do, as Intune's roles name it. */
export const RIGHTS: Readonly<Record<Desk, readonly string[]>> = {
  everything: ['ManagedDevices_Read', 'RemoteTasks_SyncDevice', 'RemoteTasks_WindowsDefender'],
  'no scan': ['ManagedDevices_Read', 'RemoteTasks_SyncDevice'],
  reading: ['ManagedDevices_Read'],
};

const REFUSED = { sandbox: { refuse: { status: 403, code: 'Forbidden', message: 'not for you' } } };
/** What `nav` has in place of a part that can't be read: Graph refuses it, or its answer makes no sense. */
const PATHS: Readonly<
  Record<Exclude<ReadPart, 'account' | 'enabled'>, readonly [path: string, answer: unknown][]>
> = {
  license: [['licenseDetails', [{ id: 'odd', servicePlans: 'none' }]]],
  failures: [['deviceManagementTroubleshootingEvents', [{ id: 'odd', eventDateTime: 20_260_101 }]]],
  groups: [
    ['transitiveMemberOf', REFUSED],
    ['memberOf', REFUSED],
  ],
  devices: [['managedDevices', REFUSED]],
  entra: [
    ['registeredDevices', REFUSED],
    ['ownedDevices', REFUSED],
  ],
  policies: [['deviceCompliancePolicyStates', REFUSED]],
};

/** The tenant in which all of them are. */
export function wardOf(cases: readonly Case[]): TenantData {
  const data = smallTenant();
  const limits = Array.from({ length: 6 }, (_, limit) => groupId(720 + limit));
  const members = (name: string) =>
    cases.flatMap(({ patient }) => (patient.memberOf.has(name) ? [patient.user.id] : []));
  const group = (id: string, displayName: string, inIt: string[]) => ({
    id,
    displayName,
    groupTypes: [],
    securityEnabled: true,
    mailEnabled: false,
    members: inIt,
  });
  data.groups.push(
    group(groupId(710), 'Everybody of the ward', members('everybody')),
    ...limits.map((id, limit) => group(id, `May have ${limit}`, members(`may have ${limit}`))),
  );
  data.directoryRoles.push({
    id: groupId(730),
    displayName: 'Sample role',
    roleTemplateId: groupId(731),
    members: members('a role'),
  });
  for (const [n, desk] of desks.entries()) openDesk(data, desk, n);
  for (const one of cases) admit(data, one);
  data.nav.deviceManagement = { settings: { deviceComplianceCheckinThresholdDays: 30 } };
  data.nav['deviceManagement/deviceEnrollmentConfigurations'] = [
    limitOf(15, 0),
    ...limits.map((id, limit) => limitOf(limit, limit + 1, id)),
  ];
  return data;
}

const limitOf = (limit: number, priority: number, assignedTo?: string): Entity => ({
  '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
  id: `limit ${priority}`,
  displayName: `At most ${limit}`,
  priority,
  limit,
  assignments:
    assignedTo === undefined
      ? []
      : [
          {
            id: 'a',
            target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: assignedTo },
          },
        ],
});

function openDesk(data: TenantData, desk: Desk, n: number): void {
  const id = deskId[desk];
  const members = groupId(740 + n);
  data.users.push({
    id,
    displayName: `Desk ${n}`,
    userPrincipalName: `desk${n}@contoso.example`,
    userType: 'Member',
    accountEnabled: true,
  });
  data.groups.push({
    id: members,
    displayName: `Desk ${n}`,
    groupTypes: [],
    securityEnabled: true,
    mailEnabled: false,
    members: [id],
  });
  data.roleDefinitions.push({
    id: groupId(750 + n),
    displayName: `Desk ${n}`,
    isBuiltIn: false,
    rolePermissions: [
      {
        resourceActions: [
          {
            allowedResourceActions: RIGHTS[desk].map((name) => `Microsoft.Intune_${name}`),
            notAllowedResourceActions: [],
          },
        ],
      },
    ],
    roleAssignments: [
      {
        id: groupId(760 + n),
        displayName: `Desk ${n}`,
        description: '',
        members: [members],
        resourceScopes: [],
        scopeType: 'allDevicesAndLicensedUsers',
      },
    ],
  });
}

function admit(data: TenantData, { patient, unreadable }: Case): void {
  const { user, licenses, failures, devices } = patient;
  const at = `users/${user.id}`;
  data.users.push(user);
  data.nav[`${at}/licenseDetails`] = licenses;
  data.nav[`${at}/deviceManagementTroubleshootingEvents`] = failures;
  for (const { managed, entra, policies } of devices) {
    data.managedDevices.push(managed);
    data.devices.push(entra);
    data.nav[`managedDevices/${managed.id}/deviceCompliancePolicyStates`] = policies;
  }
  if (unreadable === 'enabled') user.accountEnabled = null;
  if (unreadable === undefined || unreadable === 'account' || unreadable === 'enabled') return;
  for (const [path, answer] of PATHS[unreadable]) {
    if (unreadable !== 'policies') data.nav[`${at}/${path}`] = answer;
    else for (const { managed } of devices) data.nav[`managedDevices/${managed.id}/${path}`] = answer;
  }
}
