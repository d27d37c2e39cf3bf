import type { Translator } from '../translator.ts';
import type { Speaker } from '../../helpdesk/access/operators.ts';
import type { Entry } from '../../helpdesk/admin/enter.ts';
import type { ApprovalDecided } from '../../helpdesk/approval/decide.ts';
import type { NoManager } from '../../helpdesk/caller/find-manager.ts';
import type { Installed } from '../../helpdesk/contracts/graph/apps.ts';
import type { AuditEntry } from '../../helpdesk/contracts/audit.ts';
import type { ReceiptState, RefusedWhy } from '../../helpdesk/contracts/receipt.ts';
import type { TokenFault } from '../../helpdesk/contracts/sign-in.ts';
import { presses } from './admin-channel/presses.ts';

type Outcome =
  | Exclude<ReceiptState, 'sending'>
  | 'verified'
  | 'told'
  | 'notInstalled'
  | 'unsure'
  | 'wrong'
  | 'expired'
  | 'approvalRequired'
  | 'secondAsked'
  | 'secondApproved'
  | 'secondRejected'
  | 'approved'
  | 'rejected'
  | 'nothing';

/** Why something was refused. */
type Refused =
  | Exclude<RefusedWhy, 'other'>
  | Exclude<Speaker['kind'], 'operator'>
  | (Entry & { kind: 'refused' })['why']
  | TokenFault
  | 'beyondBound'
  | 'assignmentGone'
  | 'assignmentChanged'
  | 'formFaulty'
  | 'unknownSpeaker'
  | 'notYours'
  | 'noGrant'
  | 'secondOperator'
  | 'fenced'
  | 'tooMany'
  | `manager.${NoManager}`
  | Exclude<Installed, 'installed' | 'there' | 'failed'>
  | 'outside'
  | 'entraRole'
  | 'noReadPermission'
  | Exclude<ApprovalDecided['kind'], 'approved' | 'rejected' | 'failed' | 'unknown'>;

/** The audit in the admin channel. A word of the log that has no words here is shown as it is. */
export const audit = (translator: Translator) => {
  const { t } = translator;
  const kinds: Record<AuditEntry['kind'], (outcome: string | undefined) => string> = {
    read: (count) => (count === undefined ? t('Shown') : t('Shown: {{count}}', { count })),
    refused: (why) => (why === undefined ? t('Refused') : t('Refused: {{why}}', { why })),
    started: () => t('Started'),
    ended: (outcome) => outcome ?? t('Finished'),
    settled: (outcome) =>
      outcome === undefined ? t('Reported by the device') : t('{{outcome}}, by the device', { outcome }),
  };
  return {
    heading: t('Audit'),
    everything: t('Newest first'),
    everyEntry: t('Every entry'),
    oneLine: t('One line an action'),
    asked: (query: string) => t('Entries for “{{query}}”, newest first', { query }),
    nothing: t('No entries found.'),
    export: t('Export'),
    onDevice: (id: string) => t('Device {{id}}', { id }),
    assignment: (name: string) => t('Assignment {{name}}', { name }),
    through: (names: string) => t('Allowed by {{names}}', { names }),
    option: (label: string, value: string) => t('{{label}}: {{value}}', { label, value }),
    ticket: (number: string) => t('Ticket {{number}}', { number }),
    chosen: (all: readonly string[]) => t('Chosen: {{all}}', { all: all.join(' · ') }),
    more: (n: string) => t('and {{n}} more', { n }),
    presses: presses(translator),
    /** Everything except presses: commands by what is said, and role changes by Graph's name. Remote actions have titles of their own. */
    others: {
      message: t('Other message'),
      press: t('Unknown button'),
      search: t('Search people'),
      extension: t('Search from the compose box'),
      aboutSender: t('Troubleshoot the sender of a message'),
      'search people': t('Search people'),
      'search groups': t('Search groups'),
      'search scopeGroups': t('Search groups for a scope'),
      arrived: t('Added the bot'),
      'sign in': t('Sign in'),
      'sign out': t('Sign out'),
      help: t('Help'),
      whoami: t('Show own roles'),
      cancel: t('Clear the selected user'),
      'select user': t('Select user'),
      device: t('Find device'),
      key: t('Find recovery key'),
      roles: t('List roles'),
      'assign role': t('Assign role'),
      'remove role': t('Remove role'),
      createRoleAssignment: t('Assign role'),
      deleteRoleAssignment: t('Remove role assignment'),
      policy: t('Policy'),
      approvals: t('List what is waiting for a decision'),
      approval: t('Intune’s request for approval'),
      'caller check': t('Caller check'),
      'call announced': t('Announce a call'),
      'install bot': t('Install the bot for a person'),
      'tell employee': t('Tell the employee'),
      'stop everything': t('Stop everything'),
      resume: t('Resume'),
      audit: t('Read audit'),
      'audit verify': t('Verify audit'),
      report: t('Read report'),
    },
    kinds,
    outcomes: {
      accepted: t('Accepted by Intune'),
      verified: t('Verified'),
      told: t('Told in Teams'),
      notInstalled: t('Not told: they don’t have the bot in Teams'),
      unsure: t('Maybe told: the bot stopped meanwhile'),
      wrong: t('A wrong number was pressed'),
      expired: t('Not answered in time'),
      secondAsked: t('Waiting for a second operator'),
      secondApproved: t('Approved as second operator'),
      secondRejected: t('Rejected as second operator'),
      approved: t('Approved'),
      rejected: t('Rejected'),
      approvalRequired: t('Waiting for a second administrator’s approval'),
      pending: t('Pending'),
      done: t('Done'),
      failed: t('Failed'),
      notSupported: t('Not supported'),
      canceled: t('Canceled'),
      unknown: t('Outcome unknown'),
      nothing: t('Nothing was shown'),
    } satisfies Record<Outcome, string>,
    /** Why something was refused. */
    reasons: {
      noRole: t('no Intune role'),
      permission: t('not included in the role'),
      scope: t('outside the scope'),
      scopeUnread: t('the scope could not be read'),
      tagsUnread: t('the scope tags could not be read'),
      outside: t('outside the scope'),
      entraRole: t('without the Entra role that may see it'),
      device: t('not available for the device'),
      changed: t('the device has a different user now'),
      gone: t('the device is gone'),
      alreadyPending: t('the same action is already pending'),
      choiceGone: t('what was chosen is no longer there for them'),
      choiceChanged: t('what is removed from the device has changed meanwhile'),
      choiceUnclear: t('it isn’t clear what is removed from the device'),
      pinUnused: t('the Mac’s PIN hasn’t been used yet'),
      typed: t('the device’s name or the reason didn’t match'),
      policyDenied: t('not allowed by the policy'),
      notMe: t('the person says that it isn’t them'),
      noGrant: t('the caller isn’t verified'),
      secondOperator: t('a second operator can’t be asked for it'),
      fenced: t('“That’s not me” was pressed about the person'),
      tooMany: t('asked too often'),
      notAllowed: t('the organization doesn’t let the bot install itself'),
      notInCatalog: t('the organization’s catalog doesn’t have the app'),
      'manager.none': t('the person has no manager'),
      'manager.operator': t('the operator is the manager'),
      'manager.cantAnswer': t('the manager’s account is blocked or a guest’s'),
      'manager.asksToo': t('the manager has asked about the same person'),
      secondRejected: t('rejected by a second operator'),
      secondLapsed: t('the 30 minutes for a second operator’s approval were over'),
      secondUnasked: t('no second operator could be asked'),
      stopped: t('an admin has stopped every action'),
      operatorBudget: t('the operator’s budget is spent'),
      tenantBudget: t('the budget of all operators is spent'),
      asked: t('the reason or ticket that the policy asks for was missing'),
      approvalLapsed: t('not approved within three days'),
      approvalRejected: t('rejected by a second administrator'),
      approvalCanceled: t('the request for approval was canceled'),
      valuesLost: t('the PIN was lost when the bot restarted'),
      notYours: t('another operator’s confirmation'),
      notAnOperator: t('no longer an operator'),
      blocked: t('the account is blocked'),
      guest: t('a guest'),
      notAMember: t('not a member of the organization'),
      unknown: t('unknown person'),
      place: t('outside the admin channel'),
      notPrivate: t('the admin channel isn’t private'),
      notInChannel: t('not a member of the admin channel'),
      beyondBound: t('beyond their own scope'),
      assignmentGone: t('the assignment is gone'),
      assignmentChanged: t('the assignment has changed'),
      formFaulty: t('what was entered no longer fits'),
      notAnAdmin: t('not allowed to assign roles'),
      notRecorded: t('no record could be written'),
      unsure: t('could not be verified'),
      noReadPermission: t('not allowed to read devices'),
      ownRequest: t('their own request'),
      askedByBot: t('asked by the bot, unknown for whom'),
      over: t('decided before'),
      dropped: t('what waited for it has ended'),
      notAnApprover: t('in no group of approvers'),
      unknownSpeaker: t('no Entra id'),
      malformed: t('the token is malformed'),
      expired: t('the token has expired'),
      notForUs: t('the token is for another application'),
      foreignTenant: t('another organization'),
      wrongPerson: t('the sign-in is another person’s'),
      signature: t('the token’s signature is wrong'),
    } satisfies Record<Refused, string>,
  };
};
