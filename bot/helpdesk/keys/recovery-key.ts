import { defineKey } from './define.ts';

/** BitLocker keys, one or more of each drive (Graph: `Get bitlockerRecoveryKey`). */
export const recoveryKey = defineKey({
  id: 'recoveryKey',
  platform: 'windows',
  needs: {
    kind: 'entra',
    roles: [
      'Cloud Device Administrator',
      'Helpdesk Administrator',
      'Intune Administrator',
      'Security Administrator',
      'Security Reader',
      'Global Reader',
      'Global Administrator',
    ],
    owner: true,
  },
  rotatedBy: 'rotateBitLockerKeys',
});
