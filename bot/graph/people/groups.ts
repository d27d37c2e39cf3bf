import type { Group } from '../../helpdesk/contracts/model.ts';
import type { Listed } from '../../helpdesk/contracts/graph.ts';
import type { GraphClient } from '../http/client.ts';
import { collect } from '../http/pages.ts';
import { flag, text, texts, type Json } from '../json/fields.ts';
import { present } from '../json/required.ts';
import { uniqueById } from '../json/unique.ts';
import { EVENTUAL } from '../odata/eventual.ts';
import { userPath } from '../odata/path.ts';

const FIELDS = ['id', 'displayName', 'groupTypes', 'securityEnabled', 'mailEnabled'];
/** Twelve thousand groups: more than Entra puts into a token, or anybody reads. */
const BOUNDS = { pages: 12 };

/** Groups by way of other groups too; the direct ones first, then by name. */
export async function groups(client: GraphClient, person: string): Promise<Listed<Group>> {
  const read = (memberships: string, fields: string[]) => {
    const query = { $select: fields, $count: true, $top: 999 } as const;
    const path = `${userPath(person)}/${memberships}/microsoft.graph.group`;
    return collect(client, path, { query, headers: EVENTUAL }, BOUNDS);
  };
  const [all, near] = await Promise.all([read('transitiveMemberOf', FIELDS), read('memberOf', ['id'])]);
  const direct = new Set(near.items.map((one) => text(one, 'id')));
  const items = uniqueById(all.items.map((one) => toGroup(one, direct)).filter(present));
  items.sort((a, b) => Number(b.direct) - Number(a.direct) || a.displayName.localeCompare(b.displayName));
  if (all.next === undefined) return { items, total: items.length, exact: true };
  return { items, total: Math.max(all.count ?? 0, items.length), exact: all.count !== undefined };
}

function toGroup(from: Json, direct: ReadonlySet<string | undefined>): Group | undefined {
  const id = text(from, 'id');
  if (id === undefined) return undefined;
  const types = texts(from, 'groupTypes');
  return {
    id,
    displayName: text(from, 'displayName') ?? id,
    direct: direct.has(id),
    dynamic: types.includes('DynamicMembership'),
    microsoft365: types.includes('Unified'),
    securityEnabled: flag(from, 'securityEnabled') ?? false,
  };
}
