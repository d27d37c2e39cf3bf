import type { Tenant } from '../tenant/index.ts';
import type { ApprovalRule, Entity } from '../types.ts';

/** Graph's types of policies, by what they protect here. */
const TYPES: Readonly<Record<string, string>> = {
  wipe: 'deviceWipe',
  retire: 'deviceRetire',
  delete: 'deviceDelete',
  createRoleAssignment: 'role',
  changeRoleAssignment: 'role',
  deleteRoleAssignment: 'role',
};

/** A request of the tenant's file names the type itself. */
export const policyTypeOf = (action: string): string => TYPES[action] ?? action;

/** What the tenant's policies say of an action. */
export function ruleOfPolicy(tenant: Tenant, action: string): ApprovalRule {
  const rows = tenant.data.nav['deviceManagement/operationApprovalPolicies'];
  const policies = Array.isArray(rows) ? (rows as Entity[]) : [];
  const policy = policies.find(({ policyType }) => policyType === policyTypeOf(action));
  return policy ? { approval: true, approverGroupIds: policy.approverGroupIds as string[] } : {};
}
