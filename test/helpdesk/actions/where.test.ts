import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RemoteAction } from '../../../bot/helpdesk/actions/catalogue.ts';
import { actionNamed, catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import { platformOf } from '../../../bot/helpdesk/actions/platform.ts';
import { untold } from '../../../bot/helpdesk/actions/where.ts';
import type { ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import { en } from '../../../bot/locales/en.ts';
import { expectations } from '../../support/action-expectations.ts';
import { deviceOf, kinds } from '../../support/device-kinds.ts';
import type { Kind } from '../../support/device-kinds.ts';
import { anyText } from '../../support/any-text.ts';

const why = (id: string, kind: Kind, over: Partial<ManagedDevice> = {}) =>
  actionNamed(id)?.hindrance(deviceOf(kind, over));

describe('the devices that take each action', () => {
  for (const action of catalogue as readonly RemoteAction[]) {
    const taken = kinds.filter((kind) => why(action.id, kind) === undefined);

    it(`${action.id} works on its devices and no others`, () => {
      assert.ok(taken.length > 0, 'add a device that takes it to test/support/device-kinds.ts');
      const expected = expectations[action.id]?.works;
      if (expected) assert.deepEqual(taken.toSorted(), [...expected].toSorted());
      for (const kind of kinds) {
        const where = action.works.find(({ platform }) => platform === platformOf(deviceOf(kind)));
        if (!where) assert.ok(!taken.includes(kind), `${kind} is of another platform`);
        if (where && !where.needs && !where.from) assert.ok(taken.includes(kind), `${kind} needs nothing`);
      }
      for (const kind of kinds) {
        const hindrance = why(action.id, kind);
        if (hindrance) assert.ok(en.actions.known[action.id].refusals[hindrance].length > 20, hindrance);
      }
    });
  }

  it('says which requirement isn’t met', () => {
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
    assert.equal(why('cleanWindowsDevice', 'appleTv'), 'tvos');
    assert.equal(why('cleanWindowsDevice', 'visionPro'), 'visionos');
    assert.equal(why('rotateFileVaultKey', 'macPersonal'), 'notCorporate');
    assert.equal(why('rotateLocalAdminPassword', 'windowsPersonal'), 'notCorporate');
  });

  it('compares the version of the system by its numbers', () => {
    const lock = (osVersion: string | undefined) => why('remoteLock', 'visionPro', { osVersion });
    for (const old of ['1', '1.2', '1.99.9', ' 1.3 (21N1)']) assert.equal(lock(old), 'oldSystem', old);
    for (const fine of ['2', '2.0', '10.1', '26.0 (23N1)', undefined, '', 'unknown'])
      assert.equal(lock(fine), undefined, fine);
    const recovery = (osVersion: string) => why('rotateRecoveryLockPasscode', 'mac', { osVersion });
    for (const old of ['11.4.9', '11.0', '10.15.7']) assert.equal(recovery(old), 'oldSystem', old);
    for (const fine of ['11.5', '11.5.1', '11.10', '15.1 (24B83)'])
      assert.equal(recovery(fine), undefined, fine);
    assert.equal(why('activateDeviceEsim', 'android'), 'oldSystem');
    assert.equal(why('activateDeviceEsim', 'androidNew'), undefined);
  });

  it('doesn’t refuse because of missing properties', () => {
    assert.equal(why('shutDown', 'iphone', { isSupervised: undefined }), undefined);
    assert.equal(why('rotateBitLockerKeys', 'windows', { isEncrypted: undefined }), undefined);
    assert.equal(why('wipe', 'iphone', { deviceEnrollmentType: undefined }), undefined);
    assert.equal(why('disableLostMode', 'iphone'), undefined);
    assert.equal(
      why('logoutSharedAppleDeviceActiveUser', 'ipadShared', { deviceEnrollmentType: undefined }),
      undefined,
    );
  });

  it('refuses what a device that is also joined to Active Directory can’t do, if its record says so', () => {
    for (const id of ['setDeviceName', 'autopilotReset']) {
      assert.equal(why(id, 'windows', { joinType: 'hybridAzureADJoined' }), 'hybridJoined');
      for (const joinType of ['azureADJoined', 'azureADRegistered', 'unknown', undefined])
        assert.equal(why(id, 'windows', { joinType }), undefined, joinType);
    }
  });

  it('retires an Android that a device administrator manages, whoever owns it', () => {
    const managed = { deviceEnrollmentType: 'userEnrollment', managementAgent: 'mdm' };
    for (const kind of ['android', 'androidUnknown'] as const) {
      assert.equal(why('retire', kind, managed), undefined);
      assert.notEqual(
        why('retire', kind, { ...managed, managementAgent: 'googleCloudDevicePolicyController' }),
        undefined,
      );
      assert.notEqual(why('retire', kind, { ...managed, deviceEnrollmentType: 'unknown' }), undefined);
    }
  });

  it('refuses an iPad that can’t be a shared one', () => {
    const id = 'deleteUserFromSharedAppleDevice';
    assert.equal(why(id, 'ipadShared', { userId: 'u' }), 'notShared');
    assert.equal(why(id, 'ipadShared', { isSupervised: false }), 'notShared');
    assert.equal(why(id, 'ipadShared', { deviceEnrollmentType: 'appleBulkWithUser' }), 'notShared');
    assert.equal(why(id, 'ipadShared', { operatingSystem: 'iOS', model: 'iPhone 15' }), 'notShared');
  });

  it('refuses every action if something else manages the device, or if the device is leaving Intune', () => {
    for (const { id } of catalogue) {
      const kind = kinds.find((one) => why(id, one) === undefined);
      assert.ok(kind, `add a device that takes ${id} to test/support/device-kinds.ts`);
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

  it('knows the requirements that no record shows', () => {
    const told = (id: string, kind: Kind) => untold(actionNamed(id)?.works ?? [], deviceOf(kind));
    assert.deepEqual(told('locateDevice', 'iphone'), ['lostModeOn']);
    assert.deepEqual(told('locateDevice', 'windows'), ['locationAllowed']);
    assert.deepEqual(told('setDeviceName', 'windows'), ['notHybridJoined']);
    assert.deepEqual(told('shutDown', 'iphone'), []);
    assert.deepEqual(told('shutDown', 'linux'), []);
  });

  it('has words for any device, however odd', () => {
    const odd = fc.oneof(
      fc.string(),
      anyText(),
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
