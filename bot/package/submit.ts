import { request } from 'undici';
import * as z from 'zod';

interface Catalog {
  /** Graph's address, without a trailing slash. */
  graphUrl: string;
  /** Of a person who may submit apps. Graph takes apps from no application. */
  token: string;
}

interface Submitted {
  /** The app's id in the organization's catalog, which is another than the one in its manifest. */
  catalogId: string;
  /** False: the app was there, and this is its next version. */
  isNew: boolean;
}

const TIMEOUT_MS = 60_000;

const apps = z.object({
  value: z.array(z.looseObject({ id: z.string(), externalId: z.string().nullish() })),
});
const app = z.looseObject({ id: z.string() });
const refusal = z.object({ error: z.looseObject({ message: z.string() }) });

/**
 * Puts an app package into the organization's catalog of Teams apps, to be reviewed by a Teams administrator; a new version of the app if it
 * is there (Graph v1.0, teamsApp: publish, and teamsApp: update).
 * @throws Error with Graph's words if it refuses, and if what it answers isn't the app
 */
export async function submitPackage(
  catalog: Catalog,
  { zip, appId }: { zip: Buffer; appId: string },
): Promise<Submitted> {
  const known = await catalogIdOf(catalog, appId);
  const path = known === undefined ? '' : `/${encodeURIComponent(known)}/appDefinitions`;
  const answer = await ask(catalog, 'POST', `${path}?requiresReview=true`, zip);
  if (known !== undefined) return { catalogId: known, isNew: false };
  const created = app.safeParse(answer);
  if (!created.success) throw new Error('Graph accepted the app, but didn’t say which id it has.');
  return { catalogId: created.data.id, isNew: true };
}

/** Only an app that bears the manifest's own id is the same one. */
async function catalogIdOf(catalog: Catalog, appId: string): Promise<string | undefined> {
  const filter = new URLSearchParams({ $filter: `externalId eq '${appId}'` });
  const found = apps.safeParse(await ask(catalog, 'GET', `?${filter.toString()}`));
  if (!found.success) throw new Error('Graph didn’t say which apps the catalog has. Nothing was submitted.');
  return found.data.value.find(({ externalId }) => externalId?.toLowerCase() === appId.toLowerCase())?.id;
}

async function ask(
  { graphUrl, token }: Catalog,
  method: 'GET' | 'POST',
  rest: string,
  zip?: Buffer,
): Promise<unknown> {
  const { statusCode, body } = await request(`${graphUrl}/v1.0/appCatalogs/teamsApps${rest}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(zip && { 'content-type': 'application/zip' }) },
    body: zip ?? null,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await body.text();
  const json: unknown = text === '' ? undefined : parsed(text);
  if (statusCode >= 200 && statusCode < 300) return json;
  const said = refusal.safeParse(json);
  throw new Error(
    `Graph refused (${String(statusCode)}): ${said.success ? said.data.error.message : 'it didn’t say why'}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
