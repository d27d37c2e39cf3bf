import type { Translator } from '../translator.ts';
import type { AskedField } from '../../helpdesk/access/policy-conditions.ts';
import type { Alert, StopKind } from '../../helpdesk/contracts/policy/records.ts';
import type { Need } from '../../helpdesk/contracts/policy/need.ts';
import type { AskedBecause } from '../../helpdesk/contracts/receipt.ts';

type Alerted<K extends Alert['kind']> = Extract<Alert, { kind: K }>;

/** What the organization's policy asks for, and what admins say about it. */
export const policy = ({ t, list }: Translator) => ({
  needs: {
    callerCheck: t('caller check'),
    secondOperator: t('second operator'),
    reason: t('reason'),
    ticket: t('ticket number'),
    denied: t('not allowed'),
  } satisfies Record<Need, string>,
  nothing: t('nothing'),
  /** What connects two of them in what is typed, besides “and” and signs. */
  ands: list('policy: and'),
  /** The fields on a confirm card. */
  inputs: {
    reason: {
      label: t('Reason'),
      placeholder: t('Why you do this'),
      error: t('Your organization asks for a reason.'),
    },
    ticket: {
      label: t('Ticket number'),
      placeholder: t('As in your ticket system'),
      error: t('Your organization asks for a ticket number.'),
    },
  } satisfies Record<AskedField, { label: string; placeholder: string; error: string }>,
  /** The tick on a confirm card. */
  lost: {
    label: t('Lost or stolen'),
    title: t('The device was reported lost or stolen. The employee isn’t told in Teams.'),
    contains: t(
      'The device was reported lost or stolen. The employee isn’t told in Teams, and a second operator decides in place of a caller check.',
    ),
    error: t('Tick it or leave it empty'),
    /** Told to a second operator. */
    said: t(
      'The operator says that the device was reported lost or stolen. Whoever has it may have its Teams, so nobody was asked there.',
    ),
    option: t('Reported lost or stolen'),
  },
  denied: t('your organization’s policy doesn’t allow it. Ask an admin of the help desk.'),
  heading: t('Policy'),
  about: t(
    'What these actions ask for before they are sent. Every other action needs only the confirmation.',
  ),
  floor: (needs: string) => t('the floor asks for {{needs}}', { needs }),
  action: { label: t('Action'), error: t('Choose an action') },
  ask: { label: t('Ask for'), error: t('Choose from the list') },
  change: t('Change'),
  /** Whether the employee is told of it in Teams. */
  told: { yes: t('employee told'), no: t('employee not told') },
  toldOf: { are: t('The employee is told'), arent: t('The employee isn’t told') },
  tell: { label: t('The employee'), error: t('Choose from the list') },
  asItIs: t('No change'),
  alwaysTold: (action: string) =>
    t(
      '{{action}} was not changed: employees are always told of it. The person who runs this bot sets that (PolicyFile).',
      { action },
    ),
  neverTold: (action: string) =>
    t('Employees are never told of {{action}}. Nothing was changed.', { action }),
  how: t(
    'One admin can ask for more, and it applies at once. To ask for less, or to tell the employee less, takes two admins.',
  ),
  one: (action: string, needs: string) => t('{{label}}: {{value}}', { label: action, value: needs }),
  noSuchAction: (text: string) =>
    t(
      'I don’t know the action “{{text}}”. Say “policy” to see all of them, or for example “policy wipe second operator, reason”.',
      { text },
    ),
  noSuchNeed: (text: string) =>
    t(
      'I don’t know “{{text}}”. Say “caller check”, “second operator”, “reason” or “ticket”, or say “denied” or “nothing”. For the employee, say “told” or “not told”.',
      { text },
    ),
  same: (action: string, needs: string) =>
    t('{{action}}: {{needs}}. This is already the policy, so nothing was changed.', { action, needs }),
  belowFloor: (action: string, needs: string) =>
    t(
      '{{action}} was not changed: the floor asks for {{needs}}, and nobody can go below it from here. The person who runs this bot sets the floor (PolicyFile).',
      { action, needs },
    ),
  tightened: (action: string, needs: string, before: string) =>
    t('{{action}} now asks for {{needs}}. Before, it asked for {{before}}. In force now.', {
      action,
      needs,
      before,
    }),
  proposed: (action: string, needs: string, before: string) =>
    t('Proposed for {{action}}: ask for {{needs}}. Today it asks for {{before}}.', {
      action,
      needs,
      before,
    }),
  /** Beneath everything that takes two admins. */
  takesTwo: t('This takes two admins. Nothing changes until another admin approves it, within 30 minutes.'),
  tooMany: (most: string) =>
    t(
      'You made {{most}} proposals within 30 minutes that nobody has approved. This one wasn’t made. Ask another admin to propose it, or wait.',
      { most },
    ),
  posted: t('The other admins find it in this channel.'),
  by: (admin: string) => t('Proposed by {{admin}}.', { admin }),
  approve: t('Approve'),
  reject: t('Reject'),
  second: {
    heading: t('A second operator is needed'),
    headingDecided: t('Request for a second operator'),
    wants: (name: string, action: string) => t('{{name}} asks for: {{action}}', { name, action }),
    reason: (reason: string) => t('Reason: {{reason}}', { reason }),
    noReason: t('No reason was given.'),
    /** Why it is asked, whatever the policy says. */
    fenced: (person: string) =>
      t('“That’s not me” was pressed about {{person}} within the last 24 hours. Make sure who is calling.', {
        person,
      }),
    how: t(
      'Approve only if you know why. Another operator who may do the same to this device has to decide, within 30 minutes.',
    ),
    /** On the confirm card. */
    willBeAsked: t('After you confirm, a second operator or admin has to approve it in the admin channel.'),
    /** On a receipt that waits. `notMe` has a sentence before it that says what happened. */
    because: {
      policy: t('Your organization asks for a second operator.'),
      notMe: t('A second operator has to approve this.'),
      lost: t(
        'The device was reported lost or stolen, so a second operator decides in place of a caller check.',
      ),
      privileged: t('This account counts as privileged, so a second operator has to approve this.'),
      together: t('A second operator has to approve this.'),
    } satisfies Record<AskedBecause | 'policy', string>,
    wereAsked: t(
      'They were asked in the admin channel and have 30 minutes. If they approve, the action continues by itself, and this card changes.',
    ),
    /** On a receipt of what needs one whatever the policy says. */
    unasked: t(
      'Nothing was sent: a second operator has to approve it, whatever the policy says, and nobody could be asked in the admin channel. Tell the person who runs this bot.',
    ),
    decided: {
      approved: (name: string) => t('Approved by {{name}}. The action continues by itself.', { name }),
      rejected: (name: string) => t('Rejected by {{name}}. Nothing is sent.', { name }),
      ownRequest: t('You asked for this yourself, so somebody else has to decide.'),
      ownWord: t(
        'You vouched for the person as their manager, so somebody else has to decide. One person’s word doesn’t count twice.',
      ),
      over: t('This was decided before, or its 30 minutes are over. Your press changed nothing.'),
      mayNot: t('You can’t decide this: you may not do the same to this device yourself.'),
      unsure: t('I couldn’t check whether you may decide this. Nothing was changed.'),
      unknown: t('I no longer know this request. Your press changed nothing.'),
    },
  },
  stop: {
    stopped: t(
      'Stopped: no action is sent to any device from now on. Actions that are waiting keep waiting.',
    ),
    before: t('Everything is already stopped. No action is sent to any device.'),
    how: t('To allow actions again, say “resume”. It takes two admins.'),
    nothing: t('Nothing is stopped.'),
    /** Names what a proposal would let go on. */
    resume: (stops: readonly string[]) => t('Proposed: allow again {{stops}}.', { stops: stops.join('; ') }),
    names: {
      everything: t('every action'),
      tenant: t('actions that can’t be undone, for all operators (their hourly limit was reached)'),
      operator: t('actions that can’t be undone, for one operator (the hourly limit was reached)'),
    },
  },
  /** Why an action isn’t sent. */
  stops: {
    stopped: t('an admin has stopped every action for now. Ask the admins of the help desk.'),
    operatorBudget: t(
      'you have reached the hourly limit of actions that can’t be undone. Two admins can lift it.',
    ),
    tenantBudget: t(
      'the help desk has reached the hourly limit of actions that can’t be undone. Two admins can lift it.',
    ),
  } satisfies Record<StopKind, string>,
  alerts: {
    halfSpent: (name: string, { of, sent, limit }: Alerted<'halfSpent'>) =>
      of === 'operator'
        ? t(
            '{{name}} has sent {{sent}} actions within an hour that can’t be undone. At {{limit}} they are stopped. If that isn’t expected, say “stop everything”.',
            { name, sent, limit },
          )
        : t(
            'The help desk has sent {{sent}} actions within an hour that can’t be undone, the last one by {{name}}. At {{limit}} it is stopped. If that isn’t expected, say “stop everything”.',
            { sent, name, limit },
          ),
    budgetSpent: (name: string, { of, limit }: Alerted<'budgetSpent'>) =>
      of === 'operator'
        ? t(
            '{{name}} has sent {{limit}} actions within an hour that can’t be undone, and tried one more. It wasn’t sent, and they can send no more until two admins allow it: say “resume”.',
            { name, limit },
          )
        : t(
            'The help desk has sent {{limit}} actions within an hour that can’t be undone, and {{name}} tried one more. It wasn’t sent, and nobody can send any until two admins allow it: say “resume”.',
            { limit, name },
          ),
    manyLookUps: (name: string, { limit }: Alerted<'manyLookUps'>) =>
      t(
        '{{name}} has looked up people or devices {{limit}} times within an hour. Nothing is stopped. If that isn’t expected, find out who uses the account.',
        { name, limit },
      ),
  } satisfies {
    [K in Exclude<Alert['kind'], 'notMe' | 'passedUnasked'>]: (name: string, alert: Alerted<K>) => string;
  },
  /** Told after the start. */
  oneOperator: {
    only: (name: string) =>
      t(
        'Only {{name}} could decide here as a second operator. Nobody decides about their own request. So what {{name}} asks for can’t be sent if the policy asks for a second operator.',
        { name },
      ),
    nobody: t(
      'Nobody in this channel could decide as a second operator. Actions for which the policy asks for one can’t be sent.',
    ),
    how: t('Say “policy” to see what asks for one. Add another operator or admin to this channel.'),
    file: (example: string) =>
      t(
        'For a help desk with one operator, the person who runs this bot sets PolicyFile, for example to a file with {{example}}.',
        { example },
      ),
  },
  /** Nobody could stop it any more. */
  passedUnasked: (name: string, action: string, device: string) =>
    t(
      'Intune accepted {{name}}’s “{{action}}” on {{device}} without an approval, although its access policy covers it. No second operator was asked either. From now on I ask one again. If you didn’t expect that, say “stop everything”.',
      { name, action, device },
    ),
  decided: {
    done: (admin: string) => t('Approved by {{admin}}. In force now.', { admin }),
    rejected: (admin: string) => t('Rejected by {{admin}}. Nothing was changed.', { admin }),
    ownProposal: t('You proposed this yourself, so another admin has to approve it. Nothing was changed.'),
    proposerGone: t(
      'I can’t confirm that the admin who proposed this is still an admin in this channel. Nothing was changed. Propose it again.',
    ),

    overtaken: t('The policy has changed since this was proposed. Nothing was changed. Propose it again.'),
    over: t('This was decided before, or its 30 minutes are over. Your press changed nothing.'),
    unknown: t('I no longer know this proposal. Your press changed nothing.'),
  },
});
