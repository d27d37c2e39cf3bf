import type { AdminDataset, AdminVerb } from '../../helpdesk/contracts/verbs.ts';
import { adminSayPress } from '../free-text/say-press.ts';
import type { Search } from '../turn.ts';
import type { AdminCommand, AdminPress, AdminTurn, DecidePress } from './admin-turn.ts';
import { assignRole, dismissRole, reviewRole, roleForm } from './assign-role.ts';
import { verifyAudit } from './audit-verify.ts';
import { audit, auditPage, exportAudit } from './audit.ts';
import { cancelRole, confirmRole, showChange, showRole } from './confirm-role.ts';
import { adminHelpAbout } from './help.ts';
import { askRemoveRole, removeRole } from './remove-role.ts';
import { changePolicyPress, policy } from '../policy/policy.ts';
import { approvals, approvalsPage, approveRequest, rejectRequest } from '../policy/approvals.ts';
import { approveSecond, rejectSecond } from '../policy/second.ts';
import { resume, stop } from '../policy/stop.ts';
import { approveProposal, rejectProposal } from '../policy/proposals.ts';
import { exportReport, report } from './report.ts';
import { roles, rolesPage } from './roles.ts';
import { searchGroups, searchScopeGroups } from './search-groups.ts';

export const adminHelp: AdminCommand = adminHelpAbout(() => adminCommands);

/** What admins can say in the admin channel, in the order of its help card. */
export const adminCommands: readonly AdminCommand[] = [
  roles,
  assignRole,
  removeRole,
  approvals,
  policy,
  stop,
  resume,
  audit,
  verifyAudit,
  report,
  adminHelp,
];

/** What admins can press there. */
export const adminPresses = {
  'roles.page': rolesPage,
  'role.form': roleForm,
  'role.review': reviewRole,
  'role.dismiss': dismissRole,
  'role.ask-remove': askRemoveRole,
  'role.confirm': confirmRole,
  'role.cancel': cancelRole,
  'role.show': showRole,
  'role.state': showChange,
  'policy.change': changePolicyPress,
  'proposal.approve': approveProposal,
  'proposal.reject': rejectProposal,
  'second.approve': approveSecond,
  'second.reject': rejectSecond,
  'approvals.page': approvalsPage,
  'approval.approve': approveRequest,
  'approval.reject': rejectRequest,
  'audit.page': auditPage,
  'audit.export': exportAudit,
  'report.export': exportReport,
  'command.say-admin': adminSayPress(() => adminCommands),
} satisfies Record<AdminVerb, AdminPress | DecidePress>;

/** What the admins' fields that search as one types can ask for. */
export const adminSearches = {
  groups: searchGroups,
  scopeGroups: searchScopeGroups,
} satisfies Record<AdminDataset, Search<AdminTurn>>;
