import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Account, PersonName } from '../../helpdesk/contracts/model.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { initials, personTitle } from '../shared/person-words.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

export function personHeader(context: Context, person: PersonName, account: Account | undefined): View {
  const job = [account?.jobTitle, account?.department].filter((part) => nonEmpty(part)).join(', ');
  return {
    initials: initials(personTitle(person)),
    name: personTitle(person),
    line: dotted([account ? person.userPrincipalName : undefined, job]),
    notes: account ? [accountState(context, account)] : [],
  };
}

function accountState({ words }: Context, account: Account): Note {
  if (account.accountEnabled === undefined) return note('unsure', words.person.stateUnknown);
  return account.accountEnabled ? note('good', words.person.enabled) : note('bad', words.person.blocked);
}
