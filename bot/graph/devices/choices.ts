import type { ConfigurationProfile, Pickable } from '../../helpdesk/contracts/graph/assigned.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId } from '../json/answers.ts';
import { id, text } from '../json/fields.ts';
import { scopeTagsIn } from '../json/scope-tags.ts';

/** Only beta says which scope tags these bear. */
const query = { $select: ['id', 'displayName', 'roleScopeTagIds'] };

/** The tenant's remediation scripts, by name. Only beta has them. */
export async function remediations(client: GraphClient): Promise<Pickable[]> {
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

const NAMESPACE = '#microsoft.graph.';

/** The tenant's configuration profiles (Graph, deviceConfiguration). Those of the settings catalog are other things, on another path. */
export async function profiles(client: GraphClient): Promise<ConfigurationProfile[]> {
  const all = await collectAll(client, '/deviceManagement/deviceConfigurations', { version: 'beta', query });
  return all.map((one) => {
    const own = dueId(one);
    const type = text(one, '@odata.type');
    return {
      id: own,
      name: text(one, 'displayName') ?? own,
      type: type?.startsWith(NAMESPACE) ? type.slice(NAMESPACE.length) : undefined,
      scopeTags: scopeTagsIn(one),
    };
  });
}

/** The scope tags of the tenant's apps (Graph beta, mobileApp). */
export async function appTags(client: GraphClient): Promise<Map<string, readonly string[] | undefined>> {
  const $select = ['id', 'roleScopeTagIds'];
  const all = await collectAll(client, '/deviceAppManagement/mobileApps', {
    version: 'beta',
    query: { $select },
  });
  return new Map(all.map((one) => [dueId(one), scopeTagsIn(one)]));
}
