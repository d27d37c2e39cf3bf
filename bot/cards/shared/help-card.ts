import type { Verb } from '../../helpdesk/contracts/verbs.ts';
import type { Words } from '../../locales/index.ts';
import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import { buttonRow, buttons } from './button.ts';
import type { Context } from './context.ts';
import { note } from './note.ts';
import { shortened } from './text.ts';

interface Entry {
  phrases: readonly [string, ...string[]];
  takes: 'text' | 'nothing';
  help: (words: Words) => { say: string; does: string; example?: string; phrases: readonly string[] };
}

/** Why somebody who didn't ask for help gets it, and the commands that they may have meant. */
export interface HelpExtras {
  remark?: string | undefined;
  meant?: readonly string[];
}

const LONGEST_TITLE = 60;

/** The commands that this person can use here, those that need no name as buttons. `verb` says a command. */
export function helpCard(
  context: Context,
  entries: readonly Entry[],
  verb: Verb,
  { remark, meant = [] }: HelpExtras = {},
): CardAnswer {
  const { words } = context;
  const phraseOf = ({ help, phrases: [english] }: Entry) => help(words).phrases[0] ?? english;
  const saying = (text: string) => ({ title: shortened(text, LONGEST_TITLE), verb, data: { text } });
  return answer(context, 'help', words.summary.help, {
    heading: words.help.heading,
    notes: remark === undefined ? [] : [note('info', remark)],
    meant:
      meant.length > 0
        ? [
            {
              heading: words.freeText.didYouMean,
              rows: meant.map((text) => ({ buttonRow: buttonRow([saying(text)]) })),
            },
          ]
        : [],
    entries: entries.map((entry) => {
      const { say, does, example } = entry.help(words);
      const { takes } = entry;
      return {
        say,
        does,
        examples:
          takes === 'text' && example !== undefined
            ? [{ text: words.help.example(`${phraseOf(entry)} ${example}`) }]
            : [],
      };
    }),
    buttons: buttons(
      entries.flatMap((entry) =>
        entry.takes === 'nothing' && entry.phrases[0] !== 'help' ? [saying(phraseOf(entry))] : [],
      ),
    ),
  });
}
