import type { Cause } from '../../helpdesk/diagnosis/verdict.ts';
import { causeWords } from '../diagnosis/cause-words.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';

/** What is said on a device's card of the person whose it is. */
export type PersonSaid =
  | 'looking'
  | {
      name: string;
      /** What is wrong with them and their other devices. */
      causes: readonly Cause[];
      /** Whether everything about them could be read. */
      whole: boolean;
      /** Whether nothing more of their other devices is to be read. */
      sure: boolean;
    };

const SHOWN = 3;

export function whoseNotes(context: Context, person: PersonSaid | undefined): Note[] {
  const { diagnosis, number } = context.words;
  if (person === undefined) return [];
  if (person === 'looking') return [note('waiting', diagnosis.whose.looking)];
  const { name, causes, whole, sure } = person;
  const shown = causes.slice(0, SHOWN).map((cause) => {
    const where = cause.device && deviceName(context, cause.device.deviceName);
    const said = diagnosis.also(causeWords(context, cause).cause, where);
    return note(cause.severity === 'blocks' ? 'bad' : 'warning', diagnosis.whose.cause(name, said));
  });
  const more = causes.length - shown.length;
  const rest = more > 0 ? [note('info', diagnosis.more(number(more)))] : [];
  if (!whole) return [...shown, ...rest, note('unsure', diagnosis.whose.notWhole(name))];
  if (shown.length > 0) return [...shown, ...rest];
  return [sure ? note('good', diagnosis.whose.nothing(name)) : note('info', diagnosis.whose.soFar(name))];
}
