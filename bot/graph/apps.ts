import type { Installed, TeamsApps } from '../helpdesk/contracts/graph/apps.ts';
import { isSameId } from '../helpdesk/contracts/guid.ts';
import { Problem } from '../helpdesk/contracts/problem.ts';
import type { GraphClient } from './http/client.ts';
import { collect } from './http/pages.ts';
import { id, text } from './json/fields.ts';
import { path } from './odata/path.ts';
import { literal } from './odata/text.ts';

/** The app's id in the organization's catalog, once it is known. */
export interface CatalogId {
  known?: string | undefined;
}

const FEW = { pages: 1, enough: 5 };

/** The bot's app: in the catalog under an id of its own, by that of its manifest (Graph, "List teamsApp", "Install app for user"). */
export function graphApps(client: GraphClient, manifestId: string, catalog: CatalogId): TeamsApps {
  async function inCatalog(): Promise<string | undefined> {
    const query = { $filter: `externalId eq ${literal(manifestId)}`, $select: ['id', 'externalId'] };
    const { items } = await collect(client, '/appCatalogs/teamsApps', { query }, FEW);
    const own = items.find((one) => isSameId(text(one, 'externalId'), manifestId));
    return own && id(own);
  }

  async function install(personId: string): Promise<Installed> {
    catalog.known ??= await inCatalog();
    if (catalog.known === undefined) return 'notInCatalog';
    const app = client.linkTo('v1.0', path`/appCatalogs/teamsApps/${catalog.known}`);
    await client.act('POST', path`/users/${personId}/teamwork/installedApps`, {
      version: 'v1.0',
      body: { 'teamsApp@odata.bind': app },
      answers: 'created',
    });
    return 'installed';
  }

  return {
    async install(personId) {
      try {
        return await install(personId);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.kind === 'conflict') return 'there';
        if (error.kind === 'forbidden' || error.kind === 'unauthorized') return 'notAllowed';
        // the catalog's id may be another one by now
        if (error.kind === 'notFound') catalog.known = undefined;
        return 'failed';
      }
    },
  };
}
