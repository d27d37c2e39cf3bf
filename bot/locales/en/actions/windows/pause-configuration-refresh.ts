import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const pauseConfigurationRefresh: WordsOf<'pauseConfigurationRefresh'> = {
  title: 'Pause Config Refresh',
  permission: 'Pause config refresh',
  question: 'Pause Config Refresh?',
  confirm: 'Confirm pausing Config Refresh',
  done: 'Config Refresh paused',
  effects: () => ({
    happens:
      'For the time that you chose, Windows stops setting its policies back to what Intune says. Then Config Refresh goes on by itself.',
    notice: 'Nothing. A setting that somebody changes on the device stays changed for that long.',
    untouched: 'Files, apps and accounts. Check-ins go on as before.',
  }),
  fields: {
    minutes: { label: 'Minutes', hint: 'Up to 1,440, which is a day. 0 ends a pause' },
  },
  refusals: refusals('pause Config Refresh', 'only Windows has it'),
};
