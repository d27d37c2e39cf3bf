import { failsWithCode } from './fails-with-code.ts';

export const remediationFailed = failsWithCode('remediationFailed', -2016281112, {
  action: 'syncDevice',
});
