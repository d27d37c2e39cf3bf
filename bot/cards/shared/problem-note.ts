import type { Problem } from '../../helpdesk/contracts/problem.ts';
import type { Context } from './context.ts';
import type { Note } from './note.ts';
import { note } from './note.ts';

/** What went wrong, what to do, and the request id to quote to support. */
export function problemWords({ words }: Context, problem: Problem): string {
  const said = words.problem.kinds[problem.kind];
  return problem.requestId ? `${said} ${words.problem.requestId(problem.requestId)}` : said;
}

/** Under a list that may lack entries: that it may, and why. Nothing under a whole one. */
export function unreadNotes(context: Context, { unread }: { unread?: Problem | undefined }): Note[] {
  if (!unread) return [];
  return [note('warning', `${context.words.problem.restUnread} ${problemWords(context, unread)}`)];
}

export function problemNote(context: Context, problem: Problem): Note {
  return note('warning', `${context.words.problem.partUnread} ${problemWords(context, problem)}`);
}
