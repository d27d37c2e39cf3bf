import type { Translator } from '../translator.ts';
import type { RecordFault } from '../../helpdesk/contracts/not-recorded.ts';

/** What the bot says in plain sentences. */
export const answers = ({ t, plural }: Translator) => {
  const secondsOf = (n: number) => plural(n, '{{n}} second', '{{n}} seconds');
  return {
    welcome: t(
      'I’m the help desk bot. I help operators troubleshoot people’s phones and computers. Say “select user” and a name to start, or “help” to see what you can do.',
    ),
    guest: t('I can only help members of this organization, not guests.'),
    foreignTenant: t('I can only help people of one organization, and you are signed in to another.'),
    unknownSpeaker: t(
      'I can’t tell who you are. Open a chat with me in Teams and sign in with your work account.',
    ),
    tooLarge: (summary: string) =>
      t(
        '{{summary}} The whole card is larger than Teams takes, so it isn’t shown. “All devices” and “All groups” on a user card show long lists in parts, and so does a more exact name.',
        { summary },
      ),
    blocked: t('Your account is blocked, so I can’t help you.'),
    late: t('This took too long, so I stopped. Nothing more was sent. Try again.'),
    /** What takes longer than an answer may. The card that says so is changed when it's done. */
    meanwhile: {
      checking: (seconds?: number) =>
        seconds === undefined
          ? t('Still checking.')
          : t('Checking for {{seconds}}.', { seconds: secondsOf(seconds) }),
      looking: (seconds: number) => t('Still looking, for {{seconds}} now.', { seconds: secondsOf(seconds) }),
      about: (action: string, devices: string) =>
        t('{{label}}: {{value}}', { label: action, value: devices }),
      nothingSent: t('Nothing has been sent yet.'),
      sending: t('Everything was checked, and it is being sent.'),
      nothingShown: t('Nothing has been shown yet.'),
      nothingChanged: t('Nothing has been changed yet.'),
      changing: t('Everything was checked, and it is being changed.'),
      /** `inLine`: how long it still waits because Graph throttles, in seconds. */
      slow: (inLine?: number) =>
        inLine === undefined
          ? t('Microsoft Graph is slow to answer.')
          : t(
              'Microsoft Graph is getting too many requests, so they wait in line. This one continues in about {{seconds}}.',
              { seconds: secondsOf(inLine) },
            ),
      changesItself: t('This card changes when it’s done.'),
      askAgain: t('If it stays like this for a minute, ask again.'),
    },
    fault: (id: string) =>
      t(
        'Something went wrong, and I can’t tell how far I got. If you had just confirmed something, check it before you try again. If it happens again, tell the person who runs this bot and quote {{id}}.',
        { id },
      ),
    /** Nothing is sent or shown unless it could be recorded first. */
    notRecorded: (why: string, id: string) =>
      t(
        'I couldn’t write my record, so I stopped: {{why}}. I send nothing that I can’t record, so nothing was sent this time. Tell the person who runs this bot, quote {{id}}, and try again when it’s fixed.',
        { why, id },
      ),
    /** Why the record could not be written. */
    recordFault: {
      full: t('the bot’s disk is full'),
      quota: t('the bot’s disk quota is used up'),
      readOnly: t('the bot’s disk is read-only'),
      faulty: t('the bot’s disk reports errors'),
      denied: t('the bot isn’t allowed to write to its folder'),
      takenOver: t('another bot has taken over its folder, and this one has to be restarted'),
      stopping: t('the bot is being stopped'),
      unreachable: t('the bot’s storage account can’t be reached'),
      refused: t('the bot’s storage account doesn’t let it in'),
      other: t('writing to the bot’s disk failed'),
    } satisfies Record<RecordFault, string>,
    noRole: t(
      'You have no Intune role. Ask an Intune administrator to assign you the Help Desk Operator role if you work at the help desk. If somebody called you as the help desk, ask me “is this really the help desk?”.',
    ),
    roleHidden: t(
      'Intune says that you have a role, but shows none of your role assignments. So it’s unknown whom you may help, and I do nothing. The role’s scope tags may hide it from you: ask an Intune administrator to give the role a scope tag of your assignment.',
    ),
    noReadPermission: t(
      'None of your Intune roles lets you read managed devices. Ask an Intune administrator for one that does, such as Help Desk Operator.',
    ),
    outside: t(
      'This is outside your scope. If you should be able to help here, ask an Intune administrator.',
    ),
    outsideUnread: t(
      'Intune can’t show your whole scope right now. This is outside the part that could be read. Try again in a moment.',
    ),
    outsideTagsUnread: t(
      'Intune can’t say right now which scope tags apply, and your role may be limited to some. Nothing is shown until that can be read. Try again in a moment.',
    ),
    privately: t('I answered you in our one-to-one chat.'),
    notPrivately: t('I can only answer this one-to-one. Open a chat with me and ask again.'),
    tooMany: t('You’re asking too fast. Wait a minute, then try again.'),
    pressElsewhere: t('This button only works in a one-to-one chat with me.'),
    notPressed: t('Nothing was done, because nobody pressed the button. Press it yourself.'),
    noSuchPress: t(
      'I don’t know this button. The card may come from an older version. Say “help” to see what you can do.',
    ),
    notUnderstood: (text: string) => t('I don’t understand “{{text}}”.', { text }),
    signIn: {
      text: t(
        'Please sign in, so that I know it’s you and can use your own rights. You don’t have to ask again after that.',
      ),
      button: t('Sign in'),
      first: t('Sign in first: open a chat with the help desk bot and say “whoami”.'),
      askedHere: t('You have to sign in first. Use the card below. You don’t have to ask again after that.'),
      askedPrivately: t(
        'You have to sign in first. Use the card in our one-to-one chat. The answer comes here after that.',
      ),
      pages: {
        title: t('Sign in to the help desk bot'),
        expired: t('This sign-in link no longer works. Go back to Teams and ask the help desk bot again.'),
        failed: t('You weren’t signed in. Go back to Teams and ask the help desk bot again.'),
        done: t('You’re signed in. You can close this window and go back to Teams.'),
      },
      done: t('You’re signed in. Please ask me again.'),
      failed: t(
        'That sign-in can’t be used: it was for another account, was used before, or came too late. Ask again, and sign in with the account you use in Teams.',
      ),
    },
    file: {
      privately: t('The file is in our one-to-one chat. You can accept it for ten minutes.'),
      gone: t('This file is no longer kept. Ask for it again.'),
      done: (name: string) => t('Here is {{name}}.', { name }),
      declined: t('You declined the file. It was deleted.'),
      failed: t(
        'The file couldn’t be sent. Ask for it again. If it happens again, open a chat with me and check that Teams may save files to your OneDrive.',
      ),
    },
    confirm: {
      unknown: t(
        'I no longer know this confirmation, so I can’t tell whether its action was sent. This press sent nothing. Check the device, or ask an admin to look it up with “audit”, before you start again.',
      ),
      notYours: t('This confirmation belongs to another operator. Your press sent nothing.'),
      canceled: (device: string) => t('The action on {{device}} was canceled. Nothing was sent.', { device }),
      expired: (device: string) =>
        t('The time to confirm the action on {{device}} is over. Nothing was sent.', { device }),
      lost: (device: string) =>
        t(
          'This confirmation for {{device}} was used, but there is no record that anything was sent. Check the device before you try again.',
          { device },
        ),
      changed: (device: string) =>
        t('{{device}} has a new primary user since you were asked. Nothing was sent.', { device }),
      gone: (device: string) =>
        t('{{device}} is no longer in Intune, or not in your scope tags. Nothing was sent.', { device }),
      denied: (device: string) => t('The action on {{device}} isn’t allowed. Nothing was sent.', { device }),
      noneOfThem: t('The action isn’t allowed on any of these devices. Nothing was sent.'),
      notAnOperator: t('Your account is blocked or no longer a member of this organization.'),
      unsure: (device: string) =>
        t('I couldn’t check whether you may do this on {{device}}, so nothing was sent.', { device }),
      noSuchAction: t('I don’t know this action.'),
      chooseSeveral: t('Choose an action and at least one device.'),
    },
    receipt: {
      unknown: t('This receipt is no longer kept. Check the device itself.'),
      notYours: t('This receipt belongs to another operator.'),
    },
    buttons: {
      allRoles: t('All role assignments'),
      showDevice: t('Show device'),
      tryAgain: (action: string) => t('{{action}} again', { action }),
    },
  };
};
