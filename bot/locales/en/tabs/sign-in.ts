import type { Translator } from '../../translator.ts';
import type { Known } from './known.ts';

export const signIn = ({ t, plural }: Translator) => ({
  unnamedApp: t('An app without a name'),
  success: (when: string) => t('Success · {{when}}', { when }),
  failure: (when: string) => t('Failure · {{when}}', { when }),
  interrupted: (when: string) => t('Interrupted · {{when}}', { when }),
  /** They signed in to the same app afterwards. */
  over: t('They signed in to it afterwards.'),
  reason: (text: string) => t('Entra’s reason: {{text}}', { text }),
  nonCompliant: t('the device isn’t compliant'),
  /** Graph's `conditionalAccessStatus`. */
  conditionalAccess: {
    success: t('Conditional Access: met'),
    failure: t('Conditional Access: not met'),
    notApplied: t('Conditional Access: not applied'),
  } as Known,
  blockedBy: (names: string) => t('Not met: {{names}}', { names }),
  /** Graph's types of methods. */
  methods: {
    passwordAuthenticationMethod: t('Password'),
    phoneAuthenticationMethod: t('Phone'),
    emailAuthenticationMethod: t('Email (for password reset)'),
    microsoftAuthenticatorAuthenticationMethod: t('Microsoft Authenticator'),
    fido2AuthenticationMethod: t('Passkey (FIDO2)'),
    windowsHelloForBusinessAuthenticationMethod: t('Windows Hello for Business'),
    softwareOathAuthenticationMethod: t('Software OATH token'),
    hardwareOathAuthenticationMethod: t('Hardware OATH token'),
    temporaryAccessPassAuthenticationMethod: t('Temporary Access Pass'),
    platformCredentialAuthenticationMethod: t('Platform credential for macOS'),
    externalAuthenticationMethod: t('External method'),
    qrCodePinAuthenticationMethod: t('QR code with PIN'),
  } as Known,
  phoneTypes: { mobile: t('mobile'), alternateMobile: t('other mobile'), office: t('office') } as Known,
  registered: t('Registered method'),
  registeredWhen: (when: string) => t('Registered {{when}}', { when }),
  noSecond: t('No method for multifactor authentication'),
  noSecondMeans: t('They can’t answer a request for it.'),
  noSecondNext: t('Ask them to register one at aka.ms/mfasetup.'),
  newest: (n: number, text: string) =>
    plural(n, 'The newest interactive sign-in.', 'The newest {{text}} interactive sign-ins.', { text }),
  parts: { signIns: t('sign-ins'), methods: t('sign-in methods') },
});
