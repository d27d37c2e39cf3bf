/** What the bot says in plain sentences in the admin channel. */
export const admin = {
  refused: 'I can’t do that for you here.',
  postedPrivately: 'I may not post in the admin channel: Teams refused it. Here is what you asked for.',
  whichRole: 'Say which: “remove role” with the name of an assignment. “roles” lists them.',
  noSuchRole: (name: string) => `No help desk assignment is named “${name}”. “roles” lists them.`,
  gone: 'This assignment no longer exists.',
  goneNamed: (name: string) => `The assignment “${name}” no longer exists. You removed nothing.`,
  removed: (name: string) =>
    `The assignment “${name}” is removed. People who were operators only by it can’t do anything here any more.`,
  failed: (name: string) => `“${name}” was not changed.`,
  unknownOutcome: (name: string) =>
    `Outcome unknown: “${name}” may or may not have been changed. Check “roles” before you try again.`,
  cutOff: (name: string) =>
    `“${name}” was confirmed before and interrupted: the outcome was unknown. Nothing was done twice.`,
  /** Whether the assignment exists now. */
  exists: (exists: boolean | undefined) =>
    exists === undefined
      ? 'The outcome is still unknown: the assignments could not be read. Check “roles” before you try again.'
      : exists
        ? 'Intune has the assignment now.'
        : 'Intune has no such assignment now.',
  approval: (code: string) =>
    `Your tenant requires a second administrator to approve role changes (${code}). Ask for approval in the Intune admin center under Tenant administration, Multi Admin Approval. Once it is approved, make the change there or here again.`,
  audit: {
    syntax:
      'Say “audit”, then “user” and a UPN, “device” and a name, or “operator” and a UPN, then “since” and a date such as 2026-01-31, then “export” for a file.',
    noPerson: (text: string) =>
      `Nobody in the directory is “${text}”. To find someone who has left, use their object id.`,
    noDevice: (text: string) =>
      `No managed device is named “${text}”. To find one that has left Intune, use its id.`,
    nothing: 'The audit has no matching entry.',
    file: (count: string) => `${count} audit entries, newest first, as a CSV file.`,
    sound: (count: string, hash: string) =>
      `The audit is intact: ${count} entries, each follows from the one before. Head: ${hash}.`,
    broken: (seq: string, why: string) =>
      `The audit is NOT intact. Entry ${seq} is the first that doesn’t fit: ${why}.`,
    head: (day: string, seq: string, hash: string) =>
      `Audit on ${day}: ${seq} entries, head ${hash}. It is posted here so that missing entries are noticed. “audit verify” checks the whole audit.`,
  },
  over: {
    unknown: 'This confirmation is no longer kept. Nothing was changed.',
    notYours: 'This confirmation belongs to another administrator. Nothing was changed.',
    used: 'This was confirmed before. Nothing was done twice.',
    canceled: 'Canceled. Nothing was changed.',
    expired: 'The time to confirm is over. Nothing was changed.',
  },
};
