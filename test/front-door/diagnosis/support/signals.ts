import type { RuleId } from '../../../../bot/helpdesk/diagnosis/table.ts';
import { rules } from '../../../../bot/helpdesk/diagnosis/table.ts';
import type { Case, CaseDevice, Weight } from '../../../../sandbox/contoso/cases/case.ts';
import { cases } from '../../../../sandbox/contoso/cases/index.ts';
import { PLATFORMS } from '../../../../sandbox/contoso/devices/platforms.ts';
import { AS_OF } from '../../../../sandbox/contoso/time.ts';
import type { Json } from '../../../support/channel.ts';
import type { SickDevice } from './patient.ts';
import { failure, NOW, withIntune } from './patient.ts';
import type { DeviceSignal } from './signals-of-devices.ts';
import { SIGNALS_OF_DEVICES } from './signals-of-devices.ts';
import type { PersonSignal, ReadPart } from './signals-of-persons.ts';
import { SIGNALS_OF_PERSONS } from './signals-of-persons.ts';

/** Somebody of the demo whose cause has a weight. */
interface Weighed extends Case {
  weight: Weight;
}

const weighed = cases.filter((one): one is Weighed => one.weight !== undefined);
const nameOf = ({ causes: [cause] }: Case): string => (typeof cause === 'string' ? cause : cause?.[0]) ?? '';
const ruleOf = (one: Case): RuleId => {
  const found = rules.find(({ id }) => id === nameOf(one));
  if (!found || one.causes.length !== 1) throw new Error(`${one.key} has a weight, and not one cause`);
  return found.id;
};

/** The demo's dates are counted from its own present. */
const shifted = (row: Json): Json =>
  JSON.parse(JSON.stringify(row), (_key, value: unknown) =>
    typeof value === 'string' && /^20\d\d-\d\d-\d\dT/.test(value)
      ? new Date(Date.parse(value) + NOW - Date.parse(AS_OF)).toISOString()
      : value,
  ) as Json;

/** Fields that say the same thing, so that only one signal can have them. Any other field stands for itself. */
const SLOTS: readonly (readonly [slot: string, fields: RegExp])[] = [
  ['compliance', /^compliance|^isEncrypted$|^policies$/],
  ['check-in', /^lastSyncDateTime$|^deviceActionResults$/],
  ['management', /^managementState$/],
  ['registration', /^deviceRegistrationState$/],
  ['certificate', /^managementCertificate/],
  ['threat', /^partnerReported/],
  ['exchange', /^exchange|^eas/],
  ['storage', /Storage/],
  ['serial', /^serialNumber$/],
  ['password', /^lastPassword|^passwordPolicies$/],
  ['sync', /^onPremises/],
  ['license', /^license|^usageLocation$/],
  ['enabled', /^accountEnabled$/],
];
const slotOf = (field: string) => SLOTS.find(([, fields]) => fields.test(field))?.[0] ?? field;
const slotsOf = (fields: readonly string[]) => [...new Set(fields.map(slotOf))];

function ofPerson(one: Weighed): PersonSignal {
  const { user = {}, country, license, groups, failures = [], weight } = one;
  const parts: [ReadPart, boolean][] = [
    ['account', Object.keys(user).length > 0 || country !== undefined],
    ['enabled', 'accountEnabled' in user],
    ['license', license !== undefined],
    ['groups', groups !== undefined],
    ['failures', failures.length > 0],
    // a device that was enrolled since tells that it was overcome
    ['devices', failures.length > 0],
  ];
  return {
    cause: ruleOf(one),
    weight,
    slots: slotsOf([
      ...Object.keys(user),
      ...(license === undefined ? [] : ['license']),
      ...(groups === undefined ? [] : ['groups']),
      ...(failures.length > 0 ? ['failure'] : []),
      ...(country === undefined ? [] : ['usageLocation']),
    ]),
    seenIn: parts.flatMap(([part, changes]) => (changes ? [part] : [])),
    show(patient) {
      Object.assign(patient.user, shifted(user), country !== undefined && { usageLocation: country });
      if (license !== undefined) patient.licenses = license === 'none' ? [] : [withIntune(license)];
      if (groups === 'none') patient.memberOf.delete('everybody');
      for (const { ago, category, reason } of failures)
        patient.failures.unshift(failure(ago / 1440, category, reason));
    },
  };
}

function ofDevice(
  one: Weighed,
  { platform, record = {}, entra = {}, policies = [] }: CaseDevice,
): DeviceSignal {
  return {
    cause: ruleOf(one),
    weight: one.weight,
    ...(one.mendedBy && { mendedBy: one.mendedBy }),
    on: PLATFORMS[platform].operatingSystem,
    slots: slotsOf([
      ...Object.keys(record),
      ...Object.keys(entra).map((field) => (field === 'isCompliant' ? 'compliance' : 'entra')),
      ...(policies.length > 0 ? ['policies'] : []),
    ]),
    seenIn: [
      'devices',
      ...(Object.keys(entra).length > 0 ? ['entra' as const] : []),
      ...(policies.length > 0 ? ['policies' as const] : []),
    ],
    show(device: SickDevice) {
      // what only looks ill beside it would be told first
      if ('complianceState' in record) device.managed.isEncrypted = true;
      Object.assign(device.managed, shifted(record));
      Object.assign(device.entra, shifted(entra));
      for (const { name, settings } of policies)
        device.policies.push({
          id: `policy ${name}`,
          displayName: name,
          state: 'nonCompliant',
          settingStates: settings.map((row) => ({ settingName: null, state: 'nonCompliant', ...row })),
        });
    },
  };
}

const deviceOf = ({ causes: [cause], devices = [] }: Case) =>
  typeof cause === 'string' ? undefined : devices.find(({ name }) => name === cause?.[1]);

/** What Graph says if something is wrong with a person: drawn from what it can be, or as somebody of the demo has it. */
export const PERSON_SIGNALS: readonly PersonSignal[] = [
  ...SIGNALS_OF_PERSONS,
  ...weighed.filter((one) => !deviceOf(one)).map(ofPerson),
];

/** The same of a device. */
export const DEVICE_SIGNALS: readonly DeviceSignal[] = [
  ...SIGNALS_OF_DEVICES,
  ...weighed.flatMap((one) => {
    const device = deviceOf(one);
    return device ? [ofDevice(one, device)] : [];
  }),
];
