import type { PersonName } from '../../helpdesk/contracts/model.ts';
import { text, type Json } from '../json/fields.ts';

export const PERSON_NAME_FIELDS = ['id', 'displayName', 'userPrincipalName', 'mail', 'department'] as const;

/** undefined without an id; a person without a name is called by the next best thing. */
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
