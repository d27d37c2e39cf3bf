import { failsWithCode } from './fails-with-code.ts';

export const appleDeviceBusy = failsWithCode({
  id: 'appleDeviceBusy',
  place: 360,
  code: -2016341112,
  next: {
    action: 'syncDevice',
  },
});
