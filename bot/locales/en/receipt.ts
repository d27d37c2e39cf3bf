import type { Translator } from '../translator.ts';
import type { ProblemKind } from '../../helpdesk/contracts/problem.ts';
import type { ReceiptState, RefusedWhy, Telling } from '../../helpdesk/contracts/receipt.ts';
import { problem } from './problem.ts';

/** What became of an action: its state in a word, the steps so far, and why it is in that state. */
export const receipt = (translator: Translator) => {
  const { t } = translator;
  const problems = problem(translator);
  return {
    states: {
      sending: t('Being sent'),
      accepted: t('Accepted'),
      pending: t('Pending'),
      done: t('Done'),
      failed: t('Failed'),
      notSupported: t('Not supported'),
      canceled: t('Canceled'),
      unknown: t('Outcome unknown'),
    } satisfies Record<ReceiptState, string>,
    /** How many devices are in a state, such as “2 Done”. */
    count: (n: string, state: string) => `${n} ${state}`,
    // a step names no state but its own: people look for the state's word
    steps: {
      acceptedByIntune: (when: string) => t('Intune accepted it, {{when}}', { when }),
      waitsForSecond: t('Waiting for a second operator'),
      held: t('Stopped until two admins say “resume”'),
      waitsForApproval: t('Waiting for a second administrator’s approval'),
      waiting: t('Waiting for the device to check in'),
      running: t('Waiting for the device to carry it out'),
      lastSeen: (step: string, when: string) => t('{{step}} (last seen {{when}})', { step, when }),
      finished: (done: string, when: string) => `${done}, ${when}`,
      stopped: (when: string) => t('Stopped before it was sent, {{when}}', { when }),
      notAccepted: (when: string) => t('Intune did not accept it, {{when}}', { when }),
      deviceFailed: t('The device reports that it failed'),
      intuneFailed: t('Intune reports that it failed'),
      notSupported: t('The device reports that it can’t do this'),
      canceled: t('Canceled before the device carried it out'),
      leaving: (when: string) => t('Sent {{when}}; Intune hasn’t answered yet', { when }),
      sentOnly: (when: string) => t('Sent {{when}}; Intune may or may not have accepted it', { when }),
      noReport: t('What happened on the device is unknown'),
      at: (step: string, when: string) => `${step}, ${when}`,
    },
    lacks: problems.lacks,
    /** Graph's answer to the action itself, or the lack of one. */
    problems: {
      ...problems.kinds,
      notFound: t(
        'Intune has no such device. It was removed, or your account may not be allowed to see it. Nothing was sent to it.',
      ),
      forbidden: t(
        'Intune refused this for your account. Ask an Intune administrator to check your role, Conditional Access and scope tags.',
      ),
      throttled: t(
        'Intune refused this because of too many requests. Nothing was sent. Wait a minute, then start again.',
      ),
      dailyLimit: t(
        'Intune refused this: your organization has used up what Intune allows in a day, which is 500 wipes, 1,000 retires and 1,000 deletes. Nothing was sent. Try again tomorrow, or ask an Intune administrator.',
      ),
      conflict: t(
        'Intune refused this because something else is in progress on the device. Check the device, then start again.',
      ),
      unavailable: t(
        'Intune failed without saying whether it accepted this. Press Refresh to see what the device reports. Don’t send it again before that.',
      ),
      timeout: t(
        'Intune did not answer in time. Press Refresh to see what the device reports. Don’t send it again before that.',
      ),
      connection: t(
        'The connection broke before Intune answered. Press Refresh to see what the device reports. Don’t send it again before that.',
      ),
    } satisfies Record<ProblemKind, string>,
    /** Added to a problem that an action of Graph's beta can have if the tenant doesn't have the beta. */
    beta: t(
      'This action is only in Graph’s beta, which your tenant may not have. Try it in the Intune admin center.',
    ),
    /** Added if a tenant refuses to collect diagnostics. */
    diagnostics: t(
      'Microsoft supports collecting diagnostics in the Intune admin center only: open the device there.',
    ),
    /** Nothing was sent, because what allows the action was gone when it was checked again. */
    refused: {
      scope: t('Nothing was sent: this device is now outside your scope for this action.'),
      scopeUnread: t(
        'Nothing was sent: Intune can’t say right now whether your scope covers this device. Try again in a moment.',
      ),
      tagsUnread: t(
        'Nothing was sent: Intune can’t say right now which scope tags apply, and your role may be limited to some. Try again in a moment.',
      ),
      permission: t('Nothing was sent: your role no longer includes this action.'),
      noRole: t('Nothing was sent: you no longer have an Intune role. Ask an Intune administrator.'),
      notAnOperator: t(
        'Nothing was sent: your account is blocked or no longer a member of this organization.',
      ),
      device: t('Nothing was sent: this action isn’t available for this device. Its details say why.'),
      changed: t(
        'Nothing was sent: the device has a different primary user now. Check the device, then start again.',
      ),
      gone: t('Nothing was sent: the device is no longer in Intune, or your scope tags don’t cover it.'),
      alreadyPending: t(
        'Nothing was sent: the same action is already pending on this device. Wait until it has finished.',
      ),
      choiceGone: t(
        'Nothing was sent: what you chose is no longer there, or your scope tags don’t cover it.',
      ),
      choiceChanged: t(
        'Nothing was sent: what is removed from this device has changed since it was asked for. Start again.',
      ),
      choiceUnclear: t(
        'Nothing was sent: Intune doesn’t say clearly what is removed from this device now. Use the Intune admin center.',
      ),
      pinUnused: t(
        'Nothing was sent: this Mac was locked before, and its PIN hasn’t been used yet. Unlock it with that PIN.',
      ),
      policyDenied: t('Nothing was sent: your organization’s policy doesn’t allow this action now.'),
      notMe: t('Nothing was sent: the person says that it isn’t them. End the call. The admins were told.'),
      secondRejected: t('Nothing was sent: a second operator rejected it. Ask them before you start again.'),
      secondLapsed: t(
        'Nothing was sent: the 30 minutes for a second operator’s approval are over. Ask one, then start again.',
      ),
      secondUnasked: t(
        'Nothing was sent: a second operator has to approve it, and nobody could be asked in the admin channel. Tell the person who runs this bot: the policy can be set with PolicyFile (docs/admin.md).',
      ),
      stopped: t(
        'Nothing was sent: an admin has stopped every action for now. Ask the admins of the help desk.',
      ),
      operatorBudget: t(
        'Nothing was sent: you have reached the hourly limit of actions that can’t be undone. Two admins can lift it.',
      ),
      tenantBudget: t(
        'Nothing was sent: the help desk has reached the hourly limit of actions that can’t be undone. Two admins can lift it.',
      ),
      asked: t(
        'Nothing was sent: your organization’s policy now asks for something that wasn’t given. Start again.',
      ),
      approvalLapsed: t(
        'Nothing was sent: no second administrator approved it within three days. Ask one, then start again.',
      ),
      approvalRejected: t(
        'Nothing was sent: a second administrator rejected the request. Ask them before you start again.',
      ),
      approvalCanceled: t(
        'Nothing was sent: the request for approval was canceled. Start again if you still need it.',
      ),
      valuesLost: t(
        'Nothing was sent: the PIN was only in the bot’s memory and was lost when the bot restarted. Start again.',
      ),
      notRecorded: t(
        'Nothing was sent: the bot couldn’t write its record first. Tell the person who runs it, for example that its disk is full.',
      ),
      typed: t('Nothing was sent: the device’s name is no longer the one that you typed.'),
      other: t('Nothing was sent. Check the device, then start again.'),
    } satisfies Record<RefusedWhy, string>,
    /** What the device or Intune's management state reports. */
    device: {
      failed: t('The device tried and failed. Check that it is online, sync it, then start again.'),
      lockFailed: t(
        'The device tried and failed. Check that it is online and has a passcode, sync it, then start again.',
      ),
      managementState: (state: string) =>
        t(
          'Intune reports “{{state}}” for this device. Check it in the Intune admin center, then start again.',
          { state },
        ),
      other: (state: string) =>
        t(
          'The device reports “{{state}}”, which this bot doesn’t know. Check the device in the Intune admin center.',
          { state },
        ),
      left: t('The device has left Intune, as it should after this action.'),
      gone: t(
        'The device is no longer in Intune, or your scope tags no longer cover it, so it can’t report back. Look for it in the Intune admin center.',
      ),
    },
    /** What the device says of single apps and configurations. */
    items: {
      failed: (all: readonly { name: string; message: string | undefined }[]) =>
        all
          .map(({ name, message }) =>
            message === undefined
              ? t('The device reports that “{{name}}” failed.', { name })
              : t('The device reports that “{{name}}” failed: {{message}}', { name, message }),
          )
          .join(' '),
      more: (n: string) => t('{{n}} more failed.', { n }),
      unclear: t(
        'The device’s report doesn’t say clearly what became of what you chose. Check it in the Intune admin center.',
      ),
    },
    approval: t(
      'Your organization requires a second administrator’s approval. An approver has three days to decide, in the help desk’s admin channel or in the Intune admin center under Tenant administration, Multi Admin Approval. The action then continues automatically. Press Refresh to see its state.',
    ),
    approvalCode: (code: string) => t('The code of the request is {{code}}.', { code }),
    notApproved: t(
      'Intune refused this: a second administrator rejected the request, it was canceled, or it is older than three days. Ask them before you start again.',
    ),
    restart: t(
      'The bot restarted while this was being sent. Press Refresh to see what the device reports. The bot doesn’t send it again.',
    ),
    other: (reason: string) =>
      t('The reason given is “{{reason}}”. Check the device in the Intune admin center.', { reason }),
    sending: t('This is being sent. Press Refresh to see what Intune answers.'),
    noAnswer: t(
      'This was being sent, and no answer was recorded. Press Refresh to see what the device reports.',
    ),
    notSupported: t('Nothing changed on the device. Its details show what it supports.'),
    canceled: t('Nothing changed on the device. Start again if you still need it.'),
    /** Whether the employee was told in Teams. Where the policy says no, nothing is said of it. */
    telling: {
      due: (name) => t('{{name}} is told in Teams.', { name }),
      telling: (name) => t('{{name}} is told in Teams.', { name }),
      told: (name) => t('{{name}} was told in Teams.', { name }),
      notInstalled: (name) =>
        t(
          '{{name}} wasn’t told: they don’t have this bot in Teams, or have blocked it. Tell them yourself.',
          {
            name,
          },
        ),
      failed: (name) =>
        t('{{name}} wasn’t told: Teams didn’t accept the message. Tell them yourself.', { name }),
      unsure: (name) =>
        t(
          'It’s unknown whether {{name}} was told: the bot stopped while it was telling them. Tell them yourself.',
          {
            name,
          },
        ),
      lost: (name) => t('{{name}} isn’t told in Teams: the device was reported lost or stolen.', { name }),
      nobody: () => t('Nobody was told: the device has no primary user.'),
    } satisfies Record<Exclude<Telling, 'off'>, (name: string) => string>,
    somebody: t('The employee'),
    ticket: (number: string) => t('Ticket {{number}}', { number }),
    again: t('This was already confirmed. Nothing was sent a second time.'),
    notUpdated: t('Could not be updated. This is the last known state.'),
  };
};
