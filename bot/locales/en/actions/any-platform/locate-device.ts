import type { Effects, WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

const ASKED =
  'The device is asked for its location, and answers within minutes. The location is kept for 24 hours.';
const UNTOUCHED = 'Everything on the device.';

const windows: Effects = {
  happens: `${ASKED} Location must be allowed on it, in its settings or by policy.`,
  notice: 'Windows may show that its location was requested.',
  untouched: UNTOUCHED,
};

const apple: Effects = {
  happens: `${ASKED} It must be in Lost Mode.`,
  notice: 'When Lost Mode is turned off, the device says that it was located.',
  untouched: UNTOUCHED,
};

const others: Effects = {
  happens: ASKED,
  notice: 'A message on the device says that the organization requested its location.',
  untouched: UNTOUCHED,
};

export const locateDevice: WordsOf<'locateDevice'> = {
  title: 'Locate device',
  permission: 'Locate device',
  question: 'Locate this device?',
  confirm: 'Confirm locate',
  done: 'Located',
  effects: (platform) => (platform === 'windows' ? windows : platform === 'ios' ? apple : others),
  refusals: refusals('be located', 'ask the person to find it with their own account', {
    notSupervised:
      'an iPhone or iPad that isn’t supervised can’t be located; the person can look for it with Apple’s Find My.',
    macos: 'a Mac can’t be located; use Remote lock instead.',
    personalAndroid:
      'a personal Android work profile can’t be located; the person can look for it with Google’s Find Hub.',
  }),
};
