import { failsWithCode } from './fails-with-code.ts';

export const settingNotApplicable = failsWithCode({
  id: 'settingNotApplicable',
  place: 350,
  code: -2016281111,
  next: {
    escalate: 'intune',
  },
});
