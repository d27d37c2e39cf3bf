import type { GraphClient } from '../http/client.ts';
import { type Json, date, flag, text } from '../json/fields.ts';
import { required } from '../json/lists.ts';
import { userPath } from '../odata/path.ts';
import type { Account, PersonName, SpeakerRecord } from '../../helpdesk/contracts/model.ts';

export const PERSON_NAME_FIELDS = ['id', 'displayName', 'userPrincipalName', 'mail', 'department'] as const;

/** undefined without an id. A person without a display name is called by UPN, mail or id. */
export function toPersonName(from: Json): PersonName | undefined {
  const id = text(from, 'id');
  if (id === undefined) return undefined;
  const mail = text(from, 'mail');
  const userPrincipalName = text(from, 'userPrincipalName') ?? mail ?? id;
  return {
    id,
    displayName: text(from, 'displayName') ?? userPrincipalName,
    userPrincipalName,
    mail,
    department: text(from, 'department'),
  };
}

/** Graph returns most of these only if they are selected. */
const ACCOUNT_FIELDS = [
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
  return toAccount(await client.get(userPath(person), { query: { $select: ACCOUNT_FIELDS } }));
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

/** Graph answers 404 if none is set. */
export async function manager(client: GraphClient, person: string): Promise<PersonName | undefined> {
  const query = { $select: PERSON_NAME_FIELDS };
  const found = await client.find(`${userPath(person)}/manager`, { query });
  return found && toPersonName(found);
}

const SPEAKER_FIELDS = ['id', 'displayName', 'userPrincipalName', 'userType', 'accountEnabled'];

export async function speaker(client: GraphClient, personId: string): Promise<SpeakerRecord> {
  const user = await client.get(userPath(personId), { query: { $select: SPEAKER_FIELDS } });
  const { id, displayName, userPrincipalName } = required(toPersonName(user));
  return {
    id,
    displayName,
    userPrincipalName,
    userType: text(user, 'userType'),
    accountEnabled: flag(user, 'accountEnabled'),
  };
}
