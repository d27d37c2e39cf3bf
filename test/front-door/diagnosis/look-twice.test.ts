import assert from 'node:assert/strict';
import { seeded } from '../../../sandbox/graph/random.ts';
import type { Json } from '../../support/channel.ts';
import { openStage } from '../../support/stage.ts';
import { cardOf } from './support/card-of.ts';
import type { Patient, SickDevice } from './support/patient.ts';
import { Draw, daysAgo, healthyDevice, healthyPerson, withIntune } from './support/patient.ts';
import type { Case } from './support/ward.ts';
import { deskId, wardOf } from './support/ward.ts';

const seed = Date.now() % 1_000_000;

/** What Graph says of somebody, which is taken for something else at first sight. */
type Change = (device: SickDevice, patient: Patient, draw: Draw) => void;

const policy = (settings: Json[], over: Json = {}): Json => ({
  id: 'p',
  displayName: 'Ward baseline',
  state: 'nonCompliant',
  platformType: 'windows10AndLater',
  settingStates: settings.map((one) => ({
    settingName: null,
    errorCode: 0,
    userName: 'Ward Person',
    userPrincipalName: 'ward@contoso.example',
    ...one,
  })),
  ...over,
});

const setting = (name: string, state: string, over: Json = {}): Json => ({
  setting: `Windows10CompliancePolicy.${name}`,
  state,
  ...over,
});

const failing =
  (...policies: Json[]): Change =>
  ({ managed, policies: of }) => {
    managed.complianceState = 'noncompliant';
    of.push(...policies);
  };

const unencrypted =
  (change: Change): Change =>
  (device, patient, draw) => {
    change(device, patient, draw);
    device.managed.isEncrypted = false;
  };

const twins =
  (serialNumber: string): Change =>
  ({ managed }, patient, draw) => {
    const other = healthyDevice(draw, patient.user.id);
    Object.assign(other.managed, { operatingSystem: 'Windows', serialNumber });
    managed.serialNumber = serialNumber;
    patient.devices.push(other);
  };

const complianceState =
  (state: string | null | undefined): Change =>
  ({ managed }) =>
    void (managed.complianceState = state);

const NOT_READ = /No cause found, but not everything could be read[^]*Could not be read: devices/;
const REMEDIATION = /A setting could not be applied[^]*remediation failed/;

const CASES: readonly (readonly [what: string, change: Change, says: RegExp])[] = [
  ...([null, undefined, '', 'unknownFutureValue', 'somethingNew'] as const).map(
    (state) =>
      [
        `a compliance that Intune calls ${String(state)} isn’t called right`,
        complianceState(state),
        NOT_READ,
      ] as const,
  ),
  [
    'a device that isn’t encrypted, and fails for its password alone',
    unencrypted(failing(policy([setting('PasswordRequired', 'nonCompliant')]))),
    /^✕ {2}Not compliant: a setting isn’t met\n[^]*“Require a password”/m,
  ],
  [
    'a device that fails for its encryption',
    unencrypted(failing(policy([setting('BitLockerEnabled', 'nonCompliant')]))),
    /^✕ {2}Not compliant: not encrypted$/m,
  ],
  [
    'a policy of another platform',
    failing(policy([setting('OsMinimumVersion', 'nonCompliant')], { platformType: 'iOS' })),
    /^✕ {2}Not compliant$/m,
  ],
  [
    'a policy for every platform',
    failing(policy([setting('OsMinimumVersion', 'nonCompliant')], { platformType: 'all' })),
    /^✕ {2}Not compliant: the operating system is too old$/m,
  ],
  [
    'an error code without its sign',
    failing(policy([setting('PasswordRequired', 'error', { errorCode: 2_278_686_184 })])),
    REMEDIATION,
  ],
  [
    'an error code as text',
    failing(policy([setting('PasswordRequired', 'error', { errorCode: '-2016281112' })])),
    REMEDIATION,
  ],
  [
    'a certificate that expired before the last check-in',
    ({ managed }) => Object.assign(managed, { managementCertificateExpirationDate: daysAgo(3) }),
    /The management certificate expired[^]*expired 3 days ago, and the device still checked in .* ago\./,
  ],
  [
    'a certificate that expired after it',
    ({ managed }) =>
      Object.assign(managed, {
        managementCertificateExpirationDate: daysAgo(3),
        lastSyncDateTime: daysAgo(4),
      }),
    /The management certificate expired[^]*can’t check in anymore/,
  ],
  [
    'a grace period that is over',
    ({ managed }) =>
      Object.assign(managed, {
        complianceState: 'inGracePeriod',
        complianceGracePeriodExpirationDateTime: daysAgo(2),
      }),
    /The grace period ended 2 days ago\./,
  ],
  [
    'a grace period, and what fails in it',
    (device, patient, draw) => {
      failing(policy([setting('OsMinimumVersion', 'nonCompliant')]))(device, patient, draw);
      Object.assign(device.managed, {
        complianceState: 'inGracePeriod',
        complianceGracePeriodExpirationDateTime: daysAgo(-2.5),
      });
    },
    /the operating system is too old$(?![^]*, in its grace period)[^]*Access still works; the grace period ends in 2 days\./m,
  ],
  [
    'a license that could not be set up',
    (_device, patient) => void (patient.licenses = [withIntune('Error')]),
    /The license could not be assigned[^]*Intune could not be set up in it/,
  ],
  ...(['N/A', 'INVALID', 'Not Specified', 'xxxxxxxx', 'Chassis Serial Number'] as const).map(
    (serial) =>
      [`two devices with the serial number “${serial}”`, twins(serial), /Nothing wrong found/] as const,
  ),
];

describe(`what is looked at twice (seed ${seed})`, () => {
  for (const [n, [what, change, says]] of CASES.entries())
    it(what, async () => {
      const draw = new Draw(seeded(seed + n));
      const patient = healthyPerson(draw, n + 1);
      const device = healthyDevice(draw, patient.user.id);
      Object.assign(device.managed, { operatingSystem: 'Windows', osVersion: '10.0.22631.4460' });
      patient.devices = [device];
      change(device, patient, draw);
      const one: Case = { patient, ailments: [], operator: 'everything' };
      const stage = await openStage({ data: wardOf([one]) });
      const { text } = await cardOf(stage, one);
      assert.match(text, says);
      if (says === NOT_READ) assert.doesNotMatch(text, /Nothing wrong/);
    });

  it('one device is called one', async () => {
    const draw = new Draw(seeded(seed));
    const patient = healthyPerson(draw, 1);
    const stage = await openStage({ data: wardOf([{ patient, ailments: [], operator: 'everything' }]) });
    const { text } = await stage.channel.say(
      deskId.everything,
      `device ${patient.devices[0]?.managed.id ?? ''}`,
    );
    assert.match(text, /Nothing wrong found on this device\nLooked at: this device\. The last check-in was /);
  });
});
