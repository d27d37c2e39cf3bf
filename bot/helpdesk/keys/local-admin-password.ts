import { defineKey } from './define.ts';

/** The password that Windows LAPS keeps in Entra (Graph: `Get deviceLocalCredentialInfo`). Those of Macs are kept elsewhere. */
export const localAdminPassword = defineKey({
  id: 'localAdminPassword',
  platform: 'windows',
  needs: {
    kind: 'entra',
    roles: ['Cloud Device Administrator', 'Intune Administrator', 'Global Administrator'],
    owner: false,
  },
  rotatedBy: 'rotateLocalAdminPassword',
});
