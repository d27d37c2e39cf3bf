import type { Translator } from '../../../translator.ts';
import type { Effects, WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const locateDevice = ({ t }: Translator): WordsOf<'locateDevice'> => {
  const asked = t(
    'The device is asked for its location, and answers within minutes. The location is kept for 24 hours.',
  );
  const untouched = t('Everything on the device.');

  const windows: Effects = {
    happens: [asked, t('Location must be allowed on it, in its settings or by policy.')].join(' '),
    notice: t('Windows may show that its location was requested.'),
    untouched,
  };

  const apple: Effects = {
    happens: [asked, t('It must be in Lost Mode.')].join(' '),
    notice: t('When Lost Mode is turned off, the device says that it was located.'),
    untouched,
  };

  const others: Effects = {
    happens: asked,
    notice: t('A message on the device says that the organization requested its location.'),
    untouched,
  };
  return {
    title: t('Locate device'),
    permission: t('Locate device'),
    question: t('Locate this device?'),
    confirm: t('Confirm locate'),
    done: t('Located'),
    effects: (platform) => (platform === 'windows' ? windows : platform === 'ios' ? apple : others),
    refusals: refusals(t, t('be located'), t('ask the person to find it with their own account'), {
      notSupervised: t(
        'an iPhone or iPad that isn’t supervised can’t be located; the person can look for it with Apple’s Find My.',
      ),
      macos: t('a Mac can’t be located; use Remote lock instead.'),
      personalAndroid: t(
        'a personal Android work profile can’t be located; the person can look for it with Google’s Find Hub.',
      ),
    }),
  };
};
