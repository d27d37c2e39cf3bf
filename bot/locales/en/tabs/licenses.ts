import type { Translator } from '../../translator.ts';
import { licenseErrors } from '../diagnosis/account.ts';
import type { Known } from './known.ts';

export const licenses = (translator: Translator) => {
  const { t } = translator;
  const errors = licenseErrors(translator);
  return {
    /** Products by Graph's `skuPartNumber` (Microsoft Learn, "Product names and service plan identifiers for licensing"). */
    products: {
      SPE_E3: t('Microsoft 365 E3'),
      SPE_E5: t('Microsoft 365 E5'),
      SPE_F1: t('Microsoft 365 F3'),
      SPB: t('Microsoft 365 Business Premium'),
      ENTERPRISEPACK: t('Office 365 E3'),
      ENTERPRISEPREMIUM: t('Office 365 E5'),
      EMS: t('Enterprise Mobility + Security E3'),
      EMSPREMIUM: t('Enterprise Mobility + Security E5'),
      INTUNE_A: t('Microsoft Intune'),
      AAD_PREMIUM: t('Microsoft Entra ID P1'),
      AAD_PREMIUM_P2: t('Microsoft Entra ID P2'),
    } as Known,
    /** A product that could not be assigned has no name in Graph's answer. */
    other: (skuId: string) => t('Product {{skuId}}', { skuId }),
    active: t('Active'),
    someOff: (n: string) => t('Active · {{n}} services are turned off', { n }),
    oneOff: t('Active · one service is turned off'),
    notAssigned: t('Could not be assigned'),
    intuneOff: t('Intune is turned off in it'),
    notReady: t('Being set up'),
    failed: t('A service could not be set up'),
    plan: (name: string, state: string) => t('{{label}}: {{value}}', { label: name, value: state }),
    /** Graph's `provisioningStatus`. */
    planStates: {
      Success: t('on'),
      Disabled: t('turned off'),
      PendingInput: t('waits for input'),
      PendingActivation: t('waits for activation'),
      PendingProvisioning: t('being set up'),
      Error: t('could not be set up'),
    } as Known,
    error: (error: string) => t('Entra says {{error}}.', { error: errors[error] ?? error }),
    direct: t('Directly'),
    group: (name: string | undefined) =>
      name === undefined ? t('Through a group') : t('Through {{name}}', { name }),
    noIntune: t('No license includes Intune'),
    noIntuneMeans: t('No device can be enrolled without one.'),
    noLocation: t('The usage location is missing, and Entra assigns no license without one.'),
    assignmentsUnsaid: t('Entra didn’t say how the licenses were assigned.'),
    parts: { products: t('licenses'), assignments: t('how the licenses were assigned') },
  };
};
