import type { PersonName } from '../../helpdesk/contracts/model.ts';
import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { userPath } from '../odata/path.ts';
import { PERSON_NAME_FIELDS, toPersonName } from './person-name.ts';

/** Graph answers 404 where none is set. */
export async function manager(client: GraphClient, person: string): Promise<PersonName | undefined> {
  const found = await orNone(
    client.get(`${userPath(person)}/manager`, { query: { $select: PERSON_NAME_FIELDS } }),
  );
  return found && toPersonName(found);
}
