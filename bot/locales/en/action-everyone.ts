import type { ActionWords, Effects } from './action-words.ts';

const handheldLock: Effects = {
  happens:
    'The screen locks as soon as the device checks in: within minutes where it is online, else the next time it is.',
  notice:
    'The screen goes dark; they unlock it with their own passcode. Without a passcode on it, it doesn’t stay locked.',
  untouched: 'Apps, data and settings stay as they are.',
};

const macLock: Effects = {
  happens:
    'The Mac restarts at its next check-in and is locked with a PIN. The PIN is shown in the Intune admin center, for 30 days.',
  notice:
    'Work that isn’t saved is lost, and they can’t get back in without the PIN. Don’t send it again before the PIN was used.',
  untouched: 'Files, apps and settings stay as they are.',
};

const applePasscode: Effects = {
  happens: 'The passcode is taken away at the next check-in. No new one is set.',
  notice:
    'The device opens without a passcode. Where a policy asks for one, they have an hour to set a new one.',
  untouched: 'Apps, data and settings stay as they are. Cards in Apple Wallet go with the passcode.',
};

const androidPasscode: Effects = {
  happens:
    'A new passcode is set at the next check-in: for the whole device where it is corporate, for the work profile alone where it is personal.',
  notice: 'The old passcode stops working. They need the new one, which Intune shows for seven days.',
  untouched:
    'Apps, data and settings stay as they are, and on a personal device all outside the work profile.',
};

const locate: Record<'windows' | 'ios' | 'other', Effects> = {
  windows: {
    happens:
      'The device is asked where it is, and its place comes back within minutes. Location has to be allowed on it, by its settings or by policy.',
    notice: 'Windows may show that its location was asked for.',
    untouched: 'Nothing on the device changes. The place is kept for 24 hours.',
  },
  ios: {
    happens:
      'The device is asked where it is, and its place comes back within minutes. It has to be in Lost Mode.',
    notice: 'The device says that its location was asked for, once Lost Mode is turned off.',
    untouched: 'Nothing on the device changes. The place is kept for 24 hours.',
  },
  other: {
    happens: 'The device is asked where it is, and its place comes back within minutes.',
    notice: 'A message on the device says that the organization asked for its location.',
    untouched: 'Nothing on the device changes. The place is kept for 24 hours.',
  },
};

/** Actions of most platforms. */
export const everyoneWords: Record<string, ActionWords> = {
  syncDevice: {
    question: 'Sync this device?',
    confirm: 'Confirm sync',
    done: 'Synced',
    effects: () => ({
      happens: 'The device is asked to check in now. It fetches what waits for it and reports how it stands.',
      notice: 'Usually nothing. Apps, settings or actions that were waiting may arrive.',
      untouched: 'Files, accounts and the passcode stay as they are.',
    }),
  },
  rebootNow: {
    question: 'Restart this device?',
    confirm: 'Confirm restart',
    done: 'Restarted',
    effects: (platform) => ({
      happens:
        platform === 'android'
          ? 'The device restarts at its next check-in. It has to be dedicated or fully managed, without a work profile.'
          : 'The device restarts at its next check-in: within minutes where it is online.',
      notice:
        platform === 'ios'
          ? 'It turns off and on again, and joins Wi-Fi only once it is unlocked with the passcode.'
          : 'It restarts without asking them first. Work that isn’t saved is lost.',
      untouched: 'What was saved, apps and settings stay as they are.',
    }),
  },
  remoteLock: {
    question: 'Lock this device?',
    confirm: 'Confirm remote lock',
    done: 'Locked',
    effects: (platform) => (platform === 'macos' ? macLock : handheldLock),
  },
  resetPasscode: {
    question: 'Reset this device’s passcode?',
    confirm: 'Confirm passcode reset',
    done: 'Passcode reset',
    effects: (platform) => (platform === 'ios' ? applePasscode : androidPasscode),
  },
  rotateLocalAdminPassword: {
    question: 'Rotate the local admin password?',
    confirm: 'Confirm password rotation',
    done: 'Local admin password rotated',
    effects: () => ({
      happens:
        'A new password for the local administrator is made and kept in the directory. A policy has to look after that account, or nothing happens.',
      notice: 'Nothing. Whoever knew the old password can’t use it any more.',
      untouched: 'Their own account and password stay as they are.',
    }),
  },
  setDeviceName: {
    question: 'Rename this device?',
    confirm: 'Confirm rename',
    done: 'Renamed',
    effects: (platform) => ({
      happens:
        platform === 'windows'
          ? 'Windows takes the new name at its next restart. A device that is joined to Active Directory as well can’t be renamed from here.'
          : 'The device takes the new name at its next check-in.',
      notice:
        platform === 'windows'
          ? 'Nothing until they restart it, then the new name.'
          : 'The new name in the device’s settings.',
      untouched: 'Files, apps and accounts stay as they are.',
    }),
    fields: {
      newName: {
        label: 'New device name',
        hint: 'On Windows letters, digits and hyphens, 15 at most and not digits alone; elsewhere up to 63 characters',
        faults: { required: 'Give the device a name.' },
      },
    },
  },
  requestRemoteAssistance: {
    question: 'Start a remote assistance session?',
    confirm: 'Confirm remote assistance',
    done: 'Session requested',
    effects: () => ({
      happens:
        'A session is asked for through the remote assistance that the tenant has set up; its address then stands beside the device in the Intune admin center. Where none is set up, nothing happens.',
      notice: 'They are asked whether they take part. Without their consent nobody sees their screen.',
      untouched: 'Nothing on the device changes by asking.',
    }),
  },
  locateDevice: {
    question: 'Locate this device?',
    confirm: 'Confirm locate',
    done: 'Located',
    effects: (platform) => locate[platform === 'windows' || platform === 'ios' ? platform : 'other'],
  },
};
