import type { TabRight } from '../../helpdesk/access/tab-rights.ts';
import type { Problem } from '../../helpdesk/contracts/problem.ts';
import type { Context } from './context.ts';
import type { Note } from './note.ts';
import { note } from './note.ts';
import { entryOf } from './values.ts';

/** What went wrong, and what to do. */
export function reasonWords({ words: { problem: words } }: Context, problem: Problem): string {
  const { kind, lacks, retryAfterMs } = problem;
  if (lacks) return words.lacks(lacks);
  if (kind === 'throttled' && retryAfterMs !== undefined)
    return words.throttledFor(Math.max(1, Math.ceil(retryAfterMs / 1_000)));
  return words.kinds[kind];
}

/** The same with the request id to quote to support. */
export function problemWords(context: Context, problem: Problem): string {
  const { words } = context;
  const said = reasonWords(context, problem);
  return problem.requestId ? `${said} ${words.problem.requestId(problem.requestId)}` : said;
}

/** Under a list that may lack entries: that it may, and why. Nothing under a whole one. */
export function unreadNotes(
  context: Context,
  { unread, unclear = 0 }: { unread?: Problem | undefined; unclear?: number | undefined },
): Note[] {
  if (!unread) return [];
  const { problem } = context.words;
  const what = unclear > 0 ? problem.unclear(unclear) : problem.restUnread;
  return [note('warning', `${what} ${problemWords(context, unread)}`)];
}

/** The same beneath a verdict, which has the request id already. */
export function unreadPart(context: Context, problem: Problem): Note {
  return note('warning', `${context.words.problem.partUnread} ${reasonWords(context, problem)}`);
}

export function problemNote(context: Context, problem: Problem): Note {
  return note('warning', `${context.words.problem.partUnread} ${problemWords(context, problem)}`);
}

/** What somebody's role lacks to be shown something, and whom to ask. */
export function rightWords({ words: { tabs } }: Context, right: TabRight): string {
  if (right.kind === 'intune')
    return tabs.needsPermission(entryOf(tabs.categories, right.permission) ?? right.permission);
  return tabs.needsRole(right.roles);
}
