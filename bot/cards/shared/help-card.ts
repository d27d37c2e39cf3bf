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
  help: (words: Words) => { say: string; does: string; example?: string };
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
    entries: entries.map(({ help, takes, phrases: [phrase] }) => {
      const { say, does, example } = help(words);
      return {
        say,
        does,
        examples:
          takes === 'text' && example !== undefined
            ? [{ text: words.help.example(`${phrase} ${example}`) }]
            : [],
      };
    }),
    buttons: buttons(
      entries.flatMap(({ takes, phrases: [phrase] }) =>
        takes === 'nothing' && phrase !== 'help' ? [saying(phrase)] : [],
      ),
    ),
  });
}
