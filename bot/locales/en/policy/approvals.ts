/** Requests for Intune's Multi Admin Approval, as the admin channel sees them. */
export const approvals = {
  heading: 'Intune asks for an approval',
  /** Graph's types of policies, as what is asked for. */
  types: {
    deviceWipe: 'Wipe',
    deviceRetire: 'Retire',
    deviceRetireNonCompliant: 'Retire devices that aren’t compliant',
    deviceDelete: 'Delete',
    deviceLock: 'Remote lock',
    deviceErase: 'Erase',
    deviceDisableActivationLock: 'Disable Activation Lock',
    deviceResetPasscode: 'Reset passcode',
    deviceAction: 'A device action',
    role: 'A change of Intune roles',
    app: 'A change of apps',
    script: 'A change of scripts',
    compliancePolicy: 'A change of compliance policies',
    configurationPolicy: 'A change of configuration policies',
    operationApprovalPolicy: 'A change of an access policy (Multi Admin Approval)',
    tenantConfiguration: 'A change of the tenant’s configuration',
  } satisfies Record<string, string>,
  someType: (type: string) => `A change of “${type}”`,
  someChange: 'A change that Graph doesn’t name',
  assign: (name: string) => `Assign role: ${name}`,
  remove: (name: string) => `Remove role assignment: ${name}`,
  wants: (name: string, what: string) => `${name} asks for: ${what}`,
  application: (name: string) => `The application ${name}`,
  somebody: 'Somebody whom Graph doesn’t name',
  noDevice: 'Graph doesn’t say which device. The Intune admin center does.',
  reason: (reason: string) => `Reason: ${reason}`,
  noReason: 'No reason was given.',
  expires: (when: string) => `It can be decided until ${when}.`,
  code: (id: string) => `Request ${id}`,
  how: 'Approve only if you know why. Somebody else than who asked decides, who is an approver in Intune. Your own sign-in is used.',
  approve: 'Approve',
  reject: 'Reject',
  /** What Intune keeps beside the decision. */
  notes: {
    approved: 'Approved in the help desk’s admin channel in Teams',
    rejected: 'Rejected in the help desk’s admin channel in Teams',
  },
  ends: {
    approved: 'Approved.',
    rejected: 'Rejected. Nothing is sent.',
    canceled: 'Canceled by whoever asked.',
    completed: 'Approved and carried out.',
    expired: 'Nobody decided in time. Nothing is sent.',
    dropped: 'What waited for it has ended without it. Nothing is sent from here.',
  },
  endsBy: {
    approved: (name: string) => `Approved by ${name}.`,
    rejected: (name: string) => `Rejected by ${name}. Nothing is sent.`,
    completed: (name: string) => `Approved by ${name} and carried out.`,
  },
  /** After an approval: who goes on. */
  goesOn: {
    here: 'What waited goes on by itself.',
    elsewhere: 'Whoever asked completes it in the Intune admin center.',
  },
  decided: {
    ownRequest: 'You asked for this yourself, so somebody else has to decide.',
    askedByBot: 'I asked for this and no longer know for whom. Decide it in the Intune admin center.',
    dropped:
      'What waited for this has ended here, so approving it would only let somebody finish it elsewhere. Reject it, or decide it in the Intune admin center.',
    notAnApprover:
      'You can’t decide this: you are in no group that Intune’s access policy names as approvers.',
    unsure: 'I couldn’t check whether you may decide this. Nothing was changed.',
    failed: 'Intune didn’t take your decision. Nothing was changed.',
    unknown: 'Nobody knows whether Intune took your decision. Say “approvals” to see how it is now.',
    gone: 'I no longer know this request. Your press changed nothing. Say “approvals” to see what waits.',
  },
  list: {
    heading: (n: string) => `Waiting for a decision · ${n}`,
    none: 'Nothing waits for a decision.',
    noneOwn: 'No second operator is asked for anything now.',
    unread: (why: string) => `Intune’s requests could not be read. ${why}`,
    some: 'Some of Intune’s requests could not be read, so there may be more.',
    intune: 'Intune’s Multi Admin Approval',
    second: 'Second operator',
    asked: (when: string) => `asked ${when}`,
    until: (when: string) => `until ${when}`,
    watched: 'New requests are posted here by themselves.',
    /** Nobody's sign-in can be used to look. */
    unwatched:
      'New requests from elsewhere can’t be posted by themselves now: I have no sign-in to look with. Whoever says something here and is signed in lends theirs.',
  },
  many: (n: string) =>
    `${n} more requests wait for an approval than are posted here in an hour. Say “approvals” to see all.`,
};
