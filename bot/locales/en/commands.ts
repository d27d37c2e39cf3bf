import type { NothingFound } from '../../helpdesk/contracts/graph/found.ts';
import { isInDoubt, notSearched } from './search.ts';

/** Nothing was found, and why that may be wrong. */
type None = Omit<NothingFound, 'kind'>;

/**
 * The words of each command. `say` and `does` are what the help card, the docs and the app's manifest say about it; the others are its
 * answers.
 */
export const commands = {
  selectUser: {
    say: 'select user NAME',
    does: 'A person’s account, groups and devices. NAME is a name or part of one, UPN, mail or object id.',
    example: 'aino',
    who: 'Say who: “select user” with a name or part of one, a user principal name, a mail address or an object id.',
    nobody: (text: string, doubts: None = {}) =>
      isInDoubt(doubts)
        ? notSearched(text, doubts)
        : `Nobody matches “${text}”. I searched display names, mail addresses, user principal names and object ids.`,
    chooseSomeone: 'Choose a person from the list first.',
    gone: 'This person is no longer in the directory.',
  },
  device: {
    say: 'device NAME',
    does: 'One device, by name, serial number, IMEI, network address or id.',
    example: 'AINO-LAPTOP',
    which: 'Say which device: “device” with its name, serial number, IMEI, Wi-Fi or Ethernet address, or id.',
    none: (text: string, doubts: None = {}) =>
      isInDoubt(doubts)
        ? notSearched(text, doubts)
        : `No managed device matches “${text}”. I searched names, serial numbers, IMEIs, network addresses and ids.`,
    gone: 'This device is no longer in Intune, or not in your scope tags.',
  },
  key: {
    say: 'key ID',
    does: 'Whose device a BitLocker key is for. ID is eight or more digits of its id, as the recovery screen shows it.',
    example: '1A2B3C4D',
  },
  why: {
    say: 'why CODE',
    does: 'What an error code means: of a setting, an app, an enrollment or a sign-in.',
    example: '0x87D1FDE8',
  },
  whoami: {
    say: 'whoami',
    does: 'Your roles, permissions, scope groups and tags, where they come from, and what is asked of you.',
  },
  cancel: {
    say: 'cancel',
    does: 'Forgets the selected user and drops pending confirmations.',
    selected: (name: string | undefined) =>
      name === undefined ? 'No user was selected.' : `You’re no longer looking at ${name}.`,
    dropped: (n: number) =>
      n === 0
        ? 'Nothing was waiting for a confirmation.'
        : n === 1
          ? 'One pending confirmation was dropped.'
          : `${n} pending confirmations were dropped.`,
  },
  signOut: {
    say: 'sign out',
    does: 'Signs you out.',
    done: 'You’re signed out. I’ll ask you to sign in when you next need it.',
    nobodySignsIn: 'Nobody signs in to the demo, so there is nothing to sign out of.',
  },
  help: { say: 'help', does: 'This list.' },
  roles: {
    say: 'roles',
    does: 'Every assignment of the Help Desk Operator role and of custom roles that allow remote tasks.',
  },
  assignRole: {
    say: 'assign role',
    does: 'Makes the members of groups help desk operators for people or devices.',
  },
  removeRole: {
    say: 'remove role NAME',
    does: 'Removes an assignment, after a confirmation.',
    example: 'Help desk Finland',
    which: 'Say which: “remove role” with the name of an assignment. “roles” lists them.',
    none: (name: string) => `No help desk assignment is named “${name}”. “roles” lists them.`,
    gone: 'This assignment no longer exists.',
  },
  approvals: {
    say: 'approvals',
    does: 'What waits for a decision: Intune’s requests for approval, and what second operators are asked.',
  },
  stop: {
    say: 'stop everything',
    does: 'Sends no action to any device until two admins say “resume”. One admin is enough.',
  },
  resume: {
    say: 'resume',
    does: 'Lets go on what was stopped, by an admin or by a budget. It takes two admins.',
  },
  policy: {
    say: 'policy',
    does: 'What is asked before each action, and changes it. Asking for less takes two admins.',
  },
  audit: {
    say: 'audit [user NAME | device NAME | operator NAME | ticket NUMBER] [since DATE]',
    does: 'Who did what to whom, newest first. NAME is also a UPN, serial number or id. Add “export” for a file.',
    example: 'user aino since 2026-01-31',
    syntax:
      'Say “audit”, then “user” or “operator” and a name or UPN, “device” and a name, or “ticket” and its number, then “since” and a date such as 2026-01-31, then “export” for a file.',
    noPerson: (text: string) =>
      `Nobody in the directory is “${text}”. To find someone who has left, use their object id.`,
    unsearched: notSearched,
    /** `total`: how many there are, if not all are named. */
    several: (
      text: string,
      people: readonly { displayName: string; userPrincipalName: string }[],
      total: number | undefined,
    ) =>
      `Which “${text}”? Ask again with a UPN: ${people.map((one) => `${one.displayName} (${one.userPrincipalName})`).join(', ')}${total === undefined ? '' : `, and others: ${total} match`}.`,
    noDevice: (text: string) =>
      `No managed device is named “${text}”. To find one that has left Intune, use its id.`,
    nothing: 'The audit has no matching entry.',
    file: (count: string) => `${count} audit entries, newest first, as a CSV file.`,
  },
  report: {
    say: 'report',
    does: 'Actions, look-ups, refusals and verdicts of the last weeks, without names. Add “export” for a file.',
    example: 'export',
    file: 'The report as a CSV file: each number of each week, without names.',
  },
  verifyAudit: {
    say: 'audit verify',
    does: 'Checks the whole audit and names the first entry that was changed.',
    intact: (count: string, hash: string) =>
      `The audit is intact: ${count} entries, each follows from the one before. Head: ${hash}.`,
    broken: (seq: string, why: string) =>
      `The audit is NOT intact. Entry ${seq} is the first that doesn’t fit: ${why}.`,
  },
};
