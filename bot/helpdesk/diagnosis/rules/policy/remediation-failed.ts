import { failsWithCode } from './fails-with-code.ts';

export const remediationFailed = failsWithCode({
  id: 'remediationFailed',
  place: 340,
  code: -2016281112,
  next: {
    action: 'syncDevice',
  },
});
