import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const pauseConfigurationRefresh = ({ t }: Translator): WordsOf<'pauseConfigurationRefresh'> => ({
  title: t('Pause Config Refresh'),
  permission: t('Pause config refresh'),
  question: t('Pause Config Refresh?'),
  confirm: t('Confirm pausing Config Refresh'),
  done: t('Config Refresh paused'),
  effects: () => ({
    happens: t(
      'For the time that you chose, Windows stops resetting its policies to what Intune says. Then Config Refresh resumes by itself.',
    ),
    notice: t('Nothing. A setting that somebody changes on the device stays changed for that long.'),
    untouched: t('Files, apps and accounts. Check-ins continue as before.'),
  }),
  fields: {
    minutes: { label: t('Minutes'), hint: t('Up to 1,440, which is a day. 0 ends a pause') },
  },
  refusals: refusals(t, t('pause Config Refresh'), t('only Windows has it')),
});
