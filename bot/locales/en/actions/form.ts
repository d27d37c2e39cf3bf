import type { Translator } from '../../translator.ts';
import type { Danger } from '../../../helpdesk/actions/define.ts';
import type { FieldFault } from '../../../helpdesk/actions/field.ts';
import type { Requirement } from '../../../helpdesk/actions/where.ts';

/** How dangerous an action is. */
export const danger = ({ t }: Translator): Record<Danger, { word: string; about: string }> => ({
  harmless: { word: t('Harmless'), about: t('The person can keep working.') },
  disruptive: { word: t('Disruptive'), about: t('It interrupts the person, or changes how they sign in.') },
  destructive: { word: t('Can’t be undone'), about: t('Data is lost, or the device leaves Intune.') },
});

/** What an action requires of a device. */
export const conditions = ({ t }: Translator): Record<Requirement, string> => ({
  corporate: t('corporate'),
  personal: t('personal, or managed by a device administrator'),
  supervised: t('supervised'),
  shared: t('a shared iPad'),
  encrypted: t('encrypted'),
  notUserEnrolled: t('not under Apple’s User Enrollment'),
  lostModeOn: t('Lost Mode is on'),
  lostModeOff: t('Lost Mode is off'),
  fullyManaged: t('dedicated or fully managed'),
  notHybridJoined: t('not also joined to Active Directory'),
  locationAllowed: t('location is allowed, by policy or by the person'),
  passcodeSet: t('a passcode is set'),
  keyRotationOn: t('the policy allows key rotation'),
  passwordRotationOn: t('a policy manages the local administrator'),
  remoteAssistanceSetUp: t('the tenant has a remote assistance tool'),
  activationLockOn: t('Activation Lock is on'),
  kiosk: t('a kiosk or managed guest session device'),
  appleSilicon: t('Apple silicon'),
  recoveryLockOn: t('a policy sets Recovery Lock'),
  configRefreshOn: t('a policy turns on Config Refresh'),
  esimDevice: t('it has an eSIM'),
  companyPortal: t('the person has the Company Portal or Intune app'),
});

/** The words of every form, and what is wrong with a value. */
export const form = ({ t }: Translator) => ({
  about: t('Nothing is sent until you confirm.'),
  marked: t('Check the highlighted fields.'),
  firstOf: (shown: string, all: string) => t('{{shown}} of {{all}} are listed, by name.', { shown, all }),
  faults: {
    required: t('This field is required.'),
    tooLong: t('This is too long.'),
    notANumber: t('Enter a whole number in digits.'),
    tooSmall: t('This number is too small.'),
    tooLarge: t('This number is too large.'),
    notAChoice: t('Choose one of the options.'),
    notAText: t('Type some text.'),
    unprintable: t('This contains invisible characters. Type it again.'),
    notSixDigits: t('Enter six digits from 0 to 9.'),
    notAPhoneNumber: t(
      'Enter digits, with an optional + first and spaces, hyphens, dots or parentheses between.',
    ),
    notAUserName: t('Enter a name like name@contoso.example.'),
    notAWindowsName: t('Windows names have only letters A to Z, digits and hyphens.'),
    notADeviceName: t('A name has only letters, digits and hyphens.'),
    notAWebAddress: t('Enter an address that starts with https://, without spaces.'),
    onlyDigits: t('Windows names can’t have digits only. Add a letter.'),
    hyphenAtEnd: t('Windows names can’t start or end with a hyphen.'),
    nothingChosen: t('Choose something.'),
    tooMany: t('Too many are chosen.'),
    sameName: t('The device already has this name.'),
  } satisfies Record<FieldFault, string>,
  /** A fault together with its limit. */
  limits: {
    tooLong: (most: string) => t('At most {{most}} characters.', { most }),
    tooSmall: (least: string) => t('At least {{least}}.', { least }),
    tooLarge: (most: string) => t('At most {{most}}.', { most }),
    tooMany: (most: string) =>
      t(
        'Choose at most {{most}}. Together with what is already removed, Intune accepts no more for a device.',
        {
          most,
        },
      ),
  } satisfies Partial<Record<FieldFault, (limit: string) => string>>,
});
