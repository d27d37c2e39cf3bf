import type { Account } from '../../helpdesk/contracts/model.ts';
import type { GraphClient } from '../http/client.ts';
import { date, flag, text, type Json } from '../json/fields.ts';
import { required } from '../json/required.ts';
import { userPath } from '../odata/path.ts';
import { PERSON_NAME_FIELDS, toPersonName } from './person-name.ts';

/** Graph gives most of these to those alone who name them. */
const FIELDS = [
  ...PERSON_NAME_FIELDS,
  'accountEnabled',
  'jobTitle',
  'officeLocation',
  'usageLocation',
  'createdDateTime',
  'lastPasswordChangeDateTime',
  'onPremisesSyncEnabled',
  'onPremisesLastSyncDateTime',
  'userType',
];

export async function account(client: GraphClient, person: string): Promise<Account> {
  return toAccount(await client.get(userPath(person), { query: { $select: FIELDS } }));
}

function toAccount(user: Json): Account {
  return {
    accountEnabled: flag(user, 'accountEnabled'),
    jobTitle: text(user, 'jobTitle'),
    officeLocation: text(user, 'officeLocation'),
    usageLocation: text(user, 'usageLocation'),
    createdDateTime: date(user, 'createdDateTime'),
    lastPasswordChangeDateTime: date(user, 'lastPasswordChangeDateTime'),
    onPremisesSyncEnabled: flag(user, 'onPremisesSyncEnabled'),
    onPremisesLastSyncDateTime: date(user, 'onPremisesLastSyncDateTime'),
    userType: text(user, 'userType'),
    ...required(toPersonName(user)),
  };
}
