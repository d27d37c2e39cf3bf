import assert from 'node:assert/strict';
import fc from 'fast-check';
import { actionNamed, catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import { untold } from '../../../bot/helpdesk/actions/where.ts';
import type { ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import { en } from '../../../bot/locales/en.ts';
import { managedDevice } from '../../support/samples.ts';

const company = { managedDeviceOwnerType: 'company' };
const personal = { managedDeviceOwnerType: 'personal' };

/** One of each kind, as Intune describes them. */
const devices = {
  windows: { operatingSystem: 'Windows', isEncrypted: true, ...company },
  windowsPersonal: { operatingSystem: 'Windows', isEncrypted: true, ...personal },
  windowsOpen: { operatingSystem: 'Windows', isEncrypted: false, ...company },
  iphone: { operatingSystem: 'iOS', model: 'iPhone 15', isSupervised: true, userId: 'u', ...company },
  iphonePersonal: {
    operatingSystem: 'iOS',
    model: 'iPhone 13',
    isSupervised: false,
    userId: 'u',
    ...personal,
  },
  iphoneUserEnrolled: {
    operatingSystem: 'iOS',
    isSupervised: false,
    deviceEnrollmentType: 'appleUserEnrollment',
    userId: 'u',
    ...personal,
  },
  ipadShared: {
    operatingSystem: 'iPadOS',
    model: 'iPad',
    isSupervised: true,
    deviceEnrollmentType: 'appleBulkWithoutUser',
    ...company,
  },
  mac: { operatingSystem: 'macOS', isSupervised: true, ...company },
  macPersonal: { operatingSystem: 'macOS', ...personal },
  android: { operatingSystem: 'AndroidEnterprise', ...company },
  androidPersonal: { operatingSystem: 'AndroidForWork', ...personal },
  androidUnknown: { operatingSystem: 'Android', managedDeviceOwnerType: 'unknown' },
  aosp: { operatingSystem: 'Android (AOSP)', ...company },
  chromebook: { operatingSystem: 'ChromeOS', managementAgent: 'unknown', ...company },
  linux: { operatingSystem: 'Linux (ubuntu)', ...company },
  unheardOf: { operatingSystem: 'visionOS', ...company },
} satisfies Record<string, Partial<ManagedDevice>>;

type Kind = keyof typeof devices;

const WINDOWS: Kind[] = ['windows', 'windowsPersonal', 'windowsOpen'];
const APPLE_PHONES: Kind[] = ['iphone', 'iphonePersonal', 'iphoneUserEnrolled', 'ipadShared'];
const SUPERVISED: Kind[] = ['iphone', 'ipadShared'];
const MACS: Kind[] = ['mac', 'macPersonal'];
const ANDROIDS: Kind[] = ['android', 'androidPersonal', 'androidUnknown'];

const works: Readonly<Record<string, Kind[]>> = {
  syncDevice: [...WINDOWS, ...APPLE_PHONES, ...MACS, ...ANDROIDS],
  rebootNow: [...WINDOWS, ...SUPERVISED, ...MACS, 'android', 'aosp'],
  remoteLock: [...APPLE_PHONES, ...MACS, 'android', 'aosp'],
  resetPasscode: ['iphone', 'iphonePersonal', 'ipadShared', ...ANDROIDS],
  quickScan: WINDOWS,
  fullScan: WINDOWS,
  windowsDefenderUpdateSignatures: WINDOWS,
  rotateBitLockerKeys: ['windows', 'windowsPersonal'],
  rotateLocalAdminPassword: [...WINDOWS, ...MACS],
  setDeviceName: ['windows', 'windowsOpen', ...SUPERVISED, 'mac', 'android'],
  createDeviceLogCollectionRequest: ['windows', 'windowsOpen'],
  requestRemoteAssistance: [...WINDOWS, ...APPLE_PHONES, ...MACS, ...ANDROIDS],
  locateDevice: [...WINDOWS, ...SUPERVISED, 'android'],
  enableLostMode: SUPERVISED,
  disableLostMode: SUPERVISED,
  playLostModeSound: [...SUPERVISED, 'android'],
  bypassActivationLock: [...SUPERVISED, ...MACS],
  logoutSharedAppleDeviceActiveUser: ['ipadShared'],
  shutDown: [...SUPERVISED, ...MACS],
  wipe: [
    ...WINDOWS,
    'iphone',
    'iphonePersonal',
    'ipadShared',
    ...MACS,
    ...(['android', 'aosp', 'chromebook'] as const),
  ],
  retire: [...WINDOWS, ...APPLE_PHONES, ...MACS, 'androidPersonal'],
  cleanWindowsDevice: WINDOWS,
  deleteUserFromSharedAppleDevice: ['ipadShared'],
};

const why = (id: string, kind: Kind, over: Partial<ManagedDevice> = {}) =>
  actionNamed(id)?.hindrance(managedDevice({ ...devices[kind], ...over }));

describe('where each action works', () => {
  it('is told for all of them', () => {
    assert.deepEqual(
      Object.keys(works),
      catalogue.map(({ id }) => id),
    );
  });

  for (const action of catalogue) {
    it(`${action.id} works there, and nowhere else`, () => {
      const kinds = Object.keys(devices) as Kind[];
      assert.deepEqual(
        kinds.filter((kind) => why(action.id, kind) === undefined).toSorted(),
        [...(works[action.id] ?? [])].toSorted(),
      );
      for (const kind of kinds) {
        const hindrance = why(action.id, kind);
        const said = hindrance && en.actions.known[action.id].refusals[hindrance];
        assert.ok(!hindrance || (said && said.length > 20), `no words for ${String(hindrance)}`);
      }
    });
  }

  it('says which condition isn’t met', () => {
    assert.equal(why('rebootNow', 'iphonePersonal'), 'notSupervised');
    assert.equal(why('rebootNow', 'androidPersonal'), 'personalAndroid');
    assert.equal(why('setDeviceName', 'windowsPersonal'), 'notCorporate');
    assert.equal(why('setDeviceName', 'androidUnknown'), 'unknownOwnership');
    assert.equal(why('retire', 'android'), 'corporateAndroid');
    assert.equal(why('rotateBitLockerKeys', 'windowsOpen'), 'notEncrypted');
    assert.equal(why('wipe', 'iphoneUserEnrolled'), 'userEnrolled');
    assert.equal(why('logoutSharedAppleDeviceActiveUser', 'iphone'), 'notShared');
    assert.equal(why('shutDown', 'windows'), 'windows');
    assert.equal(why('cleanWindowsDevice', 'mac'), 'macos');
    assert.equal(why('cleanWindowsDevice', 'iphone'), 'ios');
    assert.equal(why('cleanWindowsDevice', 'android'), 'android');
    assert.equal(why('cleanWindowsDevice', 'aosp'), 'aosp');
  });

  it('doesn’t refuse for what the record leaves out', () => {
    assert.equal(why('shutDown', 'iphone', { isSupervised: undefined }), undefined);
    assert.equal(why('rotateBitLockerKeys', 'windows', { isEncrypted: undefined }), undefined);
    assert.equal(why('wipe', 'iphone', { deviceEnrollmentType: undefined }), undefined);
    assert.equal(why('disableLostMode', 'iphone'), undefined);
    assert.equal(
      why('logoutSharedAppleDeviceActiveUser', 'ipadShared', { deviceEnrollmentType: undefined }),
      undefined,
    );
  });

  it('refuses on an iPad that can’t be a shared one', () => {
    const id = 'deleteUserFromSharedAppleDevice';
    assert.equal(why(id, 'ipadShared', { userId: 'u' }), 'notShared');
    assert.equal(why(id, 'ipadShared', { isSupervised: false }), 'notShared');
    assert.equal(why(id, 'ipadShared', { deviceEnrollmentType: 'appleBulkWithUser' }), 'notShared');
    assert.equal(why(id, 'ipadShared', { operatingSystem: 'iOS', model: 'iPhone 15' }), 'notShared');
  });

  it('refuses everything where something else manages the device, or Intune lets it go', () => {
    for (const { id } of catalogue) {
      const [kind] = works[id] ?? [];
      assert.ok(kind);
      assert.equal(why(id, kind, { managementAgent: 'eas' }), 'exchangeOnly');
      assert.equal(
        why(id, kind, { managementAgent: 'configurationManagerClient' }),
        'configurationManagerOnly',
      );
      assert.equal(why(id, kind, { managementAgent: 'jamf' }), 'managedElsewhere');
      assert.equal(why(id, kind, { managementAgent: 'configurationManagerClientMdm' }), undefined);
      assert.equal(why(id, kind, { managementState: 'retireIssued' }), 'leaving');
    }
  });

  it('leaves to be told what no record tells', () => {
    const told = (id: string, kind: Kind) =>
      untold(actionNamed(id)?.works ?? [], managedDevice(devices[kind]));
    assert.deepEqual(told('locateDevice', 'iphone'), ['lostModeOn']);
    assert.deepEqual(told('locateDevice', 'windows'), ['locationAllowed']);
    assert.deepEqual(told('setDeviceName', 'windows'), ['notHybridJoined']);
    assert.deepEqual(told('shutDown', 'iphone'), []);
    assert.deepEqual(told('shutDown', 'linux'), []);
  });

  it('says something of any device, however odd', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        undefined,
        '__proto__',
        'toString',
        'constructor',
        'Windows',
        'iOS',
        'Android',
        'macOS',
      ),
    );
    const device = fc.record({
      id: fc.string(),
      deviceName: fc.string(),
      operatingSystem: odd,
      managedDeviceOwnerType: odd,
      managementAgent: odd,
      managementState: odd,
      deviceEnrollmentType: odd,
      model: odd,
      userId: odd,
      isSupervised: fc.option(fc.boolean(), { nil: undefined }),
      isEncrypted: fc.option(fc.boolean(), { nil: undefined }),
    });
    fc.assert(
      fc.property(device, fc.constantFrom(...catalogue), (one, action) => {
        const hindrance = action.hindrance(one);
        assert.ok(hindrance === undefined || en.actions.known[action.id].refusals[hindrance]);
        for (const condition of untold(action.works, one)) assert.ok(en.actions.conditions[condition]);
      }),
    );
  });
});
