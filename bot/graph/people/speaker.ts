import type { SpeakerRecord } from '../../helpdesk/contracts/model.ts';
import type { GraphClient } from '../http/client.ts';
import { flag, text } from '../json/fields.ts';
import { required } from '../json/required.ts';
import { userPath } from '../odata/path.ts';
import { toPersonName } from './person-name.ts';

const FIELDS = ['id', 'displayName', 'userPrincipalName', 'userType', 'accountEnabled'];

export async function speaker(client: GraphClient, personId: string): Promise<SpeakerRecord> {
  const user = await client.get(userPath(personId), { query: { $select: FIELDS } });
  const { id, displayName, userPrincipalName } = required(toPersonName(user));
  return {
    id,
    displayName,
    userPrincipalName,
    userType: text(user, 'userType'),
    accountEnabled: flag(user, 'accountEnabled'),
  };
}
