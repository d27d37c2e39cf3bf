import { licenseErrors } from '../diagnosis/account.ts';
import type { Known } from './known.ts';

export const licenses = {
  /** Products by Graph's `skuPartNumber` (Microsoft Learn, "Product names and service plan identifiers for licensing"). */
  products: {
    SPE_E3: 'Microsoft 365 E3',
    SPE_E5: 'Microsoft 365 E5',
    SPE_F1: 'Microsoft 365 F3',
    SPB: 'Microsoft 365 Business Premium',
    ENTERPRISEPACK: 'Office 365 E3',
    ENTERPRISEPREMIUM: 'Office 365 E5',
    EMS: 'Enterprise Mobility + Security E3',
    EMSPREMIUM: 'Enterprise Mobility + Security E5',
    INTUNE_A: 'Microsoft Intune',
    AAD_PREMIUM: 'Microsoft Entra ID P1',
    AAD_PREMIUM_P2: 'Microsoft Entra ID P2',
  } as Known,
  /** A product that could not be assigned has no name in Graph's answer. */
  other: (skuId: string) => `Product ${skuId}`,
  active: 'Active',
  someOff: (n: string) => `Active · ${n} services are turned off`,
  oneOff: 'Active · one service is turned off',
  notAssigned: 'Could not be assigned',
  intuneOff: 'Intune is turned off in it',
  notReady: 'Being set up',
  failed: 'A service could not be set up',
  plan: (name: string, state: string) => `${name}: ${state}`,
  /** Graph's `provisioningStatus`. */
  planStates: {
    Success: 'on',
    Disabled: 'turned off',
    PendingInput: 'waits for input',
    PendingActivation: 'waits for activation',
    PendingProvisioning: 'being set up',
    Error: 'could not be set up',
  } as Known,
  error: (error: string) => `Entra says ${licenseErrors[error] ?? error}.`,
  direct: 'Directly',
  group: (name: string | undefined) => (name === undefined ? 'Through a group' : `Through ${name}`),
  noIntune: 'No license includes Intune',
  noIntuneMeans: 'No device can be enrolled without one.',
  noLocation: 'The usage location is missing, and Entra assigns no license without one.',
  assignmentsUnsaid: 'Entra didn’t say how the licenses were assigned.',
  parts: { products: 'licenses', assignments: 'how the licenses were assigned' },
};
