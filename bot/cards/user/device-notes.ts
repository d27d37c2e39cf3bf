import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';

/** What to know about a person's list of devices: that it is empty, or that scope tags could not be read. */
export function deviceNotes(
  { words: { card } }: Context,
  { personInScope, tags }: Pick<PersonFile, 'personInScope' | 'tags'>,
  listed: number,
): Note[] {
  if (tags === 'unread') return [note('unsure', card.deviceTagsUnread)];
  if (listed > 0) return [];
  return [note('open', personInScope && tags === 'none' ? card.noDevices : card.noDevicesInScope)];
}
