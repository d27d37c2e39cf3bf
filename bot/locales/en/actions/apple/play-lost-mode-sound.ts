import type { Translator } from '../../../translator.ts';
import type { FormValues } from '../../../../helpdesk/contracts/form-values.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const playLostModeSound = ({ t, plural }: Translator): WordsOf<'playLostModeSound'> => {
  function forMinutes(minutes: FormValues[string] | undefined): string {
    if (typeof minutes !== 'number') return t('until the time is up');
    return plural(minutes, 'for {{n}} minute', 'for {{n}} minutes');
  }
  return {
    title: t('Play Lost mode sound'),
    on: { android: { title: t('Play lost device sound'), question: t('Play the lost device sound?') } },
    permission: t('Play lost mode sound'),
    question: t('Play the Lost Mode sound?'),
    confirm: t('Confirm sound'),
    done: t('Sound played'),
    effects: (platform, { durationInMinutes }) => ({
      happens:
        platform === 'ios'
          ? t('If Lost Mode is on, the device plays a loud sound at its next check-in, even if it is muted.')
          : t('The device plays a loud sound at its next check-in, even if it is muted.'),
      notice: t(
        'A loud sound, wherever the device is, {{forMinutes}} or until somebody stops it on the device.',
        { forMinutes: forMinutes(durationInMinutes) },
      ),
      untouched: t('Apps, data and settings.'),
    }),
    fields: {
      durationInMinutes: { label: t('Minutes'), hint: t('How long it plays, 1 to 60 minutes') },
    },
    refusals: refusals(t, t('play the Lost Mode sound'), t('use Remote lock instead'), {
      windows: t('Windows can’t play the Lost Mode sound; locate it instead.'),
      personalAndroid: t(
        'a personal Android work profile can’t play the sound; the person can, with Google’s Find Hub.',
      ),
    }),
  };
};
