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
  approval: (code: string) =>
    `Your tenant requires a second administrator to approve role changes (${code}). Ask for approval in the Intune admin center under Tenant administration, Multi Admin Approval. Once it is approved, make the change there or here again.`,
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
