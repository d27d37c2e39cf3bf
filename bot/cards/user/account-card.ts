import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { backToUser } from '../shared/pages.ts';
import { personTitle } from '../shared/person-words.ts';
import { accountDetails } from './account-section.ts';

/** Everything that is known about a person's account. */
export function accountCard(context: Context, file: PersonFile): CardAnswer {
  const { words } = context;
  const name = personTitle(file.person);
  return answer(context, 'account', words.summary.account(name), {
    name,
    heading: words.card.account,
    ...accountDetails(context, file),
    buttons: buttons([backToUser(context, file.person.id)]),
  });
}
