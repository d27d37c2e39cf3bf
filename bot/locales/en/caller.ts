import type { Translator } from '../translator.ts';
import type { NoManager } from '../../helpdesk/caller/find-manager.ts';
import type { Installed } from '../../helpdesk/contracts/graph/apps.ts';
import type { CallerCheck, DisownedAbout } from '../../helpdesk/contracts/policy/caller.ts';

/** The check that a caller is who they say, on both sides. */
export const caller = ({ t, plural, list }: Translator) => {
  const HAD: Readonly<Record<DisownedAbout['had'], (what: string) => string>> = {
    asked: (what) => t('asked about: {{what}}', { what }),
    called: () => t('announced a call'),
    done: (what) => t('sent: {{what}}', { what }),
  };
  return {
    /** “Is this really the help desk?” in a language that isn't English. */
    asksReally: list('say: is this really the help desk?'),
    verify: t('Verify caller'),
    needed: t('Your organization asks you to verify the caller first.'),
    /** The same, once Confirm was pressed without it. */
    notYet: t('Not yet: your organization asks you to verify the caller first.'),
    notMe: t('That’s not me'),
    heading: t('Is this you?'),
    about: (action: string, devices: string) => t('{{action}} on {{devices}}', { action, devices }),
    nothing: t('your account and devices. It changes nothing by itself'),
    /** The same, to the admins. */
    nothingOfTheirs: t('their account and devices'),
    says: (name: string, what: string) =>
      t('Someone who says they are you is talking with {{name}} of the help desk about: {{what}}.', {
        name,
        what,
      }),
    onlyIf: (name: string) =>
      t(
        'Press only if you are talking with {{name}} now. {{name}} reads a number aloud: press that one. You have two minutes.',
        { name },
      ),
    never: t('We never ask for codes, links or remote control.'),
    answered: {
      verified: t(
        'Thank you. The help desk was told that it is you. If that was a mistake, press That’s not me.',
      ),
      wrong: t(
        'That wasn’t the number. Nothing was allowed. If nobody of the help desk talks with you, press That’s not me.',
      ),
      over: t('The time to answer is over. Nothing was allowed.'),
    },
    /** What an employee is told once something was done to their device. */
    told: {
      heading: (n: number) =>
        plural(
          n,
          'The help desk did something to your device',
          'The help desk did something to your devices',
        ),
      somebody: t('Somebody'),
      says: (name: string, what: string, when: string) =>
        t('{{name}} of the help desk sent: {{what}}, {{when}}.', { name, what, when }),
      call: (name: string | undefined) =>
        name === undefined
          ? t(
              'If you have questions, call the help desk at the number that you know. If you didn’t expect this, press That’s not me.',
            )
          : t(
              'If you have questions, call {{name}} in Teams, or the help desk at the number that you know. If you didn’t expect this, press That’s not me.',
              { name },
            ),
    },
    thanks: {
      canceled: (n: number) =>
        n === 0 ? t('Nothing was open about you.') : t('Everything that was open about you is canceled.'),
      fenced: t(
        'For 24 hours, each action of the help desk on your devices needs a second person there. Their admins were told.',
      ),
      left: (what: string) => t('Sent within the last day: {{what}}.', { what }),
      hangUp: t('If somebody calls you as the help desk, hang up and call the number that you know.'),
    },
    /** Their manager's word in place of the person's. */
    manager: {
      ask: t('Ask the manager'),
      heading: t('Is this somebody you manage?'),
      says: (operator: string, person: string, what: string) =>
        t(
          'Someone who says they are {{person}} is talking with {{operator}} of the help desk about: {{what}}. You are asked because you are their manager. Answer only if you know that it is {{person}}.',
          { person, operator, what },
        ),
      verified: (person: string) =>
        t(
          'Thank you. The help desk was told that you vouch for {{person}}. If that was a mistake, press That’s not me.',
          { person },
        ),
      /** To the operator. */
      vouched: (manager: string, person: string) =>
        t('Verified by the word of {{manager}}, the manager of {{person}}: they pressed the right number.', {
          manager,
          person,
        }),
      /** After the manager said that it isn't them. */
      canceled: (person: string, n: number) =>
        n === 0
          ? t('Nothing was open about {{person}}.', { person })
          : t('Everything that was open about {{person}} is canceled.', { person }),
      fenced: (person: string) =>
        t(
          'For 24 hours, each action of the help desk on the devices of {{person}} needs a second person there. Their admins were told.',
          { person },
        ),
      /** On the receipt, and to a second operator. */
      word: (manager: string) =>
        t('The caller was verified by the word of {{manager}}, their manager.', { manager }),
      option: (id: string) => t('By the word of the manager {{id}}', { id }),
    },
    /** Why nobody's word can be had in place of the person's. */
    noManager: {
      none: (person: string) =>
        t('{{person}} has no manager in Entra. A second operator can decide instead.', { person }),
      operator: (person: string) =>
        t(
          'You are the manager of {{person}} yourself, so your own word doesn’t count. A colleague can ask you, or a second operator can decide.',
          { person },
        ),
      cantAnswer: (person: string) =>
        t(
          'The manager of {{person}} can’t be asked: their account is blocked or a guest’s. A second operator can decide instead.',
          { person },
        ),
      asksToo: (person: string) =>
        t(
          'The manager of {{person}} has asked for something about them as an operator, so their word doesn’t count now. A second operator can decide instead.',
          { person },
        ),
    } satisfies Record<NoManager, (person: string) => string>,
    /** A call that an operator announces. */
    call: (person: string) => t('Call {{person}}', { person }),
    announced: (person: string) => [
      t(
        'For 30 minutes, {{person}} reads that you are calling them, and how to call you back, if they ask this bot “is this really the help desk?”.',
        { person },
      ),
      t('Tell them to ask the bot if they have doubts. The bot has called and messaged nobody.'),
    ],
    really: {
      calling: (name: string, address: string, when: string) =>
        t(
          '{{name}} ({{address}}) of the help desk said {{when}} that they are calling you. I can’t hear who is on the line. To be sure, hang up, find {{name}} in Teams by that address, and call them there.',
          { name, address, when },
        ),
      waits: (what: string) =>
        t('Somebody at the help desk has asked for {{what}}. It waits for a second person there.', { what }),
      nothing: t('Nothing is open about you at the help desk.'),
      ifCalled: t(
        'If somebody called you or wrote to you as the help desk, hang up and call the number that you know. I can’t tell who they are.',
      ),
      open: (what: string, name: string) =>
        t('Someone who says they are you is talking with {{name}} of the help desk about: {{what}}.', {
          name,
          what,
        }),
      ifNot: t(
        'If that isn’t you, press That’s not me. If somebody called you, hang up and call the help desk yourself.',
      ),
    },
    proves: t(
      'A right number shows that whoever is signed in to Teams as this person answered just now. It allows no action by itself: an action that needs a check has its own on its confirm card.',
    ),
    operator: {
      open: (name: string, number: string) =>
        t('Read this number aloud: {{number}}. {{name}} presses it in Teams.', { number, name }),
      verified: (name: string) => t('Verified: {{name}} pressed the right number.', { name }),
      used: (name: string) =>
        t('The check of {{name}} was used up by an action. Verify again for another one.', { name }),
      wrong: (name: string) => t('{{name}} pressed a wrong number. Verify again, or end the call.', { name }),
      denied: (name: string) =>
        t('{{name}} says: that’s not me. End the call. The admins were told.', { name }),
      expired: (name: string) =>
        t('{{name}} didn’t answer in time, or the check is too old. Verify again.', { name }),
    } satisfies Record<CallerCheck['state'], (name: string, number: string) => string>,
    /** Why the bot couldn't be put into somebody's Teams. */
    notInstalled: {
      notAllowed: t('I tried to install it for them. Your organization doesn’t let this bot do that.'),
      notInCatalog: t(
        'I tried to install it for them. Your organization’s catalog of Teams apps doesn’t have it.',
      ),
      failed: t('I tried to install it for them. Teams didn’t do it. Try again in a moment.'),
    } satisfies Record<Exclude<Installed, 'installed' | 'there'>, string>,
    maybeWithout: (person: string) =>
      t('If {{person}} doesn’t have this bot in Teams, they can’t ask it.', { person }),
    refused: {
      person: (name: string) =>
        t('{{name}} was asked three times within an hour. Ask a second operator instead, or wait.', { name }),
      operator: t('You asked ten times within ten minutes. Wait a few minutes.'),
      calls: t(
        'You announced calls to ten people within ten minutes. This one wasn’t announced. Wait a few minutes, then try again.',
      ),
      notInstalled: (name: string) =>
        t(
          '{{name}} can’t be asked: they don’t have this bot in Teams, or have blocked it. Ask a Teams administrator to install it for them, or ask the admins of the help desk to change what this action asks for.',
          { name },
        ),
      failed: (name: string) =>
        t('{{name}} couldn’t be written to in Teams. Try again in a moment.', { name }),
      nobody: t('This device has no primary user, so there is nobody to ask.'),
      unknown: t('I no longer know this check.'),
    },
    alert: ({ personName, managerName, operatorName, had }: DisownedAbout, what: string, left: number) =>
      [
        t(
          '{{who}} says: that’s not me. {{operatorName}} had {{what}}. Everything open about them is canceled, and for 24 hours each action on their devices needs a second operator.',
          {
            who:
              managerName === undefined
                ? personName
                : t('{{managerName}}, the manager of {{personName}},', { managerName, personName }),
            operatorName,
            what: HAD[had](what),
          },
        ),
        ...(left > 0 ? [t('Sent within the last day: {{left}}. See “audit”.', { left })] : []),
      ].join(' '),
  };
};
