import type { Known } from './known.ts';

export const signIn = {
  unnamedApp: 'An app without a name',
  success: (when: string) => `Success · ${when}`,
  failure: (when: string) => `Failure · ${when}`,
  interrupted: (when: string) => `Interrupted · ${when}`,
  /** They signed in to the same app afterwards. */
  over: 'They signed in to it afterwards.',
  reason: (text: string) => `Entra’s reason: ${text}`,
  nonCompliant: 'the device isn’t compliant',
  /** Graph's `conditionalAccessStatus`. */
  conditionalAccess: {
    success: 'Conditional Access: met',
    failure: 'Conditional Access: not met',
    notApplied: 'Conditional Access: not applied',
  } as Known,
  blockedBy: (names: string) => `Not met: ${names}`,
  /** Graph's types of methods. */
  methods: {
    passwordAuthenticationMethod: 'Password',
    phoneAuthenticationMethod: 'Phone',
    emailAuthenticationMethod: 'Email (for password reset)',
    microsoftAuthenticatorAuthenticationMethod: 'Microsoft Authenticator',
    fido2AuthenticationMethod: 'Passkey (FIDO2)',
    windowsHelloForBusinessAuthenticationMethod: 'Windows Hello for Business',
    softwareOathAuthenticationMethod: 'Software OATH token',
    hardwareOathAuthenticationMethod: 'Hardware OATH token',
    temporaryAccessPassAuthenticationMethod: 'Temporary Access Pass',
    platformCredentialAuthenticationMethod: 'Platform credential for macOS',
    externalAuthenticationMethod: 'External method',
    qrCodePinAuthenticationMethod: 'QR code with PIN',
  } as Known,
  phoneTypes: { mobile: 'mobile', alternateMobile: 'other mobile', office: 'office' } as Known,
  registered: 'Registered method',
  registeredWhen: (when: string) => `Registered ${when}`,
  noSecond: 'No method for multifactor authentication',
  noSecondMeans: 'They can’t answer a request for it.',
  noSecondNext: 'Ask them to register one at aka.ms/mfasetup.',
  newest: (n: string) => `The newest ${n} interactive sign-ins.`,
  parts: { signIns: 'sign-ins', methods: 'sign-in methods' },
};
