import type { Translator } from '../translator.ts';

/** What the app's manifest says, besides the commands. */
export const app = ({ t }: Translator) => ({
  name: t('Intune help desk'),
  fullName: t('Intune help desk bot'),
  short: t('See a user’s account, groups and devices, and act on a device remotely.'),
  full: t(
    'Help desk operators select a user and see account, groups and devices on one card. After a confirmation they act on a device remotely: they lock, restart, retire or wipe it, reset its passcode, or run any other remote action that Intune offers for its platform and their role allows. Intune administrators assign the help desk role in a private channel. Every action is checked against Intune’s roles and scope, and recorded in an audit.',
  ),
  findPerson: {
    title: t('Find a person'),
    about: t('By name. Others see only the name that you send.'),
    parameter: { title: t('Person'), about: t('A name or part of one') },
  },
  findDevice: {
    title: t('Find a device'),
    about: t('In your scope. Others see only the name that you send.'),
    parameter: { title: t('Device'), about: t('Name, serial number, IMEI or id') },
  },
  aboutSender: {
    title: t('Troubleshoot the sender'),
    about: t('Shows who sent this message, in your chat with the bot.'),
  },
});
