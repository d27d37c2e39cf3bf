import type { ProblemKind } from '../../helpdesk/contracts/problem.ts';
import type { ReceiptState, RefusedWhy, Telling } from '../../helpdesk/contracts/receipt.ts';
import { problem } from './problem.ts';

/** What became of an action: its state in a word, the steps so far, and why it is in that state. */
export const receipt = {
  states: {
    sending: 'Being sent',
    accepted: 'Accepted',
    pending: 'Pending',
    done: 'Done',
    failed: 'Failed',
    notSupported: 'Not supported',
    canceled: 'Canceled',
    unknown: 'Outcome unknown',
  } satisfies Record<ReceiptState, string>,
  /** How many devices are in a state, such as “2 Done”. */
  count: (n: string, state: string) => `${n} ${state}`,
  // a step names no state but its own: people look for the state's word
  steps: {
    acceptedByIntune: (when: string) => `Intune accepted it, ${when}`,
    waitsForSecond: 'Waiting for a second operator',
    held: 'Stopped: it waits until admins let it go on',
    waitsForApproval: 'Waiting for a second administrator’s approval',
    waiting: 'Waiting for the device to check in',
    running: 'Waiting for the device to carry it out',
    lastSeen: (step: string, when: string) => `${step} (last seen ${when})`,
    finished: (done: string, when: string) => `${done}, ${when}`,
    stopped: (when: string) => `Stopped before it was sent, ${when}`,
    notAccepted: (when: string) => `Intune did not accept it, ${when}`,
    deviceFailed: 'The device reports that it failed',
    intuneFailed: 'Intune reports that it failed',
    notSupported: 'The device reports that it can’t do this',
    canceled: 'Canceled before the device carried it out',
    leaving: (when: string) => `Sent ${when}; Intune hasn’t answered yet`,
    sentOnly: (when: string) => `Sent ${when}; Intune may or may not have accepted it`,
    noReport: 'What happened on the device is unknown',
    at: (step: string, when: string) => `${step}, ${when}`,
  },
  lacks: problem.lacks,
  /** Graph's answer to the action itself, or the lack of one. */
  problems: {
    ...problem.kinds,
    notFound:
      'Intune has no such device. It was removed, or your account may not be allowed to see it. Nothing was sent to it.',
    forbidden:
      'Intune refused this for your account. Ask an Intune administrator to check your role, Conditional Access and scope tags.',
    throttled:
      'Intune refused this because of too many requests. Nothing was sent. Wait a minute, then start again.',
    dailyLimit:
      'Intune refused this: your organization has used up what Intune allows in a day, which is 500 wipes, 1,000 retires and 1,000 deletes. Nothing was sent. Try again tomorrow, or ask an Intune administrator.',
    conflict:
      'Intune refused this because something else is in progress on the device. Check the device, then start again.',
    unavailable:
      'Intune failed without saying whether it accepted this. Press Refresh to see what the device reports. Don’t send it again before that.',
    timeout:
      'Intune did not answer in time. Press Refresh to see what the device reports. Don’t send it again before that.',
    connection:
      'The connection broke before Intune answered. Press Refresh to see what the device reports. Don’t send it again before that.',
  } satisfies Record<ProblemKind, string>,
  /** Added to a problem that an action of Graph's beta can have if the tenant doesn't have the beta. */
  beta: 'This action is only in Graph’s beta, which your tenant may not have. Try it in the Intune admin center.',
  /** Added if a tenant refuses to collect diagnostics. */
  diagnostics:
    'Microsoft supports collecting diagnostics in the Intune admin center only: open the device there.',
  /** Nothing was sent, because what allows the action was gone when it was checked again. */
  refused: {
    scope: 'Nothing was sent: this device is now outside your scope for this action.',
    scopeUnread:
      'Nothing was sent: Intune can’t say right now whether your scope covers this device. Try again in a moment.',
    tagsUnread:
      'Nothing was sent: Intune can’t say right now which scope tags apply, and your role may be limited to some. Try again in a moment.',
    permission: 'Nothing was sent: your role no longer includes this action.',
    noRole: 'Nothing was sent: you no longer have an Intune role. Ask an Intune administrator.',
    notAnOperator: 'Nothing was sent: your account is blocked or no longer a member of this organization.',
    device: 'Nothing was sent: this action isn’t available for this device. Its details say why.',
    changed:
      'Nothing was sent: the device has a different primary user now. Check the device, then start again.',
    gone: 'Nothing was sent: the device is no longer in Intune, or your scope tags don’t cover it.',
    alreadyPending:
      'Nothing was sent: the same action is already pending on this device. Wait until it has finished.',
    choiceGone: 'Nothing was sent: what you chose is no longer there, or your scope tags don’t cover it.',
    pinUnused:
      'Nothing was sent: this Mac was locked before, and its PIN hasn’t been used yet. Unlock it with that PIN.',
    policyDenied: 'Nothing was sent: your organization’s policy doesn’t allow this action now.',
    notMe: 'Nothing was sent: the person says that it isn’t them. End the call. The admins were told.',
    secondRejected: 'Nothing was sent: a second operator rejected it. Ask them before you start again.',
    secondLapsed:
      'Nothing was sent: no second operator approved it within 30 minutes. Ask one, then start again.',
    secondUnasked:
      'Nothing was sent: a second operator has to approve it, and nobody could be asked in the admin channel. Tell the person who runs this bot: the policy can be set with PolicyFile (docs/admin.md).',
    stopped: 'Nothing was sent: an admin has stopped every action for now. Ask the admins of the help desk.',
    operatorBudget:
      'Nothing was sent: you have sent as many actions in an hour that can’t be undone as one operator may. Two admins can let you go on.',
    tenantBudget:
      'Nothing was sent: the help desk has sent as many actions in an hour that can’t be undone as it may. Two admins can let it go on.',
    asked:
      'Nothing was sent: your organization’s policy now asks for something that wasn’t given. Start again.',
    approvalLapsed:
      'Nothing was sent: no second administrator approved it within three days. Ask one, then start again.',
    approvalRejected:
      'Nothing was sent: a second administrator rejected the request. Ask them before you start again.',
    approvalCanceled:
      'Nothing was sent: the request for approval was canceled. Start again if you still need it.',
    valuesLost:
      'Nothing was sent: the PIN was only in the bot’s memory and was lost when the bot restarted. Start again.',
    notRecorded:
      'Nothing was sent: the bot couldn’t write its record first. Tell the person who runs it, for example that its disk is full.',
    typed: 'Nothing was sent: the device’s name is no longer the one that you typed.',
    other: 'Nothing was sent. Check the device, then start again.',
  } satisfies Record<RefusedWhy, string>,
  /** What the device or Intune's management state reports. */
  device: {
    failed: 'The device tried and failed. Check that it is online, sync it, then start again.',
    lockFailed:
      'The device tried and failed. Check that it is online and has a passcode, sync it, then start again.',
    managementState: (state: string) =>
      `Intune reports “${state}” for this device. Check it in the Intune admin center, then start again.`,
    other: (state: string) =>
      `The device reports “${state}”, which this bot doesn’t know. Check the device in the Intune admin center.`,
    left: 'The device has left Intune, as it should after this action.',
    gone: 'The device is no longer in Intune, or your scope tags no longer cover it, so it can’t report back. Look for it in the Intune admin center.',
  },
  approval:
    'Your organization requires a second administrator’s approval. An approver has three days to decide, in the help desk’s admin channel or in the Intune admin center under Tenant administration, Multi Admin Approval. The action then continues automatically. Press Refresh to see its state.',
  approvalCode: (code: string) => `The code of the request is ${code}.`,
  secondOperator:
    'Your organization asks for a second operator. They were asked in the admin channel and have 30 minutes. The action then goes on by itself, and this card changes.',
  notApproved:
    'Intune refused this: a second administrator rejected the request, it was canceled, or it is older than three days. Ask them before you start again.',
  restart:
    'The bot restarted while this was being sent. Press Refresh to see what the device reports. The bot doesn’t send it again.',
  other: (reason: string) => `The reason given is “${reason}”. Check the device in the Intune admin center.`,
  sending: 'This is being sent. Press Refresh to see what Intune answers.',
  noAnswer: 'This was being sent, and no answer was recorded. Press Refresh to see what the device reports.',
  notSupported: 'Nothing changed on the device. Its details show what it supports.',
  canceled: 'Nothing changed on the device. Start again if you still need it.',
  /** Whether the employee was told in Teams. Where the policy says no, nothing is said of it. */
  telling: {
    due: (name) => `${name} is told in Teams.`,
    telling: (name) => `${name} is told in Teams.`,
    told: (name) => `${name} was told in Teams.`,
    notInstalled: (name) =>
      `${name} wasn’t told: they don’t have this bot in Teams, or have blocked it. Tell them yourself.`,
    failed: (name) => `${name} wasn’t told: Teams didn’t take the message. Tell them yourself.`,
    unsure: (name) =>
      `Whether ${name} was told is unknown: the bot ended while it told them. Tell them yourself.`,
    lost: (name) => `${name} isn’t told in Teams: the device was reported lost or stolen.`,
    nobody: () => 'Nobody was told: the device has no primary user.',
  } satisfies Record<Exclude<Telling, 'off'>, (name: string) => string>,
  somebody: 'The employee',
  ticket: (number: string) => `Ticket ${number}`,
  again: 'This was already confirmed. Nothing was sent a second time.',
  notUpdated: 'Could not be updated. This is the last known state.',
};
