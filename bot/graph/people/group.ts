import type { GroupFacts } from '../../helpdesk/contracts/model.ts';
import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { required } from '../json/required.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import { path } from '../odata/path.ts';
import { GROUP_FACTS_FIELDS, toGroupFacts } from './group-facts.ts';

/** What is no GUID is no group, and Graph need not be asked to know that. */
export async function group(client: GraphClient, id: string): Promise<GroupFacts | undefined> {
  if (!isGuid(id)) return undefined;
  const found = await orNone(client.get(path`/groups/${id}`, { query: { $select: GROUP_FACTS_FIELDS } }));
  return found && required(toGroupFacts(found));
}
