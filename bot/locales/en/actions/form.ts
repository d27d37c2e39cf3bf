import type { Danger } from '../../../helpdesk/actions/define.ts';
import type { FieldFault } from '../../../helpdesk/actions/field.ts';
import type { Requirement } from '../../../helpdesk/actions/where.ts';

/** How dangerous an action is. */
export const danger: Record<Danger, { word: string; about: string }> = {
  harmless: { word: 'Harmless', about: 'The person can keep working.' },
  disruptive: { word: 'Disruptive', about: 'It interrupts the person, or changes how they sign in.' },
  destructive: { word: 'Can’t be undone', about: 'Data is lost, or the device leaves Intune.' },
};

/** What an action requires of a device. */
export const conditions: Record<Requirement, string> = {
  corporate: 'corporate',
  personal: 'personal',
  supervised: 'supervised',
  shared: 'a shared iPad',
  encrypted: 'encrypted',
  notUserEnrolled: 'not under Apple’s User Enrollment',
  lostModeOn: 'Lost Mode is on',
  lostModeOff: 'Lost Mode is off',
  fullyManaged: 'dedicated or fully managed',
  notHybridJoined: 'not also joined to Active Directory',
  locationAllowed: 'location is allowed, by policy or by the person',
  passcodeSet: 'a passcode is set',
  keyRotationOn: 'the policy allows key rotation',
  passwordRotationOn: 'a policy manages the local administrator',
  remoteAssistanceSetUp: 'the tenant has a remote assistance tool',
  activationLockOn: 'Activation Lock is on',
  kiosk: 'a kiosk or managed guest session device',
  appleSilicon: 'Apple silicon',
  recoveryLockOn: 'a policy sets Recovery Lock',
  configRefreshOn: 'a policy turns on Config Refresh',
  esimDevice: 'it has an eSIM',
  companyPortal: 'the person has the Company Portal or Intune app',
};

/** The words of every form, and what is wrong with a value. */
export const form = {
  about: 'Nothing is sent until you confirm.',
  marked: 'Check the highlighted fields.',
  faults: {
    required: 'This field is required.',
    tooLong: 'This is too long.',
    notANumber: 'Enter a whole number in digits.',
    tooSmall: 'This number is too small.',
    tooLarge: 'This number is too large.',
    notAChoice: 'Choose one of the options.',
    notAText: 'Type a text.',
    unprintable: 'This contains invisible characters. Type it again.',
    notSixDigits: 'Enter six digits from 0 to 9.',
    notAPhoneNumber:
      'Enter digits, with an optional + first and spaces, hyphens, dots or parentheses between.',
    notAUserName: 'Enter a name like name@contoso.example.',
    notAWindowsName: 'Windows names have only letters A to Z, digits and hyphens.',
    notADeviceName: 'A name has only letters, digits and hyphens.',
    notAWebAddress: 'Enter an address that starts with https://, without spaces.',
    onlyDigits: 'Windows names can’t have digits only. Add a letter.',
    hyphenAtEnd: 'Windows names can’t start or end with a hyphen.',
    sameName: 'The device already has this name.',
  } satisfies Record<FieldFault, string>,
  /** A fault together with its limit. */
  limits: {
    tooLong: (most: string) => `At most ${most} characters.`,
    tooSmall: (least: string) => `At least ${least}.`,
    tooLarge: (most: string) => `At most ${most}.`,
  } satisfies Partial<Record<FieldFault, (limit: string) => string>>,
};
