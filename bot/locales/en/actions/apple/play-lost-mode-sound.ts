import type { FormValues } from '../../../../helpdesk/contracts/form-values.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const playLostModeSound: WordsOf<'playLostModeSound'> = {
  title: 'Play Lost mode sound',
  on: { android: { title: 'Play lost device sound', question: 'Play the lost device sound?' } },
  permission: 'Play lost mode sound',
  question: 'Play the Lost Mode sound?',
  confirm: 'Confirm sound',
  done: 'Sound played',
  effects: (platform, { durationInMinutes }) => ({
    happens:
      platform === 'ios'
        ? 'If Lost Mode is on, the device plays a loud sound at its next check-in, even if it is muted.'
        : 'The device plays a loud sound at its next check-in, even if it is muted.',
    notice: `A loud sound, wherever the device is, ${forMinutes(durationInMinutes)} or until somebody stops it on the device.`,
    untouched: 'Apps, data and settings.',
  }),
  fields: {
    durationInMinutes: { label: 'Minutes', hint: 'How long it plays, 1 to 60 minutes' },
  },
  refusals: refusals('play the Lost Mode sound', 'use Remote lock instead', {
    windows: 'Windows can’t play the Lost Mode sound; locate it instead.',
    personalAndroid:
      'a personal Android work profile can’t play the sound; the person can, with Google’s Find Hub.',
  }),
};

function forMinutes(minutes: FormValues[string] | undefined): string {
  if (minutes === undefined) return 'until the time is up';
  return `for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
