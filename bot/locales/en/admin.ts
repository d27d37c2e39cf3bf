import type { Translator } from '../translator.ts';
import type { NotMade } from '../../helpdesk/contracts/role-change.ts';

/** What the bot says in plain sentences in the admin channel. */
export const admin = ({ t }: Translator) => ({
  refused: t('I can’t do that for you here.'),
  sayItThere: t('I can’t do that for you here. Say this in the admin channel.'),
  postedPrivately: t('I may not post in the admin channel: Teams refused it. Here is what you asked for.'),
  goneNamed: (name: string) =>
    t('The assignment “{{name}}” no longer exists. You removed nothing.', { name }),
  beyondYours: (name: string, scope: string) =>
    t(
      'The assignment “{{name}}” has a scope beyond your own: {{scope}}. You can only remove what is within the scope that you have yourself. Nothing was removed. For more, ask an Intune administrator.',
      { name, scope },
    ),
  /** Named in place of a scope that could not be read. */
  scopeUnread: t('Intune can’t say right now whether it covers all users or all devices'),
  removed: (name: string) =>
    t(
      'The assignment “{{name}}” is removed. People who were operators only through it can’t do anything here now.',
      { name },
    ),
  failed: (name: string) => t('“{{name}}” was not changed.', { name }),
  unknownOutcome: (name: string) =>
    t('Outcome unknown: “{{name}}” may or may not have been changed. Check “roles” before you try again.', {
      name,
    }),
  cutOff: (name: string) =>
    t(
      '“{{name}}” was confirmed earlier, but Intune’s answer didn’t reach the bot, so the outcome was unknown. This press changed nothing.',
      { name },
    ),
  /** Whether the assignment exists now. */
  exists: (exists: boolean | undefined) =>
    exists === undefined
      ? t(
          'The outcome is still unknown: the assignments could not be read. Check “roles” before you try again.',
        )
      : exists
        ? t('Intune has the assignment now.')
        : t('Intune has no such assignment now.'),
  /** What a second administrator is told if nobody typed a reason. */
  justification: {
    assign: (name: string, role: string, members: string, scope: string) =>
      t('Assign the role “{{role}}” as “{{name}}”. Members: {{members}}. Scope: {{scope}}.', {
        role,
        name,
        members,
        scope,
      }),
    remove: (name: string, role: string) =>
      t('Remove the assignment “{{name}}” of the role “{{role}}”.', { name, role }),
  },
  waiting: {
    what: (name: string) =>
      t(
        '“{{name}}” waits for approval: your organization requires a second administrator to approve role changes. Nothing was changed yet.',
        { name },
      ),
    how: t(
      'An approver has three days to decide, in this channel or in the Intune admin center under Tenant administration, Multi Admin Approval. The change is then made automatically.',
    ),
    code: (code: string) => t('The code of the request is {{code}}.', { code }),
    refresh: t('Refresh'),
  },
  /** A change that waited for approval was not made. */
  notMade: {
    approvalLapsed: t('No second administrator approved it within three days. Ask one, then start again.'),
    approvalRejected: t('A second administrator rejected the request. Ask them before you start again.'),
    approvalCanceled: t('The request for approval was canceled. Start again if you still need it.'),
    notApproved: t(
      'Intune refused it: a second administrator rejected the request, it was canceled, or it is older than three days. Ask them before you start again.',
    ),
    notAllowed: t('The requester may no longer change roles in this channel.'),
    beyondBound: t('It is now beyond the requester’s scope.'),
    assignmentGone: t('The assignment no longer exists.'),
    assignmentChanged: t(
      'The assignment has changed since the removal was asked for. Check it, then start again.',
    ),
    formFaulty: t(
      'What was entered no longer fits what Intune has now, for example a group or the name. Start again with “assign role”.',
    ),
    problem: t('Intune refused it.'),
  } satisfies Record<NotMade, string>,
  approved: (name: string) => t('A second administrator approved “{{name}}”.', { name }),
  auditHead: (day: string, seq: string, hash: string) =>
    t(
      'Audit on {{day}}: {{seq}} entries, head {{hash}}. It is posted here so that missing entries are noticed. “audit verify” checks the whole audit.',
      { day, seq, hash },
    ),
  auditBroken: (seq: string, why: string, entries: string, hash: string) =>
    t(
      'The audit isn’t whole: entry {{seq}} is the first that doesn’t fit ({{why}}). Somebody or something changed the bot’s files. Keep the files and find out who could write to the data folder. The audit now ends with entry {{entries}}, head {{hash}}.',
      { seq, why, entries, hash },
    ),
  over: {
    unknown: t(
      'I no longer know this confirmation, so I can’t tell whether its change was made. This press changed nothing. Check “roles” and “audit” before you start again.',
    ),
    notYours: t('This confirmation belongs to another administrator. Your press changed nothing.'),
    used: t('This was confirmed before. This press changed nothing.'),
    canceled: t('Canceled. Nothing was changed.'),
    expired: t('The time to confirm is over. Nothing was changed.'),
  },
});
