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

const kinds: Record<AuditEntry['kind'], (outcome: string | undefined) => string> = {
  read: (count) => (count === undefined ? 'Shown' : `Shown: ${count}`),
  refused: (why) => (why === undefined ? 'Refused' : `Refused: ${why}`),
  started: () => 'Started',
  ended: (outcome) => outcome ?? 'Finished',
  settled: (outcome) => (outcome === undefined ? 'Reported by the device' : `${outcome}, by the device`),
};

/** The audit in the admin channel. A word of the log that has no words here is shown as it is. */
export const audit = {
  heading: 'Audit',
  everything: 'Newest first',
  everyEntry: 'Every entry',
  oneLine: 'One line an action',
  asked: (query: string) => `Entries for “${query}”, newest first`,
  nothing: 'No entries found.',
  export: 'Export',
  onDevice: (id: string) => `Device ${id}`,
  assignment: (name: string) => `Assignment ${name}`,
  through: (names: string) => `Allowed by ${names}`,
  option: (label: string, value: string) => `${label}: ${value}`,
  ticket: (number: string) => `Ticket ${number}`,
  chosen: (all: readonly string[]) => `Chosen: ${all.join(' · ')}`,
  more: (n: string) => `and ${n} more`,
  presses,
  /** Everything except presses: commands by what is said, and role changes by Graph's name. Remote actions have titles of their own. */
  others: {
    message: 'Other message',
    press: 'Unknown button',
    search: 'Search people',
    extension: 'Search from the compose box',
    aboutSender: 'Troubleshoot the sender of a message',
    'search people': 'Search people',
    'search groups': 'Search groups',
    'search scopeGroups': 'Search groups for a scope',
    arrived: 'Added the bot',
    'sign in': 'Sign in',
    'sign out': 'Sign out',
    help: 'Help',
    whoami: 'Show own roles',
    cancel: 'Clear the selected user',
    'select user': 'Select user',
    device: 'Find device',
    key: 'Find recovery key',
    roles: 'List roles',
    'assign role': 'Assign role',
    'remove role': 'Remove role',
    createRoleAssignment: 'Assign role',
    deleteRoleAssignment: 'Remove role assignment',
    policy: 'Policy',
    approvals: 'List what waits for a decision',
    approval: 'Intune’s request for approval',
    'caller check': 'Caller check',
    'call announced': 'Announce a call',
    'install bot': 'Install the bot for a person',
    'tell employee': 'Tell the employee',
    'stop everything': 'Stop everything',
    resume: 'Resume',
    audit: 'Read audit',
    'audit verify': 'Verify audit',
    report: 'Read report',
  },
  kinds,
  outcomes: {
    accepted: 'Accepted by Intune',
    verified: 'Verified',
    told: 'Told in Teams',
    notInstalled: 'Not told: they don’t have the bot in Teams',
    unsure: 'Perhaps told: the bot ended meanwhile',
    wrong: 'A wrong number was pressed',
    expired: 'Not answered in time',
    secondAsked: 'Waiting for a second operator',
    secondApproved: 'Approved as second operator',
    secondRejected: 'Rejected as second operator',
    approved: 'Approved',
    rejected: 'Rejected',
    approvalRequired: 'Waiting for a second administrator’s approval',
    pending: 'Pending',
    done: 'Done',
    failed: 'Failed',
    notSupported: 'Not supported',
    canceled: 'Canceled',
    unknown: 'Outcome unknown',
    nothing: 'Nothing was shown',
  } satisfies Record<Outcome, string>,
  /** Why something was refused. */
  reasons: {
    noRole: 'no Intune role',
    permission: 'not included in the role',
    scope: 'outside the scope',
    scopeUnread: 'the scope could not be read',
    tagsUnread: 'the scope tags could not be read',
    outside: 'outside the scope',
    entraRole: 'without the Entra role that may see it',
    device: 'not available for the device',
    changed: 'the device has a different user now',
    gone: 'the device is gone',
    alreadyPending: 'the same action is already pending',
    choiceGone: 'what was chosen is no longer there for them',
    pinUnused: 'the Mac’s PIN hasn’t been used yet',
    typed: 'the device’s name or the reason didn’t match',
    policyDenied: 'not allowed by the policy',
    notMe: 'the person says that it isn’t them',
    noGrant: 'the caller isn’t verified',
    secondOperator: 'a second operator can’t be asked for it',
    fenced: 'the person said that it wasn’t them',
    tooMany: 'asked too often',
    notAllowed: 'the organization doesn’t let the bot install itself',
    notInCatalog: 'the organization’s catalog doesn’t have the app',
    'manager.none': 'the person has no manager',
    'manager.operator': 'the operator is the manager',
    'manager.cantAnswer': 'the manager’s account is blocked or a guest’s',
    'manager.asksToo': 'the manager has asked about the same person',
    secondRejected: 'rejected by a second operator',
    secondLapsed: 'no second operator approved it in time',
    secondUnasked: 'no second operator could be asked',
    stopped: 'an admin has stopped every action',
    operatorBudget: 'the operator’s budget is spent',
    tenantBudget: 'the budget of all operators is spent',
    asked: 'the reason or ticket that the policy asks for was missing',
    approvalLapsed: 'not approved within three days',
    approvalRejected: 'rejected by a second administrator',
    approvalCanceled: 'the request for approval was canceled',
    valuesLost: 'the PIN was lost when the bot restarted',
    notYours: 'another operator’s confirmation',
    notAnOperator: 'no longer an operator',
    blocked: 'the account is blocked',
    guest: 'a guest',
    notAMember: 'not a member of the organization',
    unknown: 'unknown person',
    place: 'outside the admin channel',
    notPrivate: 'the admin channel isn’t private',
    notInChannel: 'not a member of the admin channel',
    beyondBound: 'beyond their own scope',
    assignmentGone: 'the assignment is gone',
    assignmentChanged: 'the assignment has changed',
    formFaulty: 'what was entered no longer fits',
    notAnAdmin: 'not allowed to assign roles',
    notRecorded: 'no record could be written',
    unsure: 'could not be verified',
    noReadPermission: 'not allowed to read devices',
    ownRequest: 'their own request',
    askedByBot: 'asked by the bot, nobody knows for whom',
    over: 'decided before',
    dropped: 'what waited for it has ended',
    notAnApprover: 'in no group of approvers',
    unknownSpeaker: 'no Entra id',
    malformed: 'the token is malformed',
    expired: 'the token has expired',
    notForUs: 'the token is for another application',
    foreignTenant: 'another organization',
    wrongPerson: 'the sign-in is another person’s',
    signature: 'the token’s signature is wrong',
  } satisfies Record<Refused, string>,
};
