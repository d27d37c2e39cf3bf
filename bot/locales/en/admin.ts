import type { NotMade } from '../../helpdesk/contracts/role-change.ts';

/** What the bot says in plain sentences in the admin channel. */
export const admin = {
  refused: 'I can’t do that for you here.',
  sayItThere: 'I can’t do that for you here. Say this in the admin channel.',
  postedPrivately: 'I may not post in the admin channel: Teams refused it. Here is what you asked for.',
  goneNamed: (name: string) => `The assignment “${name}” no longer exists. You removed nothing.`,
  beyondYours: (name: string, scope: string) =>
    `The assignment “${name}” has a scope beyond your own: ${scope}. You can only remove what is within the scope that you have yourself. Nothing was removed. For more, ask an Intune administrator.`,
  /** Named in place of a scope that could not be read. */
  scopeUnread: 'Intune can’t say right now whether it covers all users or all devices',
  removed: (name: string) =>
    `The assignment “${name}” is removed. People who were operators only through it can’t do anything here now.`,
  failed: (name: string) => `“${name}” was not changed.`,
  unknownOutcome: (name: string) =>
    `Outcome unknown: “${name}” may or may not have been changed. Check “roles” before you try again.`,
  cutOff: (name: string) =>
    `“${name}” was confirmed earlier, but Intune’s answer didn’t reach the bot, so the outcome was unknown. This press changed nothing.`,
  /** Whether the assignment exists now. */
  exists: (exists: boolean | undefined) =>
    exists === undefined
      ? 'The outcome is still unknown: the assignments could not be read. Check “roles” before you try again.'
      : exists
        ? 'Intune has the assignment now.'
        : 'Intune has no such assignment now.',
  /** What a second administrator is told if nobody typed a reason. */
  justification: {
    assign: (name: string, role: string, members: string, scope: string) =>
      `Assign the role “${role}” as “${name}”. Members: ${members}. Scope: ${scope}.`,
    remove: (name: string, role: string) => `Remove the assignment “${name}” of the role “${role}”.`,
  },
  waiting: {
    what: (name: string) =>
      `“${name}” waits for approval: your organization requires a second administrator to approve role changes. Nothing was changed yet.`,
    how: 'An approver has three days to decide, in this channel or in the Intune admin center under Tenant administration, Multi Admin Approval. The change is then made automatically.',
    code: (code: string) => `The code of the request is ${code}.`,
    refresh: 'Refresh',
  },
  /** A change that waited for approval was not made. */
  notMade: {
    approvalLapsed: 'No second administrator approved it within three days. Ask one, then start again.',
    approvalRejected: 'A second administrator rejected the request. Ask them before you start again.',
    approvalCanceled: 'The request for approval was canceled. Start again if you still need it.',
    notApproved:
      'Intune refused it: a second administrator rejected the request, it was canceled, or it is older than three days. Ask them before you start again.',
    notAllowed: 'Whoever asked for it may not change roles in this channel any more.',
    beyondBound: 'It is now beyond the scope of whoever asked for it.',
    assignmentGone: 'The assignment no longer exists.',
    assignmentChanged:
      'The assignment has changed since the removal was asked for. Check it, then start again.',
    formFaulty:
      'What was entered no longer fits what Intune has now, for example a group or the name. Start again with “assign role”.',
    problem: 'Intune refused it.',
  } satisfies Record<NotMade, string>,
  approved: (name: string) => `A second administrator approved “${name}”.`,
  auditHead: (day: string, seq: string, hash: string) =>
    `Audit on ${day}: ${seq} entries, head ${hash}. It is posted here so that missing entries are noticed. “audit verify” checks the whole audit.`,
  auditBroken: (seq: string, why: string, entries: string, hash: string) =>
    `The audit isn’t whole: entry ${seq} is the first that doesn’t fit (${why}). Somebody or something changed the bot’s files. Keep the files and find out who could write to the data folder. The audit now ends with entry ${entries}, head ${hash}.`,
  over: {
    unknown:
      'I no longer know this confirmation, so I can’t tell whether its change was made. This press changed nothing. Check “roles” and “audit” before you start again.',
    notYours: 'This confirmation belongs to another administrator. Your press changed nothing.',
    used: 'This was confirmed before. This press changed nothing.',
    canceled: 'Canceled. Nothing was changed.',
    expired: 'The time to confirm is over. Nothing was changed.',
  },
};
