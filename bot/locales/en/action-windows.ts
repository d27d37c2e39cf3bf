import type { ActionWords } from './action-words.ts';

const UNTOUCHED = 'Files, apps and settings stay as they are, but for what Defender finds harmful.';

/** Actions of Windows. */
export const windowsWords: Record<string, ActionWords> = {
  quickScan: {
    question: 'Run a quick scan?',
    confirm: 'Confirm quick scan',
    done: 'Quick scan done',
    effects: () => ({
      happens: 'Microsoft Defender looks where malware usually starts from, for some minutes.',
      notice: 'Hardly anything. What is found is dealt with as the policy says, and shown to them.',
      untouched: UNTOUCHED,
    }),
  },
  fullScan: {
    question: 'Run a full scan?',
    confirm: 'Confirm full scan',
    done: 'Full scan done',
    effects: () => ({
      happens: 'Microsoft Defender looks through every file, for an hour or several.',
      notice: 'The device may be slower meanwhile. What is found is shown to them.',
      untouched: UNTOUCHED,
    }),
  },
  windowsDefenderUpdateSignatures: {
    question: 'Update Defender’s security intelligence?',
    confirm: 'Confirm update',
    done: 'Security intelligence updated',
    effects: () => ({
      happens: 'Microsoft Defender fetches the newest definitions at the device’s next check-in.',
      notice: 'Nothing.',
      untouched: 'Files, apps and settings stay as they are.',
    }),
  },
  rotateBitLockerKeys: {
    question: 'Rotate the BitLocker recovery key?',
    confirm: 'Confirm key rotation',
    done: 'BitLocker key rotated',
    effects: () => ({
      happens:
        'A new recovery key is made and kept in the directory. The policy has to allow rotation, or nothing happens.',
      notice: 'Nothing. A recovery key that they wrote down stops working.',
      untouched: 'The drive stays encrypted; files and the sign-in stay as they are.',
    }),
  },
  createDeviceLogCollectionRequest: {
    question: 'Collect diagnostics from this device?',
    confirm: 'Confirm collecting diagnostics',
    done: 'Diagnostics collected',
    effects: () => ({
      happens:
        'Windows packs logs and settings and sends them to Intune, where the package can be fetched for 28 days. The device has to be online.',
      notice: 'Nothing. Names of files, programs and accounts may stand in the logs.',
      untouched: 'Nothing on the device changes; their own files are not collected.',
    }),
  },
  cleanWindowsDevice: {
    question: 'Give this device a fresh start?',
    confirm: 'Confirm fresh start',
    done: 'Fresh start done',
    effects: () => ({
      happens:
        'Windows is set up anew and every app that came with the device or was installed is removed. This can’t be undone.',
      notice:
        'They can’t use it for an hour or so, and their apps are gone. Their own files are gone, too, unless they are kept.',
      untouched: 'Files under the user’s folder where they are kept; the device stays in Intune.',
    }),
    fields: {
      keepUserData: { label: 'Keep the user’s files', hint: 'What is under the user’s own folder stays' },
    },
  },
};
