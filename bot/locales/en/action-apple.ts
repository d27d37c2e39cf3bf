import type { ActionWords } from './action-words.ts';

/** Actions of Apple's devices. */
export const appleWords: Record<string, ActionWords> = {
  enableLostMode: {
    question: 'Turn on Lost Mode?',
    confirm: 'Confirm Lost Mode',
    done: 'In Lost Mode',
    effects: () => ({
      happens:
        'The device locks and shows the message and the phone number, until Lost Mode is turned off. Then it can be located.',
      notice: 'They can’t use it, not even with the passcode.',
      untouched: 'Apps, data and settings stay as they are.',
    }),
    fields: {
      message: {
        label: 'Message',
        hint: 'What whoever finds it reads on the lock screen, up to 250 characters',
        faults: { required: 'Write what whoever finds the device shall read.' },
      },
      phoneNumber: { label: 'Phone number', hint: 'Where to call, if you like: +358 9 1234567' },
      footer: { label: 'Footer', hint: 'A small line below, if you like, up to 100 characters' },
    },
  },
  disableLostMode: {
    question: 'Turn off Lost Mode?',
    confirm: 'Confirm leaving Lost Mode',
    done: 'Out of Lost Mode',
    effects: () => ({
      happens: 'If Lost Mode is on, the device leaves it at its next check-in and can be used again.',
      notice:
        'The message goes away, and they unlock it with their passcode. It tells them if it was located.',
      untouched: 'Apps, data and settings stay as they are.',
    }),
  },
  playLostModeSound: {
    question: 'Play the sound of Lost Mode?',
    confirm: 'Confirm sound',
    done: 'Sound played',
    effects: (platform) => ({
      happens:
        platform === 'ios'
          ? 'If Lost Mode is on, the device plays a loud sound at its next check-in, even where it is muted.'
          : 'The device plays a loud sound at its next check-in, even where it is muted.',
      notice: 'A loud sound, wherever the device is, until the time is over or it is stopped on the device.',
      untouched: 'Apps, data and settings stay as they are.',
    }),
    fields: {
      durationInMinutes: { label: 'Minutes', hint: 'For how long it plays, 1 to 60 minutes' },
    },
  },
  bypassActivationLock: {
    question: 'Turn off Activation Lock?',
    confirm: 'Confirm turning off Activation Lock',
    done: 'Activation Lock turned off',
    effects: () => ({
      happens:
        'Apple is asked to turn Activation Lock off, so that the device can be set up anew without the last person’s Apple Account. Wipe it soon after: the lock comes back otherwise.',
      notice: 'Nothing at once. Until it is on again, a thief could set the device up, too.',
      untouched: 'Apps, data and settings stay as they are.',
    }),
  },
  logoutSharedAppleDeviceActiveUser: {
    question: 'Log out the current user?',
    confirm: 'Confirm log out',
    done: 'Logged out',
    effects: () => ({
      happens: 'If the iPad is a shared one, whoever uses it now is logged out at its next check-in.',
      notice: 'They are back at the sign-in screen. Work that isn’t saved may be lost.',
      untouched: 'Their account on the iPad and what is synced stay.',
    }),
  },
  shutDown: {
    question: 'Shut down this device?',
    confirm: 'Confirm shut down',
    done: 'Shut down',
    effects: () => ({
      happens: 'The device turns off at its next check-in. Somebody has to turn it on again by hand.',
      notice: 'It turns off without asking them first. Work that isn’t saved is lost.',
      untouched: 'What was saved, apps and settings stay as they are.',
    }),
  },
  deleteUserFromSharedAppleDevice: {
    question: 'Remove this user from the iPad?',
    confirm: 'Confirm removing the user',
    done: 'User removed',
    effects: () => ({
      happens:
        'If the iPad is a shared one, the user and all that they keep on it are removed at its next check-in. This can’t be undone.',
      notice: 'What they had on this iPad and wasn’t synced is gone.',
      untouched: 'Other users of the iPad, and the account itself in the directory.',
    }),
    fields: {
      userPrincipalName: {
        label: 'User to remove',
        hint: 'Their Managed Apple Account, for example aino.virtanen@contoso.example',
        faults: { required: 'Say whom to remove from the iPad.' },
      },
    },
  },
};
