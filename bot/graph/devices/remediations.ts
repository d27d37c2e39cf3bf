import type { Pickable } from '../../helpdesk/contracts/model.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { id, text } from '../json/fields.ts';
import { scopeTagsIn } from '../json/scope-tags.ts';

const FIELDS = ['id', 'displayName', 'roleScopeTagIds'] as const;

/** The tenant's remediation scripts, by name. Only beta has them. */
export async function remediations(client: GraphClient): Promise<Pickable[]> {
  const query = { $select: FIELDS };
  const all = await collectAll(client, '/deviceManagement/deviceHealthScripts', { version: 'beta', query });
  return all
    .flatMap((one) => {
      const own = id(one);
      return own === undefined
        ? []
        : [{ id: own, name: text(one, 'displayName') ?? own, scopeTags: scopeTagsIn(one) }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
