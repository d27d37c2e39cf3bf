import type { Danger } from '../../helpdesk/actions/define.ts';
import type { FieldFault } from '../../helpdesk/actions/field.ts';
import type { Requirement } from '../../helpdesk/actions/where.ts';

/** How dangerous an action is. */
export const danger: Record<Danger, { word: string; about: string }> = {
  harmless: { word: 'Harmless', about: 'The person can go on working.' },
  disruptive: { word: 'Disruptive', about: 'It interrupts the person, or changes how they get in.' },
  destructive: { word: 'Can’t be undone', about: 'Data is lost, or the device leaves Intune.' },
};

/** What has to be so for an action to work. */
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
  notHybridJoined: 'not joined to Active Directory as well',
  locationAllowed: 'location is allowed, by policy or by the person',
  passcodeSet: 'a passcode is set',
  keyRotationOn: 'the policy allows key rotation',
  passwordRotationOn: 'a policy looks after the local administrator',
  remoteAssistanceSetUp: 'remote assistance is set up in the tenant',
  activationLockOn: 'Activation Lock is on',
};

/** The part of a form's card that is the same for every action, and what is wrong with what was typed. */
export const form = {
  about: 'Nothing is sent before you have confirmed it.',
  marked: 'It can’t go on like this: see what is marked.',
  next: 'Next',
  faults: {
    required: 'This has to be filled in.',
    tooLong: 'That is too long.',
    notANumber: 'A whole number, in digits.',
    tooSmall: 'That is too little.',
    tooLarge: 'That is too much.',
    notAChoice: 'Choose one of what is offered.',
    unprintable: 'There are characters in it that can’t be seen. Type it anew.',
    notSixDigits: 'Six digits from 0 to 9.',
    notAPhoneNumber:
      'A phone number has digits, with + before and spaces, hyphens, dots or parentheses between.',
    notAUserName: 'It looks like name@contoso.example.',
    notAWindowsName: 'On Windows a name has letters from A to Z, digits and hyphens alone.',
    onlyDigits: 'On Windows a name can’t be digits alone. Put a letter in.',
    hyphenAtEnd: 'On Windows a name neither begins nor ends with a hyphen.',
    sameName: 'This is its name already.',
  } satisfies Record<FieldFault, string>,
  /** A fault with the limit that was passed. */
  limits: {
    tooLong: (most: string) => `At most ${most} characters.`,
    tooSmall: (least: string) => `At least ${least}.`,
    tooLarge: (most: string) => `At most ${most}.`,
  } satisfies Partial<Record<FieldFault, (limit: string) => string>>,
};
