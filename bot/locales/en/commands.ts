/** What the help card, the docs and the app's manifest say about each command: what to type, and what comes. */
export const commands = {
  selectUser: {
    say: 'select user NAME',
    does: 'A person’s account, groups and devices. NAME is a name or part of one, UPN, mail or object id.',
  },
  device: { say: 'device NAME', does: 'One device, by name, serial number, IMEI or id.' },
  whoami: { say: 'whoami', does: 'Your roles, permissions and scope groups, and where they come from.' },
  cancel: { say: 'cancel', does: 'Forgets the selected user and drops pending confirmations.' },
  signOut: { say: 'sign out', does: 'Signs you out.' },
  help: { say: 'help', does: 'This list.' },
  roles: {
    say: 'roles',
    does: 'Every assignment of the Help Desk Operator role and of custom roles that allow remote tasks.',
  },
  assignRole: {
    say: 'assign role',
    does: 'Makes the members of groups help desk operators for people or devices.',
  },
  removeRole: { say: 'remove role NAME', does: 'Removes an assignment, after a confirmation.' },
  audit: {
    say: 'audit [user UPN | device NAME | operator UPN] [since DATE]',
    does: 'Who did what to whom, newest first. Add “export” for a file.',
  },
  verifyAudit: {
    say: 'audit verify',
    does: 'Checks the whole audit and names the first entry that was changed.',
  },
};
