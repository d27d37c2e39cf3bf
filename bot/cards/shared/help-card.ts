import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import type { Context } from './context.ts';
import type { Note } from './note.ts';
import { note } from './note.ts';

interface HelpEntry {
  say: string;
  does: string;
}

/** The commands that this person can use here. */
export function helpCard(context: Context, entries: readonly HelpEntry[], remark?: string): CardAnswer {
  const { words } = context;
  const notes: Note[] = remark === undefined ? [] : [note('info', remark)];
  return answer(context, 'help', words.summary.help, {
    heading: words.help.heading,
    notes,
    entries: entries.map(({ say, does }) => ({ say, does })),
  });
}
