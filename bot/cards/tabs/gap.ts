import type { TabPart, TabRight } from '../../helpdesk/access/tab-rights.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { problemWords } from '../shared/problem-note.ts';
import { entryOf } from '../shared/values.ts';

/** What of a tab could not be read, and why. */
export function gap(
  context: Context,
  what: string,
  part: (Part<unknown> | TabPart<unknown>) & { ok: false },
): Note {
  return note('unsure', context.words.tabs.unread(what, reason(context, part)));
}

function reason(context: Context, part: (Part<unknown> | TabPart<unknown>) & { ok: false }): string {
  const right = 'right' in part ? part.right : undefined;
  const needs = right && rightWords(context, right);
  const { problem } = part;
  if (!problem) return needs ?? '';
  const said = problemWords(context, problem);
  // Graph doesn't say what it refused somebody for
  return needs !== undefined && problem.kind === 'forbidden' && !problem.lacks ? `${said} ${needs}` : said;
}

function rightWords({ words: { tabs } }: Context, right: TabRight): string {
  if (right.kind === 'intune')
    return tabs.needsPermission(entryOf(tabs.categories, right.permission) ?? right.permission);
  return tabs.needsRole(right.roles);
}
