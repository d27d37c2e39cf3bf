import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { problemWords, rightWords } from '../shared/problem-note.ts';

/** What of a tab could not be read, and why. */
export function gap(
  context: Context,
  what: string,
  part: (Part<unknown> | TabPart<unknown>) & { ok: false },
): Note {
  const { tabs, diagnosis } = context.words;
  const right = 'right' in part ? part.right : undefined;
  const needs = right && rightWords(context, right);
  const { problem } = part;
  if (!problem) return note('unsure', diagnosis.notForRole(what, needs ?? ''));
  const said = problemWords(context, problem);
  // Graph doesn't say what it refused somebody for
  const perhaps = needs !== undefined && problem.kind === 'forbidden' && !problem.lacks;
  return note('unsure', tabs.unread(what, perhaps ? `${said} ${needs}` : said));
}
