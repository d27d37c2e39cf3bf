import { failsWithCode } from './fails-with-code.ts';

export const appleDeviceBusy = failsWithCode('appleDeviceBusy', -2016341112, {
  action: 'syncDevice',
});
