/**
 * What the cards' buttons ask for. bot/commands has a row for each verb, and cards can name no other: the compiler holds both.
 */
export type OperatorVerb =
  | 'user.show'
  | 'user.choose'
  | 'user.account'
  | 'user.groups'
  | 'user.devices'
  | 'user.tab'
  | 'device.tab'
  | 'tab.why'
  | 'whoami.show'
  | 'whoami.list'
  | 'whoami.asked'
  | 'device.show'
  | 'device.actions'
  | 'devices.several'
  | 'devices.ask'
  | 'devices.compare'
  | 'devices.differ'
  | 'user.ticket'
  | 'device.ticket'
  | 'action.ask'
  | 'action.fill'
  | 'action.confirm'
  | 'action.cancel'
  | 'action.state'
  | 'receipt.show'
  | 'secret.show'
  | 'secret.hide'
  | 'key.show'
  | 'key.hide'
  | 'key.search-on'
  | 'caller.verify'
  | 'caller.ask-manager'
  | 'caller.announce'
  | 'caller.show'
  | 'caller.answer'
  | 'caller.not-me'
  | 'command.say'
  | 'shared.open';

/** Pressed only in the admin channel. */
export type AdminVerb =
  | 'roles.page'
  | 'role.form'
  | 'role.review'
  | 'role.dismiss'
  | 'role.ask-remove'
  | 'role.confirm'
  | 'role.cancel'
  | 'role.show'
  | 'role.state'
  | 'audit.page'
  | 'audit.export'
  | 'report.export'
  | 'command.say-admin'
  | 'policy.change'
  | 'proposal.approve'
  | 'proposal.reject'
  | 'second.approve'
  | 'second.reject'
  | 'approvals.page'
  | 'approval.approve'
  | 'approval.reject';

export type Verb = OperatorVerb | AdminVerb;

/** What a field that searches as one types can ask for. */
export type OperatorDataset = 'people';
export type AdminDataset = 'groups' | 'scopeGroups';
