import assert from 'node:assert/strict';
import { remoteLock } from '../../../../bot/helpdesk/actions/any-platform/remote-lock.ts';
import { managedDevice } from '../../../support/samples.ts';

const hindrance = (operatingSystem: string | undefined, over = {}) =>
  remoteLock.hindrance(managedDevice({ operatingSystem, ...over }));

describe('the devices that take remote lock', () => {
  it('works on Apple devices, AOSP and corporate Android', () => {
    for (const os of [
      'iOS',
      'iPadOS',
      'macOS',
      'Mac OS X',
      'Android',
      'Android (fully managed)',
      'AOSP',
      'Android (AOSP)',
    ])
      assert.equal(hindrance(os), undefined, os);
  });

  it('does not work on Windows, Linux, ChromeOS or an unknown platform', () => {
    assert.equal(hindrance('Windows'), 'windows');
    assert.equal(hindrance('Linux (ubuntu)'), 'linux');
    assert.equal(hindrance('ChromeOS'), 'chromeOS');
    assert.equal(hindrance('watchOS'), 'unknownPlatform');
    assert.equal(hindrance(undefined), 'unknownPlatform');
  });

  it('does not work on a personal work profile or with unknown ownership', () => {
    assert.equal(hindrance('Android', { managedDeviceOwnerType: 'personal' }), 'personalAndroid');
    assert.equal(hindrance('Android', { managedDeviceOwnerType: undefined }), 'unknownOwnership');
    assert.equal(hindrance('Android', { managedDeviceOwnerType: 'unknownFutureValue' }), 'unknownOwnership');
  });

  it('does not work on a device that Intune doesn’t manage or that is leaving it', () => {
    assert.equal(hindrance('iOS', { managementAgent: 'eas' }), 'exchangeOnly');
    assert.equal(
      hindrance('iOS', { managementAgent: 'configurationManagerClient' }),
      'configurationManagerOnly',
    );
    assert.equal(hindrance('iOS', { managementState: 'wipePending' }), 'leaving');
    assert.equal(hindrance('iOS', { managementState: 'somethingNew' }), undefined);
  });
});
