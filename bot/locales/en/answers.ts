import type { RecordFault } from '../../helpdesk/contracts/not-recorded.ts';

const secondsOf = (n: number) => `${n} second${n === 1 ? '' : 's'}`;

/** What the bot says in plain sentences. */
export const answers = {
  welcome:
    'I help help desk operators troubleshoot people’s phones and computers. Say “select user” and a name to start, or “help” to see what you can do.',
  guest: 'I can only help members of this organization, not guests.',
  foreignTenant: 'I can only help people of one organization, and you are signed in to another.',
  unknownSpeaker:
    'I can’t tell who you are. Open a chat with me in Teams and sign in with your work account.',
  tooLarge: (summary: string) =>
    `${summary} The whole card is larger than Teams takes, so it isn’t shown. “All devices” and “All groups” on a user card show long lists in parts, and so does a more exact name.`,
  blocked: 'Your account is blocked, so I can’t help you.',
  late: 'This took too long, so I stopped. Nothing more was sent. Try again.',
  /** What takes longer than an answer may. The card that says so is changed when it's done. */
  meanwhile: {
    checking: (seconds?: number) =>
      seconds === undefined ? 'Still checking.' : `Checking for ${secondsOf(seconds)}.`,
    looking: (seconds: number) => `Still looking, for ${secondsOf(seconds)} now.`,
    about: (action: string, devices: string) => `${action}: ${devices}`,
    nothingSent: 'Nothing has been sent yet.',
    sending: 'Everything was checked, and it is being sent.',
    nothingShown: 'Nothing has been shown yet.',
    nothingChanged: 'Nothing has been changed yet.',
    changing: 'Everything was checked, and it is being changed.',
    /** `inLine`: how long it still waits because Graph throttles, in seconds. */
    slow: (inLine?: number) =>
      inLine === undefined
        ? 'Microsoft Graph is slow to answer.'
        : `Microsoft Graph is getting too many requests, so they wait in line. This one goes on in about ${secondsOf(inLine)}.`,
    changesItself: 'This card changes when it’s done.',
    askAgain: 'If it stays like this for a minute, ask again.',
  },
  fault: (id: string) =>
    `Something went wrong, and I can’t tell how far I got. If you had just confirmed something, check it before you try again. If it happens again, tell the person who runs this bot and quote ${id}.`,
  /** Nothing is sent or shown unless it could be recorded first. */
  notRecorded: (why: string, id: string) =>
    `I couldn’t write my record, so I stopped: ${why}. I send nothing that I can’t record, so nothing was sent this time. Tell the person who runs this bot, quote ${id}, and try again when it’s fixed.`,
  /** Why the record could not be written. */
  recordFault: {
    full: 'the bot’s disk is full',
    quota: 'the bot’s disk quota is used up',
    readOnly: 'the bot’s disk is read-only',
    faulty: 'the bot’s disk reports errors',
    denied: 'the bot isn’t allowed to write to its folder',
    takenOver: 'another bot has taken over its folder, and this one has to be restarted',
    stopping: 'the bot is being stopped',
    unreachable: 'the bot’s storage account can’t be reached',
    refused: 'the bot’s storage account doesn’t let it in',
    other: 'writing to the bot’s disk failed',
  } satisfies Record<RecordFault, string>,
  noRole: 'You have no Intune role. Ask an Intune administrator to assign you the Help Desk Operator role.',
  roleHidden:
    'Intune says that you have a role, but shows none of your role assignments, so nobody can tell whom you may help, and I do nothing. The role’s scope tags may hide it from you: ask an Intune administrator to give the role a scope tag of your assignment.',
  noReadPermission:
    'None of your Intune roles lets you read managed devices. Ask an Intune administrator for one that does, such as Help Desk Operator.',
  outside: 'This is outside your scope. If you should be able to help here, ask an Intune administrator.',
  outsideUnread:
    'Intune can’t show your whole scope right now. This is outside the part that could be read. Try again in a moment.',
  outsideTagsUnread:
    'Intune can’t say right now which scope tags apply, and your role may be limited to some. Nothing is shown until that can be read. Try again in a moment.',
  privately: 'I answered you in our one-to-one chat.',
  notPrivately: 'I can only answer this one-to-one. Open a chat with me and ask again.',
  tooMany: 'You’re asking too fast. Wait a minute, then try again.',
  pressElsewhere: 'This button only works in a one-to-one chat with me.',
  noSuchPress:
    'I don’t know this button. The card may come from an older version. Say “help” to see what you can do.',
  notUnderstood: (text: string) => `I don’t understand “${text}”.`,
  signIn: {
    text: 'Please sign in, so that I know it’s you and can use your own rights. You don’t have to ask again after that.',
    button: 'Sign in',
    first: 'Sign in first: open a chat with the help desk bot and say “whoami”.',
    askedHere: 'You have to sign in first. Use the card below. You don’t have to ask again after that.',
    askedPrivately:
      'You have to sign in first. Use the card in our one-to-one chat. The answer comes here after that.',
    done: 'You’re signed in. Please ask me again.',
    failed:
      'That sign-in can’t be used: it was for another account, was used before, or came too late. Ask again, and sign in with the account you use in Teams.',
  },
  file: {
    privately: 'The file is in our one-to-one chat. You can accept it for ten minutes.',
    gone: 'This file is no longer kept. Ask for it again.',
    done: (name: string) => `Here is ${name}.`,
    declined: 'You declined the file. It was deleted.',
    failed:
      'The file couldn’t be sent. Ask for it again. If it happens again, open a chat with me and check that Teams may save files to your OneDrive.',
  },
  confirm: {
    unknown:
      'I no longer know this confirmation, so I can’t tell whether its action was sent. This press sent nothing. Check the device, or ask an admin to look it up with “audit”, before you start again.',
    notYours: 'This confirmation belongs to another operator. Your press sent nothing.',
    canceled: (device: string) => `The action on ${device} was canceled. Nothing was sent.`,
    expired: (device: string) => `The time to confirm the action on ${device} is over. Nothing was sent.`,
    lost: (device: string) =>
      `This confirmation for ${device} was used, but there is no record that anything was sent. Check the device before you try again.`,
    changed: (device: string) => `${device} has a new primary user since you were asked. Nothing was sent.`,
    gone: (device: string) =>
      `${device} is no longer in Intune, or not in your scope tags. Nothing was sent.`,
    denied: (device: string) => `The action on ${device} isn’t allowed. Nothing was sent.`,
    noneOfThem: 'The action isn’t allowed on any of these devices. Nothing was sent.',
    notAnOperator: 'Your account is blocked or no longer a member of this organization.',
    unsure: (device: string) => `I couldn’t check whether you may do this on ${device}, so nothing was sent.`,
    noSuchAction: 'I don’t know this action.',
    chooseSeveral: 'Choose an action and at least one device.',
  },
  receipt: {
    unknown: 'This receipt is no longer kept. Check the device itself.',
    notYours: 'This receipt belongs to another operator.',
  },
  buttons: {
    allRoles: 'All role assignments',
    showDevice: 'Show device',
    tryAgain: (action: string) => `${action} again`,
  },
};
