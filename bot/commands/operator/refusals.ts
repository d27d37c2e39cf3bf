import { type NotCovered, scopeUnread } from '../../helpdesk/access/authorize.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';

/** What of a person is for those whose scope surely covers them. */
export const personWhy = ({ scopeUnread: unread }: PersonFile): NotCovered =>
  unread ? 'scopeUnread' : 'scope';

/** If part of a scope or its tags couldn't be read, the answer says so. */
export function outsideScope({ words: { answers }, operator }: Turn, why: NotCovered = 'scope'): Answer {
  if (why === 'tagsUnread') return say(answers.outsideTagsUnread);
  return say(
    why === 'scopeUnread' || scopeUnread(operator.assignments) ? answers.outsideUnread : answers.outside,
  );
}

export function mayNotRead({ words: { answers } }: Turn, why: 'noRole' | 'permission'): Answer {
  return say(why === 'noRole' ? answers.noRole : answers.noReadPermission);
}
