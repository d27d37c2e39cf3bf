import assert from 'node:assert/strict';
import { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { Where } from '../../../bot/helpdesk/actions/where.ts';
import { en } from '../../../bot/locales/en.ts';
import { NOT_HERE } from '../../../scripts/docs/not-here.ts';

type Platform = Where['platform'];

const APPLE: Platform[] = ['ios', 'visionos', 'tvos', 'macos'];
const WINDOWS: Platform[] = ['windows'];

/** Microsoft's page "Device actions" of September 2026: each action's name in the Intune admin center, and its platforms. */
const PORTAL: readonly (readonly [string, readonly Platform[]])[] = [
  ['Sync', [...WINDOWS, ...APPLE, 'android']],
  ['Restart', [...WINDOWS, 'ios', 'tvos', 'macos', 'android', 'aosp', 'chromeos']],
  ['Remote lock', ['ios', 'visionos', 'macos', 'android', 'aosp']],
  ['Reset passcode', ['android', 'aosp']],
  ['Remove passcode', ['ios', 'visionos']],
  ['Quick scan', WINDOWS],
  ['Full scan', WINDOWS],
  ['Update Windows Defender security intelligence', WINDOWS],
  ['BitLocker key rotation', WINDOWS],
  ['Rotate local admin password', WINDOWS],
  ['Rotate FileVault key', ['macos']],
  ['Rotate Recovery Lock passcode', ['macos']],
  ['Rename device', [...WINDOWS, 'ios', 'tvos', 'macos', 'android']],
  ['Pause Config Refresh', WINDOWS],
  ['Collect diagnostics', WINDOWS],
  ['New remote assistance session', [...WINDOWS, 'ios', 'macos', 'android']],
  ['Send custom notification', ['ios', 'android']],
  ['Locate device', [...WINDOWS, 'ios', 'android']],
  ['Turn on Lost mode', ['ios', 'chromeos']],
  ['Turn off Lost mode', ['ios', 'chromeos']],
  ['Play Lost mode sound', ['ios']],
  ['Play lost device sound', ['android']],
  ['Disable Activation Lock', ['ios', 'macos']],
  ['Logout current user', ['ios']],
  ['Remove user', ['ios']],
  ['Update cellular data plan', ['ios', 'android']],
  ['Shut down', ['ios', 'macos']],
  ['Wipe', [...WINDOWS, ...APPLE, 'android', 'aosp', 'chromeos']],
  ['Retire', [...WINDOWS, ...APPLE, 'android']],
  ['Delete', [...WINDOWS, ...APPLE, 'android', 'aosp', 'linux']],
  ['Autopilot reset', WINDOWS],
  ['Fresh Start', WINDOWS],
  ['Deprovision', ['chromeos']],
  ['Run remediation', WINDOWS],
  ['Remove apps and configurations', ['ios', 'android']],
  ['Suspend managed home screen', ['android']],
  ['Restore managed home screen', ['android']],
  ['Show and rotate the local admin password of a Mac', ['macos']],
  ['Show Recovery Lock passcode', ['macos']],
  ['Enhanced logging', ['ios', 'macos']],
];

describe('the actions of the Intune admin center', () => {
  const here = new Map<string, Set<Platform>>();
  for (const { id, works } of catalogue)
    for (const { platform } of works) {
      const title = en.actions.title(id, [{ operatingSystem: platform }]);
      here.set(title, (here.get(title) ?? new Set()).add(platform));
    }
  const missing = new Set(NOT_HERE.map(({ title }) => title));

  for (const [title, platforms] of PORTAL)
    it(`${title} is here on its platforms, or named with the reason`, () => {
      if (missing.has(title)) assert.equal(here.get(title), undefined, 'it is here: take it off the list');
      else assert.deepEqual([...(here.get(title) ?? [])].toSorted(), [...platforms].toSorted());
    });

  it('are all that is here, and all that is named', () => {
    const known = new Set(PORTAL.map(([title]) => title));
    assert.deepEqual(
      [...here.keys(), ...missing].filter((title) => !known.has(title)),
      [],
    );
    for (const { reason } of NOT_HERE) assert.ok(reason.length > 20);
  });
});
