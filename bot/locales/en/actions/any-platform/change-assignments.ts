import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const changeAssignments = ({ t }: Translator): WordsOf<'changeAssignments'> => {
  const kinds: Readonly<Record<string, (name: string) => string>> = {
    application: (name) => t('{{name}} (app)', { name }),
    deviceConfiguration: (name) => t('{{name}} (configuration profile)', { name }),
    deviceManagementConfigurationPolicy: (name) => t('{{name}} (settings catalog policy)', { name }),
    mobileAppConfiguration: (name) => t('{{name}} (app configuration policy)', { name }),
  };
  const named = (kind: string, name: string) =>
    (Object.hasOwn(kinds, kind) ? kinds[kind]?.(name) : undefined) ?? name;
  return {
    title: t('Remove apps and configurations'),
    permission: t('Change assignments'),
    question: t('Change what is removed from this device?'),
    confirm: t('Confirm the change'),
    done: t('Removed and restored as chosen'),
    effects: (_platform, { remove, restore }) => ({
      happens: [
        ...(remove !== undefined || restore === undefined
          ? [
              t(
                'At its next check-in the device uninstalls the apps and drops the profiles that you chose to remove. Intune brings them back by itself within 8 to 24 hours.',
              ),
            ]
          : []),
        ...(restore === undefined
          ? []
          : [t('At its next check-in the device gets back what you chose to restore.')]),
      ].join(' '),
      notice:
        remove === undefined && restore !== undefined
          ? t('The apps and settings are there again.')
          : t(
              'When an app is removed, everything that it saved only on the device is lost. Without a Wi-Fi, VPN or certificate profile the device may lose its connection, and then it has to be connected by hand.',
            ),
      untouched: t(
        'Assignments and groups, everything that you didn’t choose, and what is removed already: that stays removed unless you restore it.',
      ),
    }),
    fields: {
      remove: {
        label: t('Remove'),
        hint: t(
          'Apps and configuration profiles that Intune has put on this device. Settings catalog and app configuration policies can’t be listed here: remove those in the Intune admin center.',
        ),
        named,
        none: t('There is nothing here that you may remove.'),
        missing: {
          noUser: t('This device has no primary user, so its apps can’t be listed.'),
          apps: t('The device’s apps can’t be read right now.'),
          profiles: t('The device’s configuration profiles can’t be read right now.'),
        },
        faults: {
          nothingChosen: t('Choose what to remove or what to restore.'),
          notAChoice: t(
            'Something that you chose is no longer there, is removed already, or your scope tags don’t cover it. Choose again.',
          ),
        },
      },
      restore: {
        label: t('Restore'),
        hint: t(
          'Everything that is removed from this device now, no matter who removed it. What you don’t choose stays removed.',
        ),
        named,
        none: t('Nothing that you may restore is removed from this device now.'),
        faults: {
          tooMany: t('More would stay removed than the 30 that a call can name. Restore more.'),
          notAChoice: t(
            'Something that you chose is no longer removed, or your scope tags don’t cover it. Choose again.',
          ),
        },
      },
      stay: {
        label: t('Stays removed'),
        hint: t(
          'What is removed already and isn’t to be restored. Intune restores whatever a call doesn’t name.',
        ),
        named,
      },
    },
    refusals: refusals(
      t,
      t('have apps and configurations removed by this action'),
      t('change what is assigned to it'),
    ),
  };
};
