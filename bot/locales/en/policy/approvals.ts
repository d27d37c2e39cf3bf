import type { Translator } from '../../translator.ts';
/** Requests for Intune's Multi Admin Approval, as the admin channel sees them. */
export const approvals = ({ t }: Translator) => ({
  heading: t('Intune asks for approval'),
  /** Graph's types of policies, as what is asked for. */
  types: {
    deviceWipe: t('Wipe'),
    deviceRetire: t('Retire'),
    deviceRetireNonCompliant: t('Retire devices that aren’t compliant'),
    deviceDelete: t('Delete'),
    deviceLock: t('Remote lock'),
    deviceErase: t('Erase'),
    deviceDisableActivationLock: t('Disable Activation Lock'),
    deviceResetPasscode: t('Reset passcode'),
    deviceAction: t('a device action'),
    role: t('a change of Intune roles'),
    app: t('a change of apps'),
    script: t('a change of scripts'),
    compliancePolicy: t('a change of compliance policies'),
    configurationPolicy: t('a change of configuration policies'),
    operationApprovalPolicy: t('a change of an access policy (Multi Admin Approval)'),
    tenantConfiguration: t('a change of the tenant’s configuration'),
  } satisfies Record<string, string>,
  someType: (type: string) => t('a change of “{{type}}”', { type }),
  someChange: t('a change (Graph gives no name)'),
  assign: (name: string) => t('Assign role: {{name}}', { name }),
  remove: (name: string) => t('Remove role assignment: {{name}}', { name }),
  wants: (name: string, what: string) => t('{{name}} asks for: {{what}}', { name, what }),
  application: (name: string) => t('The application {{name}}', { name }),
  somebody: t('Somebody (Graph gives no name)'),
  noDevice: t('Graph doesn’t say which device. The Intune admin center does.'),
  reason: (reason: string) => t('Reason: {{reason}}', { reason }),
  noReason: t('No reason was given.'),
  expires: (when: string) => t('It can be decided until {{when}}.', { when }),
  code: (id: string) => t('Request {{id}}', { id }),
  how: t(
    'Approve only if you know why. Somebody other than the requester has to decide, and must be an approver in Intune. Your own sign-in is used.',
  ),
  approve: t('Approve'),
  reject: t('Reject'),
  /** What Intune keeps beside the decision. */
  notes: {
    approved: t('Approved in the help desk’s admin channel in Teams'),
    rejected: t('Rejected in the help desk’s admin channel in Teams'),
  },
  ends: {
    approved: t('Approved.'),
    rejected: t('Rejected. Nothing is sent.'),
    canceled: t('Canceled by the requester.'),
    completed: t('Approved and carried out.'),
    expired: t('Nobody decided in time. Nothing is sent.'),
    dropped: t('What waited for it has already ended. Nothing is sent from here.'),
  },
  endsBy: {
    approved: (name: string) => t('Approved by {{name}}.', { name }),
    rejected: (name: string) => t('Rejected by {{name}}. Nothing is sent.', { name }),
    completed: (name: string) => t('Approved by {{name}} and carried out.', { name }),
  },
  /** After an approval: who goes on. */
  goesOn: {
    here: t('What waited for it continues by itself.'),
    elsewhere: t('The requester completes it in the Intune admin center.'),
  },
  decided: {
    ownRequest: t('You asked for this yourself, so somebody else has to decide.'),
    askedByBot: t('I asked for this and no longer know for whom. Decide it in the Intune admin center.'),
    dropped: t(
      'What waited for this has ended here, so approving it would only let somebody finish it elsewhere. Reject it, or decide it in the Intune admin center.',
    ),
    notAnApprover: t(
      'You can’t decide this: you are in no group that Intune’s access policy names as approvers.',
    ),
    unsure: t('I couldn’t check whether you may decide this. Nothing was changed.'),
    failed: t('Intune didn’t accept your decision. Nothing was changed.'),
    unknown: t('It’s unknown whether Intune accepted your decision. Say “approvals” to see the state now.'),
    gone: t('I no longer know this request. Your press changed nothing. Say “approvals” to see what waits.'),
  },
  list: {
    heading: (n: string) => t('Waiting for a decision · {{n}}', { n }),
    none: t('Nothing is waiting for a decision.'),
    noneOwn: t('No action is waiting for a second operator.'),
    unread: (why: string) => t('Intune’s requests could not be read. {{why}}', { why }),
    some: t('Some of Intune’s requests could not be read, so there may be more.'),
    intune: t('Intune’s Multi Admin Approval'),
    second: t('Second operator'),
    asked: (when: string) => t('asked {{when}}', { when }),
    until: (when: string) => t('until {{when}}', { when }),
    watched: t('New requests are posted here automatically.'),
    /** Nobody's sign-in can be used to look. */
    unwatched: t(
      'New requests aren’t posted automatically right now: I can look for them only with the sign-in of somebody in this channel. Say something here, and I use yours.',
    ),
  },
  many: (n: string) =>
    t(
      '{{n}} more requests wait for an approval than are posted here in an hour. Say “approvals” to see all.',
      { n },
    ),
});
