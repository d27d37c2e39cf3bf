import type { Translator } from '../../translator.ts';
import type { Hindrance, NEVER } from '../../../helpdesk/actions/where.ts';

/** The same in half a line, beside the action's title. What a platform never does isn't among them. */
export const brief = ({
  t,
}: Translator): Readonly<Record<Exclude<Hindrance, (typeof NEVER)[number]>, string>> => ({
  unknownOwnership: t('Intune doesn’t say whether the device is corporate'),
  notCorporate: t('the device is personal'),
  notSupervised: t('the device isn’t supervised'),
  notShared: t('it isn’t a shared iPad'),
  notEncrypted: t('the device isn’t encrypted'),
  userEnrolled: t('it is under Apple’s User Enrollment'),
  oldSystem: t('its system is too old'),
  notInLostMode: t('it isn’t in Lost Mode'),
  inLostMode: t('it is in Lost Mode already'),
  hybridJoined: t('it is also joined to Active Directory'),
  exchangeOnly: t('only Exchange manages the device'),
  configurationManagerOnly: t('only Configuration Manager manages the device'),
  managedElsewhere: t('Intune doesn’t manage the device'),
  leaving: t('the device is leaving Intune'),
});

type Refusals = Readonly<Record<Hindrance, string>>;

/**
 * The reasons why a device can't take an action. `cannot` completes “Linux can’t …”; `instead` says what to do. Sentences in `own`
 * replace the usual ones when an action has something better to say.
 */
export function refusals(
  t: Translator['t'],
  cannot: string,
  instead: string,
  own: Partial<Refusals> = {},
): Refusals {
  const no = (device: string) => t('{{device}} can’t {{cannot}}; {{instead}}.', { device, cannot, instead });
  return {
    windows: no(t('Windows')),
    ios: no(t('an iPhone or iPad')),
    visionos: no(t('an Apple Vision Pro')),
    tvos: no(t('an Apple TV')),
    macos: no(t('a Mac')),
    android: no(t('Android')),
    aosp: no(t('Android without Google’s services (AOSP)')),
    linux: no(t('Linux')),
    chromeOS: t('ChromeOS can’t {{cannot}}; use the Google Admin console instead.', { cannot }),
    unknownPlatform: t(
      'the platform is unknown, so I can’t tell whether the device can {{cannot}}. Check it in the Intune admin center.',
      { cannot },
    ),
    personalAndroid: no(t('a personal Android work profile')),
    corporateAndroid: no(t('a corporate Android device')),
    unknownOwnership: t(
      'Intune doesn’t say whether this device is corporate or personal, and only some of them can {{cannot}}. Set the ownership in Intune first.',
      { cannot },
    ),
    notCorporate: t(
      'a personal device can’t {{cannot}}; if the organization owns it, set the ownership in Intune first.',
      { cannot },
    ),
    notSupervised: no(t('an iPhone or iPad that isn’t supervised')),
    notShared: t('only a shared iPad can {{cannot}}; {{instead}}.', { cannot, instead }),
    notEncrypted: t(
      'a device that isn’t encrypted can’t {{cannot}}; turn on encryption by policy, then sync the device.',
      { cannot },
    ),
    userEnrolled: no(t('a device under Apple’s User Enrollment')),
    oldSystem: t('this version of its system can’t {{cannot}}; update the device, then sync it.', { cannot }),
    notInLostMode: t('an iPhone or iPad that isn’t in Lost Mode can’t {{cannot}}; turn on Lost Mode first.', {
      cannot,
    }),
    inLostMode: t('this device is in Lost Mode already; turn Lost Mode off first.'),
    hybridJoined: no(t('a device that is also joined to Active Directory')),
    exchangeOnly: t('only Exchange ActiveSync manages this device; use Exchange instead.'),
    configurationManagerOnly: t(
      'only Configuration Manager manages this device; use Configuration Manager instead.',
    ),
    managedElsewhere: t('Intune doesn’t manage this device; use the tool that does.'),
    leaving: t(
      'this device is being retired, wiped or deleted and takes no other action. Wait until that is done.',
    ),
    ...own,
  };
}
