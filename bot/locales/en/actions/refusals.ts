import type { Hindrance, NEVER } from '../../../helpdesk/actions/where.ts';

/** The same in half a line, beside the action's title. What a platform never does isn't among them. */
export const brief: Readonly<Record<Exclude<Hindrance, (typeof NEVER)[number]>, string>> = {
  unknownOwnership: 'Intune doesn’t say whether the device is corporate',
  notCorporate: 'the device is personal',
  notSupervised: 'the device isn’t supervised',
  notShared: 'it isn’t a shared iPad',
  notEncrypted: 'the device isn’t encrypted',
  userEnrolled: 'it is under Apple’s User Enrollment',
  oldSystem: 'its system is too old',
  notInLostMode: 'it isn’t in Lost Mode',
  inLostMode: 'it is in Lost Mode already',
  exchangeOnly: 'only Exchange manages the device',
  configurationManagerOnly: 'only Configuration Manager manages the device',
  managedElsewhere: 'Intune doesn’t manage the device',
  leaving: 'the device is leaving Intune',
};

type Refusals = Readonly<Record<Hindrance, string>>;

/**
 * The reasons why a device can't take an action. `cannot` completes “Linux can’t …”; `instead` says what to do. Sentences in `own`
 * replace the usual ones when an action has something better to say.
 */
export function refusals(cannot: string, instead: string, own: Partial<Refusals> = {}): Refusals {
  const no = (device: string) => `${device} can’t ${cannot}; ${instead}.`;
  return {
    windows: no('Windows'),
    ios: no('an iPhone or iPad'),
    visionos: no('an Apple Vision Pro'),
    tvos: no('an Apple TV'),
    macos: no('a Mac'),
    android: no('Android'),
    aosp: no('Android without Google’s services (AOSP)'),
    linux: no('Linux'),
    chromeOS: `ChromeOS can’t ${cannot}; use the Google Admin console instead.`,
    unknownPlatform: `the platform is unknown, so I can’t tell whether the device can ${cannot}. Check it in the Intune admin center.`,
    personalAndroid: no('a personal Android work profile'),
    corporateAndroid: no('a corporate Android device'),
    unknownOwnership: `Intune doesn’t say whether this device is corporate or personal, and only some of them can ${cannot}. Set the ownership in Intune first.`,
    notCorporate: `a personal device can’t ${cannot}; if the organization owns it, set the ownership in Intune first.`,
    notSupervised: no('an iPhone or iPad that isn’t supervised'),
    notShared: `only a shared iPad can ${cannot}; ${instead}.`,
    notEncrypted: `a device that isn’t encrypted can’t ${cannot}; turn on encryption by policy, then sync the device.`,
    userEnrolled: no('a device under Apple’s User Enrollment'),
    oldSystem: `this version of its system can’t ${cannot}; update the device, then sync it.`,
    notInLostMode: `an iPhone or iPad that isn’t in Lost Mode can’t ${cannot}; turn on Lost Mode first.`,
    inLostMode: 'this device is in Lost Mode already; turn Lost Mode off first.',
    exchangeOnly: 'only Exchange ActiveSync manages this device; use Exchange instead.',
    configurationManagerOnly:
      'only Configuration Manager manages this device; use Configuration Manager instead.',
    managedElsewhere: 'Intune doesn’t manage this device; use the tool that does.',
    leaving:
      'this device is being retired, wiped or deleted and takes no other action. Wait until that is done.',
    ...own,
  };
}
