import type { GraphClient } from '../http/client.ts';
import { isGuid, isSameId } from '../../helpdesk/contracts/guid.ts';
import { plainName } from '../../helpdesk/contracts/same-text.ts';
import { flagOrNone, noneIsNull, textOrNone, unreadable, wholeRecords } from '../json/answers.ts';
import { type Json, date, flag, id, text } from '../json/fields.ts';
import { present, required } from '../json/lists.ts';
import { userPath } from '../odata/path.ts';
import type { Account, PersonName, SpeakerRecord } from '../../helpdesk/contracts/model.ts';

export const PERSON_NAME_FIELDS = ['id', 'displayName', 'userPrincipalName', 'mail', 'department'] as const;

/** undefined without an id. A person without a display name is called by UPN, mail or id. */
export function toPersonName(from: Json): PersonName | undefined {
  const own = id(from);
  if (own === undefined) return undefined;
  const mail = text(from, 'mail');
  const userPrincipalName = text(from, 'userPrincipalName') ?? mail ?? own;
  return {
    id: own,
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
  'passwordPolicies',
  'licenseAssignmentStates',
];

export async function account(client: GraphClient, person: string): Promise<Account> {
  const user = await client.get(userPath(person), { query: { $select: ACCOUNT_FIELDS } });
  return toAccount(thePerson(user, person));
}

/** Of these a card says that there is none if they are missing. */
const TOLD = ['mail', 'usageLocation'];

function toAccount(user: Json): Account {
  for (const name of TOLD) textOrNone(user, name);
  return {
    accountEnabled: flag(user, 'accountEnabled'),
    jobTitle: text(user, 'jobTitle'),
    officeLocation: text(user, 'officeLocation'),
    usageLocation: text(user, 'usageLocation'),
    createdDateTime: date(user, 'createdDateTime'),
    lastPasswordChangeDateTime: date(user, 'lastPasswordChangeDateTime'),
    onPremisesSyncEnabled: flagOrNone(user, 'onPremisesSyncEnabled'),
    onPremisesLastSyncDateTime: date(user, 'onPremisesLastSyncDateTime'),
    userType: text(user, 'userType'),
    passwordNeverExpires: neverExpires(user),
    licenseErrors: licenseErrors(user),
    ...required(toPersonName(user)),
  };
}

/** null means that the tenant's policies apply. undefined: Graph didn't say. */
function neverExpires(user: Json): boolean | undefined {
  if (user.passwordPolicies === undefined) return undefined;
  return /\bDisablePasswordExpiration\b/.test(textOrNone(user, 'passwordPolicies') ?? '');
}

/** Why licenses could not be assigned. `None` means that one was. undefined: Graph didn't say. */
function licenseErrors(user: Json): string[] | undefined {
  if (user.licenseAssignmentStates === undefined) return undefined;
  const states = wholeRecords(user, 'licenseAssignmentStates');
  const errors = states.map((state) => textOrNone(state, 'error') ?? 'None');
  return [...new Set(errors)].filter((error) => error !== 'None');
}

/** Graph answers 404 if none is set. */
export async function manager(client: GraphClient, person: string): Promise<PersonName | undefined> {
  const query = { $select: PERSON_NAME_FIELDS };
  const found = await client.find(`${userPath(person)}/manager`, { query });
  if (!found) return undefined;
  if (isThem(found, person)) throw unreadable('a person who is their own manager');
  return required(toPersonName(found));
}

/** The record of a person, if it is theirs. `person` is an object id, a user principal name, or whatever address Graph took for one. */
function thePerson(user: Json, person: string): Json {
  const says = ['userPrincipalName', 'mail'].some((name) => textOrNone(user, name) !== undefined);
  if (!isThem(user, person) && (says || isGuid(person))) throw unreadable('a record of another person');
  return user;
}

function isThem(user: Json, person: string): boolean {
  if (isGuid(person)) return isSameId(text(user, 'id'), person);
  const names = ['userPrincipalName', 'mail'].map((name) => text(user, name)).filter(present);
  return names.some((name) => plainName(name) === plainName(person));
}

const SPEAKER_FIELDS = ['id', 'displayName', 'userPrincipalName', 'userType', 'accountEnabled'];

export async function speaker(client: GraphClient, personId: string): Promise<SpeakerRecord> {
  const user = thePerson(
    await client.get(userPath(personId), { query: { $select: SPEAKER_FIELDS } }),
    personId,
  );
  const { id: own, displayName, userPrincipalName } = required(toPersonName(user));
  // a word of another kind could be that of a guest
  const userType = textOrNone(user, 'userType');
  // without a type, only the UPN shows who was invited
  if (userType === undefined) noneIsNull(user, 'userPrincipalName');
  return {
    id: own,
    displayName,
    userPrincipalName,
    userType,
    accountEnabled: flagOrNone(noneIsNull(user, 'accountEnabled'), 'accountEnabled'),
  };
}
