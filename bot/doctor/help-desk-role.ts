import { HELP_DESK_OPERATOR, isHelpDeskRole } from '../helpdesk/admin/help-desk-roles.ts';
import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import { ok, wrong, type Check } from './finding.ts';

/** Whether Intune's role is there that makes an operator, and whether anybody has it. */
export function helpDeskRoleCheck(graphFor: () => Pick<GraphApi, 'roles'>): Check {
  return {
    name: 'Help Desk Operator role',
    async run() {
      const { roles } = graphFor();
      const builtIn = (await roles.definitions()).some(
        ({ roleId, roleName, roleIsBuiltIn }) =>
          roleIsBuiltIn && (roleId === HELP_DESK_OPERATOR || roleName === 'Help Desk Operator'),
      );
      if (!builtIn) return wrong('Intune has no such built-in role: check that the tenant has Intune');
      const count = (await roles.assignments()).filter(isHelpDeskRole).length;
      if (count === 0) return ok('found; nobody has it yet: say “assign role” in the admin channel');
      return ok(`found; ${count} ${count === 1 ? 'assignment' : 'assignments'} of it and of roles like it`);
    },
  };
}
