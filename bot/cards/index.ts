export { actionFormCard } from './action/action-form-card.ts';
export { refusalWords } from './action/action-words.ts';
export { actionsCard } from './action/actions-card.ts';
export type { CardAnswer } from './shared/answer.ts';
export type { ButtonInit } from './shared/button.ts';
export type { AuditRow } from './audit/audit-card.ts';
export { auditCard } from './audit/audit-card.ts';
export { choiceCard, deviceChoiceCard } from './user/choice-card.ts';
export type { ConfirmView } from './action/confirm-card.ts';
export { confirmCard } from './action/confirm-card.ts';
export type { Context } from './shared/context.ts';
export { compareCard, compareFormCard } from './device/compare-card.ts';
export { deviceCard } from './device/device-card.ts';
export { keyCard, keyHiddenCard } from './device/key-card.ts';
export { keyRefusal } from './shared/key-words.ts';
export { devicesCard } from './user/devices-card.ts';
export { keyChoiceCard } from './user/key-choice-card.ts';
export { accountCard } from './user/account-card.ts';
export { groupsCard } from './user/groups-card.ts';
export type { HelpExtras } from './shared/help-card.ts';
export { helpCard } from './shared/help-card.ts';
export type { NoticeInit } from './shared/notice-card.ts';
export { noticeCard } from './shared/notice-card.ts';
export { problemWords } from './shared/problem-note.ts';
export { policyCard } from './policy/policy-card.ts';
export { needWords, policyTitle, policyWords } from './policy/policy-words.ts';
export {
  notMeCard,
  operatorCallerCard,
  personAnsweredCard,
  personAskedCard,
  reallyCard,
  withCaller,
} from './caller/caller-cards.ts';
export { personToldCard } from './caller/told-card.ts';
export { approvalCard } from './policy/approval-card.ts';
export { approvalsCard, approvalsOnPage, type PendingRow } from './policy/approvals-card.ts';
export { note } from './shared/note.ts';
export { secondCard } from './policy/second-card.ts';
export { proposalCard } from './policy/proposal-card.ts';
export { receiptCard } from './receipt/receipt-card.ts';
export { reportCard } from './report/report-card.ts';
export { roleCard } from './role/role-card.ts';
export { roleConfirmCard } from './role/role-confirm-card.ts';
export { roleFormCard } from './role/role-form-card.ts';
export { rolesCard } from './role/roles-card.ts';
export { secretCard } from './receipt/secret-card.ts';
export type { NotAll } from './action/several-card.ts';
export { deviceTicketCard, userTicketCard } from './ticket/ticket-card.ts';
export { severalCard } from './action/several-card.ts';
export { sharedCard } from './shared/shared-card.ts';
export { userCard } from './user/user-card.ts';
export { isAssignmentList, type RightNames } from './role/assignment-lists.ts';
export { appsTab } from './tabs/apps-tab.ts';
export { failuresTab, restrictionsTab } from './tabs/enrollment-tabs.ts';
export { policyTab } from './tabs/policy-tab.ts';
export { defenderTab } from './tabs/defender-tab.ts';
export { diagnosticsTab, remediationsTab } from './tabs/device-runs-tabs.ts';
export { protectionTab } from './tabs/protection-tab.ts';
export type { UpdatesRead } from './tabs/updates-tab.ts';
export { updatesTab } from './tabs/updates-tab.ts';
export { signInTab } from './tabs/sign-in-tab.ts';
export { licensesTab } from './tabs/licenses-tab.ts';
export type { TabView } from './tabs/tab-card.ts';
export { deviceTabCard, tabCard } from './tabs/tab-card.ts';
export { whoamiCard } from './role/whoami-card.ts';
export { whoamiListCard } from './role/whoami-list-card.ts';
