import { failsWithCode } from './fails-with-code.ts';

export const settingNotApplicable = failsWithCode('settingNotApplicable', -2016281111, {
  escalate: 'intune',
});
