import type { Translator } from '../translator.ts';
import type { NothingFound } from '../../helpdesk/contracts/graph/found.ts';
import type { SearchedAs } from '../../helpdesk/people/find-person.ts';
import { isInDoubt, search } from './search.ts';

/** Nothing was found, and why that may be wrong. */
type None = Omit<NothingFound, 'kind'>;

/**
 * The words of each command. `say` and `does` are what the help card, the docs and the app's manifest say about it, `phrases` how else it can be said
 * in a language that isn't English; the others are its answers.
 */
export const commands = (translator: Translator) => {
  const { t, plural, list } = translator;
  const { notSearched } = search(translator);
  return {
    selectUser: {
      say: t('select user NAME'),
      phrases: list('say: select user'),
      does: t(
        'A person’s account, groups and devices. NAME is all or part of a name, a UPN, a mail address or an object id.',
      ),
      example: t('aino'),
      who: t(
        'Say who: “select user” with a name or part of one, a user principal name, a mail address or an object id.',
      ),
      /** What was searched, and what may find them. */
      nobody: (text: string, as: SearchedAs, doubts: None = {}) =>
        isInDoubt(doubts)
          ? notSearched(text, doubts)
          : {
              name: t(
                'Nobody matches “{{text}}”. I searched the words of display names, and the beginnings of first and last names, mail addresses and user principal names, but not similar spellings. Try the beginning of the first or last name, or the address.',
                { text },
              ),
              address: t(
                'Nobody matches “{{text}}”. I searched user principal names, all mail addresses and display names. Check the spelling, or try part of the name.',
                { text },
              ),
              id: t(
                'Nobody matches “{{text}}”. I searched object ids. Check the id, or try the name or the address.',
                { text },
              ),
            }[as],
      chooseSomeone: t('Choose a person from the list first.'),
      gone: t('This person is no longer in the directory.'),
    },
    device: {
      say: t('device NAME'),
      phrases: list('say: device'),
      does: t('One device, by name, serial number, IMEI, network address or id.'),
      example: t('AINO-LAPTOP'),
      which: t(
        'Say which device: “device” with its name, serial number, IMEI, Wi-Fi or Ethernet address, or id.',
      ),
      none: (text: string, doubts: None = {}) =>
        isInDoubt(doubts)
          ? notSearched(text, doubts)
          : t(
              'No managed device matches “{{text}}”. I searched names, serial numbers, IMEIs, network addresses and ids.',
              { text },
            ),
      gone: t('This device is no longer in Intune, or not in your scope tags.'),
    },
    key: {
      say: t('key ID'),
      phrases: list('say: key'),
      does: t(
        'Finds the device of a BitLocker key. ID is the key’s id on the recovery screen: its first eight digits, or more.',
      ),
      example: t('1A2B3C4D'),
    },
    why: {
      say: t('why CODE'),
      phrases: list('say: why'),
      does: t('What an error code of a setting, an app, an enrollment or a sign-in means.'),
      example: t('0x87D1FDE8'),
    },
    whoami: {
      say: t('whoami'),
      phrases: list('say: whoami'),
      does: t(
        'Your roles, permissions, scope groups and scope tags, where they come from, and what your actions ask for.',
      ),
    },
    cancel: {
      say: t('cancel'),
      phrases: list('say: cancel'),
      does: t('Clears the selected user and cancels what waits for your confirmation.'),
      selected: (name: string | undefined) =>
        name === undefined
          ? t('No user was selected.')
          : t('You’re no longer looking at {{name}}.', { name }),
      dropped: (n: number) =>
        n === 0
          ? t('Nothing was waiting for a confirmation.')
          : plural(n, 'One pending confirmation was dropped.', '{{n}} pending confirmations were dropped.'),
    },
    signOut: {
      say: t('sign out'),
      phrases: list('say: sign out'),
      does: t('Signs you out.'),
      done: t('You’re signed out. I’ll ask you to sign in when you next need it.'),
      nobodySignsIn: t('Nobody signs in to the demo, so there is nothing to sign out of.'),
    },
    help: { say: t('help'), phrases: list('say: help'), does: t('This list.') },
    roles: {
      say: t('roles'),
      phrases: list('say: roles'),
      does: t(
        'Every assignment of the Help Desk Operator role and of custom roles that allow device actions.',
      ),
    },
    assignRole: {
      say: t('assign role'),
      phrases: list('say: assign role'),
      does: t('Makes the members of groups help desk operators for people or devices.'),
    },
    removeRole: {
      say: t('remove role NAME'),
      phrases: list('say: remove role'),
      does: t('Removes an assignment, after a confirmation.'),
      example: t('Help desk Finland'),
      which: t('Say which: “remove role” with the name of an assignment. “roles” lists them.'),
      none: (name: string) => t('No help desk assignment is named “{{name}}”. “roles” lists them.', { name }),
      gone: t('This assignment no longer exists.'),
    },
    approvals: {
      say: t('approvals'),
      phrases: list('say: approvals'),
      does: t('What waits for approval: requests in Intune, and actions that need a second operator.'),
    },
    stop: {
      say: t('stop everything'),
      phrases: list('say: stop everything'),
      does: t(
        'Stops every action to every device until two admins say “resume”. One admin is enough to stop.',
      ),
    },
    resume: {
      say: t('resume'),
      phrases: list('say: resume'),
      does: t('Allows actions again that an admin or a budget has stopped. It takes two admins.'),
    },
    policy: {
      say: t('policy'),
      phrases: list('say: policy'),
      does: t(
        'Shows and changes what each action asks for before it is sent. To ask for less takes two admins.',
      ),
    },
    audit: {
      say: t('audit [user NAME | device NAME | operator NAME | ticket NUMBER] [since DATE]'),
      phrases: list('say: audit'),
      does: t(
        'Who did what to whom, newest first. NAME can also be a UPN, serial number or id. Add “export” for a file.',
      ),
      /** What may be typed in place of the English keywords. */
      keywords: {
        user: list('audit: user'),
        device: list('audit: device'),
        operator: list('audit: operator'),
        ticket: list('audit: ticket'),
        since: list('audit: since'),
        export: list('audit: export'),
      },
      example: t('user aino since 2026-01-31'),
      syntax: t(
        'Say “audit”, then “user” or “operator” and a name or UPN, “device” and a name, or “ticket” and its number, then “since” and a date such as 2026-01-31, then “export” for a file.',
      ),
      noPerson: (text: string) =>
        t('Nobody in the directory is “{{text}}”. To find someone who has left, use their object id.', {
          text,
        }),
      unsearched: notSearched,
      /** `total`: how many there are, if not all are named. */
      several: (
        text: string,
        people: readonly { displayName: string; userPrincipalName: string }[],
        total: number | undefined,
      ) => {
        const names = people.map((one) => `${one.displayName} (${one.userPrincipalName})`).join(', ');
        return total === undefined
          ? t('Which “{{text}}”? Ask again with a UPN: {{names}}.', { text, names })
          : t('Which “{{text}}”? Ask again with a UPN: {{names}}, and others: {{total}} match.', {
              text,
              names,
              total,
            });
      },
      noDevice: (text: string) =>
        t('No managed device is named “{{text}}”. To find one that has left Intune, use its id.', { text }),
      cut: (shown: string, all: string) =>
        t(
          'I looked up {{shown}} of {{all}} devices with this name. For another one, say its serial number or id.',
          { shown, all },
        ),
      nothing: t('The audit has no matching entry.'),
      file: (count: string) => t('{{count}} audit entries, newest first, as a CSV file.', { count }),
    },
    report: {
      say: t('report'),
      phrases: list('say: report'),
      does: t(
        'Actions, lookups, refusals and verdicts of the last weeks, without names. Add “export” for a file.',
      ),
      example: t('export'),
      file: t('The report as a CSV file: each number of each week, without names.'),
    },
    verifyAudit: {
      say: t('audit verify'),
      phrases: list('say: audit verify'),
      does: t('Checks the whole audit and names the first entry that was changed.'),
      intact: (count: string, hash: string) =>
        t('The audit is intact: {{count}} entries, each follows from the one before. Head: {{hash}}.', {
          count,
          hash,
        }),
      broken: (seq: string, why: string) =>
        t('The audit is NOT intact. Entry {{seq}} is the first that doesn’t fit: {{why}}.', { seq, why }),
    },
  };
};
