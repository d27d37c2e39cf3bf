import type { AskedField } from '../../helpdesk/access/policy-conditions.ts';
import type { Alert, StopKind } from '../../helpdesk/contracts/policy/records.ts';
import type { Need } from '../../helpdesk/contracts/policy/need.ts';

type Alerted<K extends Alert['kind']> = Extract<Alert, { kind: K }>;

/** What the organization's policy asks for, and what admins say about it. */
export const policy = {
  needs: {
    callerCheck: 'caller check',
    secondOperator: 'second operator',
    reason: 'reason',
    ticket: 'ticket number',
    denied: 'not allowed',
  } satisfies Record<Need, string>,
  nothing: 'nothing',
  /** The fields on a confirm card. */
  inputs: {
    reason: {
      label: 'Reason',
      placeholder: 'Why you do this',
      error: 'Your organization asks for a reason.',
    },
    ticket: {
      label: 'Ticket number',
      placeholder: 'As in your ticket system',
      error: 'Your organization asks for a ticket number.',
    },
  } satisfies Record<AskedField, { label: string; placeholder: string; error: string }>,
  /** The tick on a confirm card. */
  lost: {
    label: 'Lost or stolen',
    title: 'The device was reported lost or stolen. The employee isn’t told in Teams.',
    contains:
      'The device was reported lost or stolen. The employee isn’t told in Teams, and a second operator decides in place of a caller check.',
    error: 'Tick it or leave it empty',
    /** Told to a second operator. */
    said: 'The operator says that the device was reported lost or stolen. Whoever has it may have its Teams, so nobody was asked there.',
    option: 'Reported lost or stolen',
  },
  denied: 'your organization’s policy doesn’t allow it. Ask an admin of the help desk.',
  heading: 'Policy',
  about: 'What is asked before an action is sent. Everything else goes by itself, with a confirmation.',
  floor: (needs: string) => `the floor asks for ${needs}`,
  action: { label: 'Action', error: 'Choose an action' },
  ask: { label: 'Ask for', error: 'Choose from the list' },
  change: 'Change',
  /** Whether the employee is told of it in Teams. */
  told: { yes: 'employee told', no: 'employee not told' },
  toldOf: { are: 'The employee is told', arent: 'The employee isn’t told' },
  tell: { label: 'The employee', error: 'Choose from the list' },
  asItIs: 'as it is now',
  alwaysTold: (action: string) =>
    `${action} was not changed: employees are always told of it. The person who runs this bot sets that (PolicyFile).`,
  neverTold: (action: string) => `${action} is nothing that employees are told of. Nothing was changed.`,
  how: 'Asking for more takes one admin and holds at once. Asking for less, or telling the employee less, takes two.',
  one: (action: string, needs: string) => `${action}: ${needs}`,
  noSuchAction: (text: string) =>
    `I don’t know the action “${text}”. Say “policy” to see all of them, or for example “policy wipe second operator, reason”.`,
  noSuchNeed: (text: string) =>
    `I don’t know “${text}”. A policy can ask for a caller check, a second operator, a reason or a ticket, or it can be denied or nothing. The employee can be “told” or “not told”.`,
  same: (action: string, needs: string) =>
    `${action}: ${needs}. It was like that before, so nothing changed.`,
  belowFloor: (action: string, needs: string) =>
    `${action} was not changed: the floor asks for ${needs}, and nobody can go below it from here. The person who runs this bot sets the floor (PolicyFile).`,
  tightened: (action: string, needs: string, before: string) =>
    `${action} now asks for ${needs}. Before, it was ${before}. This holds at once.`,
  proposed: (action: string, needs: string, before: string) =>
    `${action} would ask for ${needs}. Now it is ${before}.`,
  /** Beneath everything that takes two admins. */
  takesTwo: 'This takes two admins. Nothing changes until another admin approves it, within 30 minutes.',
  posted: 'The other admins find it in this channel.',
  by: (admin: string) => `Proposed by ${admin}.`,
  approve: 'Approve',
  reject: 'Reject',
  second: {
    heading: 'A second operator is needed',
    wants: (name: string, action: string) => `${name} asks for: ${action}`,
    reason: (reason: string) => `Reason: ${reason}`,
    noReason: 'No reason was given.',
    how: 'Approve only if you know why. Somebody else than who asked decides, who may do the same to this device, within 30 minutes.',
    /** On the confirm card. */
    willBeAsked: 'After you confirm, a second operator or admin has to approve it in the admin channel.',
    decided: {
      approved: (name: string) => `Approved by ${name}. The action goes on by itself.`,
      rejected: (name: string) => `Rejected by ${name}. Nothing is sent.`,
      ownRequest: 'You asked for this yourself, so somebody else has to decide.',
      ownWord:
        'You vouched for the person as their manager, so somebody else has to decide. One person’s word doesn’t count twice.',
      over: 'This was decided before, or its 30 minutes are over. Your press changed nothing.',
      mayNot: 'You can’t decide this: you may not do the same to this device yourself.',
      unsure: 'I couldn’t check whether you may decide this. Nothing was changed.',
      unknown: 'I no longer know this request. Your press changed nothing.',
    },
  },
  stop: {
    stopped: 'Stopped: no action is sent to any device from now on. What waits keeps waiting.',
    before: 'It was stopped before. No action is sent to any device.',
    how: 'Say “resume” to go on. That takes two admins.',
    nothing: 'Nothing is stopped.',
    /** Names what a proposal would let go on. */
    resume: (stops: readonly string[]) => `Go on with what is stopped: ${stops.join(', ')}.`,
    names: {
      everything: 'every action',
      tenant: 'what can’t be undone, because the budget of all operators was spent',
      operator: 'what can’t be undone by one operator, because their budget was spent',
    },
  },
  /** Why an action isn’t sent. */
  stops: {
    stopped: 'an admin has stopped every action for now. Ask the admins of the help desk.',
    operatorBudget:
      'you have sent as many actions in an hour that can’t be undone as one operator may. Two admins can let you go on.',
    tenantBudget:
      'the help desk has sent as many actions in an hour that can’t be undone as it may. Two admins can let it go on.',
  } satisfies Record<StopKind, string>,
  alerts: {
    halfSpent: (name: string, { of, sent, limit }: Alerted<'halfSpent'>) =>
      of === 'operator'
        ? `${name} has sent ${sent} actions within an hour that can’t be undone. At ${limit} they are stopped. If that isn’t expected, say “stop everything”.`
        : `The help desk has sent ${sent} actions within an hour that can’t be undone, the last one by ${name}. At ${limit} it is stopped. If that isn’t expected, say “stop everything”.`,
    budgetSpent: (name: string, { of, limit }: Alerted<'budgetSpent'>) =>
      of === 'operator'
        ? `${name} has sent ${limit} actions within an hour that can’t be undone, and tried one more. It wasn’t sent, and they can send no more until two admins let them: say “resume”.`
        : `The help desk has sent ${limit} actions within an hour that can’t be undone, and ${name} tried one more. It wasn’t sent, and nobody can send any until two admins allow it: say “resume”.`,
    manyLookUps: (name: string, { limit }: Alerted<'manyLookUps'>) =>
      `${name} has looked up people or devices ${limit} times within an hour. Nothing is stopped. If that isn’t expected, find out who uses the account.`,
  } satisfies {
    [K in Exclude<Alert['kind'], 'notMe' | 'passedUnasked'>]: (name: string, alert: Alerted<K>) => string;
  },
  /** Told after the start. */
  oneOperator: {
    only: (name: string) =>
      `Only ${name} could decide here as a second operator. Nobody decides about their own request, so what ${name} asks for can’t go on where the policy asks for one.`,
    nobody:
      'Nobody in this channel could decide as a second operator. What the policy asks one for can’t go on.',
    how: 'Say “policy” to see what asks for one. Add another operator or admin to this channel.',
    file: (example: string) =>
      `For a help desk with one operator, the person who runs this bot sets PolicyFile, for example to a file with ${example}.`,
  },
  /** Nobody could stop it any more. */
  passedUnasked: (name: string, action: string, device: string) =>
    `Intune let ${name}’s “${action}” on ${device} go without asking anybody, although its access policy covers it. No second operator had been asked. From now on one is asked again. If that isn’t expected, say “stop everything”.`,
  decided: {
    done: (admin: string) => `Approved by ${admin}. It holds now.`,
    rejected: (admin: string) => `Rejected by ${admin}. Nothing was changed.`,
    ownProposal: 'You proposed this yourself, so another admin has to approve it. Nothing was changed.',
    overtaken: 'The policy has changed since this was proposed. Nothing was changed. Propose it again.',
    over: 'This was decided before, or its 30 minutes are over. Your press changed nothing.',
    unknown: 'I no longer know this proposal. Your press changed nothing.',
  },
};
