/** What the bot says in plain sentences, outside the cards' own words. */
export const answers = {
  welcome:
    'I help help desk operators troubleshoot people’s phones and computers. Say “select user” and a name to begin, or “help” to see what you may do.',
  guest: 'I answer people of this organization only, not guests.',
  foreignTenant: 'I answer people of one organization only, and you are signed in to another.',
  unknownSpeaker:
    'I can’t tell who you are, so I can’t help you here. Open a chat with me in Teams while signed in to your work account.',
  blocked: 'Your account is blocked, so I can’t act for you.',
  late: 'This took longer than Teams waits for an answer, so I stopped. Nothing more was sent. Please try again.',
  fault: (id: string) =>
    `Something went wrong on my side. Nothing was lost; please try again, and quote ${id} if it stays.`,
  noRole:
    'You have no Intune role that I could act under. Ask an Intune administrator to assign you the Help Desk Operator role.',
  noReadPermission:
    'None of your Intune roles lets you read managed devices. Ask an Intune administrator for a role that includes it, such as Help Desk Operator.',
  outside: 'This is outside your scope. Ask an Intune administrator if you should be able to help here.',
  outsideUnread:
    'Intune doesn’t tell me just now whom your role covers, and as far as it does this is outside your scope. Try again in a moment.',
  privately: 'I have answered you in our one-to-one chat.',
  tooMany: 'You ask faster than I can look things up for one person. Wait a minute, then go on.',
  signIn: {
    text: 'Please sign in, so that I can see that it is you and use your own rights. What you asked for comes by itself after that.',
    button: 'Sign in',
    askedHere:
      'You have to sign in to me first; I have asked you to below. What you asked for comes by itself after that.',
    askedPrivately:
      'You have to sign in to me first; I have asked you to in our one-to-one chat. What you asked for comes here after that.',
    done: 'You are signed in. Please ask me again.',
    failed:
      'That sign-in is of no use to me: it was another account’s, was used before, or came too late. Ask me again, and sign in as the account that you use in Teams.',
    signedOut: 'You are signed out: I have forgotten your sign-in. I will ask for it when you next need it.',
    noneToForget: 'Nobody signs in to the demo, so there is nothing to sign out of.',
  },
  file: {
    privately: 'I have offered it to you in our one-to-one chat, for ten minutes.',
    gone: 'I don’t keep this file any more. Ask for it again.',
    done: (name: string) => `Here is ${name}.`,
    declined: 'You declined the file, so I have dropped it.',
    failed:
      'I couldn’t hand you the file. Ask for it again; if it stays, open a chat with me and see that Teams may save files to your OneDrive.',
  },
  notPrivately: 'I answer such questions one-to-one only. Open a chat with me and ask again.',
  pressElsewhere: 'This works in a one-to-one chat with me only.',
  noSuchPress: 'This button belongs to a card that I no longer know. Say “help” to see what you can do.',
  nobody: (text: string) =>
    `Nobody matches “${text}”. I searched display names, mail addresses, user principal names and object ids.`,
  whom: 'Say whom: “select user” with a name or part of one, a user principal name, a mail address or an object id.',
  which: 'Say which device: “device” with its name, serial number, IMEI or id.',
  noDevice: (text: string) =>
    `No managed device matches “${text}”. I searched names, serial numbers, IMEIs and ids.`,
  deviceGone: 'This device is no longer in Intune, or not in your scope tags.',
  personGone: 'This person is no longer in the directory.',
  chooseSomeone: 'Choose a person from the list first.',
  notUnderstood: (text: string) => `I don’t know what to do with “${text}”.`,
  cleared: (name: string | undefined, dropped: number) =>
    [
      name === undefined ? 'No user was selected.' : `I have put ${name} aside.`,
      dropped === 0
        ? 'There was nothing to confirm.'
        : dropped === 1
          ? 'One pending confirmation is dropped.'
          : `${dropped} pending confirmations are dropped.`,
    ].join(' '),
  help: {
    selectUser: {
      say: 'select user NAME',
      does: 'Account, groups and devices of a person. A name or part of one, UPN, mail or object id.',
    },
    device: { say: 'device NAME', does: 'One device by name, serial number, IMEI or id.' },
    whoami: { say: 'whoami', does: 'Your roles, permissions and scope groups, and where they come from.' },
    cancel: { say: 'cancel', does: 'Puts the selected user aside and drops what waits for a confirm.' },
    signOut: { say: 'sign out', does: 'Makes me forget your sign-in.' },
    help: { say: 'help', does: 'This list.' },
    roles: {
      say: 'roles',
      does: 'Every assignment of the Help Desk Operator role and of custom roles that allow remote tasks.',
    },
    assignRole: {
      say: 'assign role',
      does: 'Makes the members of groups help desk operators for people or devices.',
    },
    removeRole: { say: 'remove role NAME', does: 'Takes an assignment away, after a confirm.' },
    audit: {
      say: 'audit [user UPN | device NAME | operator UPN] [since DATE]',
      does: 'Who did what to whom, newest first. Ends in “export” for a file.',
    },
    verifyAudit: {
      say: 'audit verify',
      does: 'Walks the whole audit and names the first entry that was changed.',
    },
  },
  admin: {
    refused: 'I can’t do that for you here.',
    postedPrivately: 'I may not post in the admin channel (Teams refused it), so here is what you asked for.',
    whichRole: 'Say which: “remove role” with the name of an assignment. “roles” lists them.',
    noSuchRole: (name: string) => `No help desk assignment is called “${name}”. “roles” lists them.`,
    gone: 'This assignment no longer exists.',
    goneNamed: (name: string) => `The assignment “${name}” no longer exists. Nothing was removed by you.`,
    removed: (name: string) =>
      `The assignment “${name}” is removed. Whoever was an operator by it alone is none from their next press on.`,
    failed: (name: string) => `“${name}” was not changed.`,
    unknownOutcome: (name: string) =>
      `Whether “${name}” was changed is not known. Look at “roles” before you try again.`,
    cutOff: (name: string) =>
      `“${name}” was confirmed before and cut off: its outcome was unknown. Nothing was done twice.`,
    stands: (stands: boolean | undefined) =>
      stands === undefined
        ? 'Outcome unknown still: the assignments could not be read. Press “roles” before you try again.'
        : stands
          ? 'Intune has the assignment now.'
          : 'Intune has no such assignment now.',
    approval: (code: string) =>
      `Your tenant asks for a second administrator’s approval of role changes (${code}). Ask for it in the Intune admin center under Tenant administration, Multi Admin Approval; once it is approved, make the change there or here again.`,
    audit: {
      syntax:
        'I understand “audit”, then “user” and a UPN, “device” and a name, or “operator” and a UPN, then “since” and a date such as 2026-01-31, then “export” for a file.',
      noPerson: (text: string) =>
        `Nobody in the directory is “${text}”. Someone who has left is found by their object id.`,
      noDevice: (text: string) =>
        `No managed device is called “${text}”. One that has left Intune is found by its id.`,
      nothing: 'The audit has no entry that fits.',
      file: (count: string) => `${count} entries of the audit, newest first, as a CSV file.`,
      sound: (count: string, hash: string) =>
        `The audit is whole: ${count} entries, each follows from the one before. Head: ${hash}.`,
      broken: (seq: string, why: string) =>
        `The audit is NOT whole. Entry ${seq} is the first that doesn’t fit: ${why}.`,
      head: (day: string, seq: string, hash: string) =>
        `Audit on ${day}: ${seq} entries, head ${hash}. Kept here so that a cut tail shows; “audit verify” walks the whole chain.`,
    },
    over: {
      unknown: 'I don’t know this confirmation any more. Nothing was changed.',
      notYours: 'This confirmation belongs to another administrator. Nothing was changed.',
      used: 'This was confirmed before. Nothing was done twice.',
      canceled: 'Canceled. Nothing was changed.',
      expired: 'The time to confirm is over. Nothing was changed.',
    },
  },
  confirm: {
    unknown: 'I don’t know this confirmation any more. Nothing was sent.',
    notYours: 'This confirmation belongs to another operator. Nothing was sent.',
    canceled: (device: string) => `The action on ${device} was canceled. Nothing was sent.`,
    expired: (device: string) => `The time to confirm the action on ${device} is over. Nothing was sent.`,
    lost: (device: string) =>
      `This confirmation for ${device} was used, but there is no record that anything was sent. Look at the device before you try again.`,
    changed: (device: string) =>
      `${device} has another primary user now than when you were asked. Nothing was sent.`,
    gone: (device: string) =>
      `${device} is no longer in Intune, or not in your scope tags. Nothing was sent.`,
    denied: (device: string) => `The action on ${device} may not go ahead. Nothing was sent.`,
    notAnOperator: 'Your account is blocked or no longer a member of this organization.',
    unsure: (device: string) =>
      `Whether you may do this on ${device} could not be established, so nothing was sent.`,
    noSuchAction: 'I don’t know this action.',
    chooseSeveral: 'Choose an action and at least one device.',
  },
  receipt: {
    unknown: 'I don’t keep this receipt any more. Look at the device itself.',
    notYours: 'This receipt belongs to another operator.',
  },
  buttons: {
    allRoles: 'All role assignments',
    showDevice: 'Show device',
    backToUser: 'Back to user',
    tryAgain: (action: string) => `${action} again`,
  },
};

export type Answers = typeof answers;
