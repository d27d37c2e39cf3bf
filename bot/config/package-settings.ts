import * as z from 'zod';
import { PUBLIC_AUTHORITY, PUBLIC_GRAPH } from './addresses.ts';
import { ConfigError } from './model.ts';
import { type Environment, type Settings, readSettings } from './settings.ts';
import { packagedSignInFaults } from './sign-in.ts';

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** All that the app package needs. None of it is a secret. */
interface PackageSettings {
  readonly appId: string;
  readonly signIn: { readonly appId: string; readonly idUri: string } | undefined;
  /** Where people reach the bot, without a trailing slash. */
  readonly publicUrl: string | undefined;
}

/** Throws ConfigError with every fault at once. */
export function readPackageSettings(env: Environment): PackageSettings {
  const { set, given, faults } = readSettings(env, [
    'MicrosoftAppId',
    'SsoAppId',
    'SsoAppIdUri',
    'PublicUrl',
  ]);
  if (!given('MicrosoftAppId'))
    faults.push("MicrosoftAppId: set it to the bot registration's application id, a GUID.");
  if (set.PublicUrl !== undefined && !set.PublicUrl.startsWith('https:'))
    faults.push('PublicUrl: set it to an https address; Teams opens no other.');
  faults.push(...packagedSignInFaults(given), ...packagedIdFaults(set));
  const { MicrosoftAppId: appId, SsoAppId, SsoAppIdUri, PublicUrl: publicUrl } = set;
  if (faults.length > 0 || appId === undefined) throw new ConfigError(faults);
  const signIn =
    SsoAppId === undefined || SsoAppIdUri === undefined ? undefined : { appId: SsoAppId, idUri: SsoAppIdUri };
  return { appId, signIn, publicUrl };
}

/** Ids that Teams would accept, but with which nobody could sign in. */
function packagedIdFaults({
  MicrosoftAppId: appId,
  SsoAppId: ssoId,
  SsoAppIdUri: idUri,
}: Settings): string[] {
  const faults: string[] = [];
  if (appId === NO_ID) faults.push("MicrosoftAppId: set it to the bot's own; all zeros is no id.");
  if (ssoId === NO_ID) faults.push("SsoAppId: set it to the sign-in registration's own; all zeros is no id.");
  else if (ssoId !== undefined && ssoId === appId)
    faults.push("SsoAppId: set it to a separate registration, not the bot's.");
  if (appId === undefined || idUri === undefined) return faults;
  const [, ofBot] = /^api:\/\/(?:[^/]+\/)?botid-([^/]+)$/.exec(idUri.toLowerCase()) ?? [];
  if (ofBot !== appId)
    faults.push(
      'SsoAppIdUri: set it to api://botid- or api://YOUR-DOMAIN/botid-, followed by MicrosoftAppId; Teams issues tokens to bots for no other URI.',
    );
  return faults;
}

/** What submitting the package needs besides. */
export interface SubmitSettings {
  readonly authorityHost: string;
  readonly tenantId: string;
  /** The registration with which an administrator signs in. */
  readonly clientId: string;
  readonly graphUrl: string;
}

/** `clientId` is what `--client` said. Throws ConfigError with every fault at once. */
export function readSubmitSettings(env: Environment, clientId: string | undefined): SubmitSettings {
  const { set, given, faults } = readSettings(env, [
    'TenantId',
    'MicrosoftAppTenantId',
    'AuthorityHost',
    'GraphUrl',
  ]);
  if (!given('TenantId') && !given('MicrosoftAppTenantId'))
    faults.push('MicrosoftAppTenantId: set it to the id of the tenant whose catalog gets the app, a GUID.');
  if (clientId === undefined || !z.guid().safeParse(clientId).success)
    faults.push(
      '--client: give the application id of a registration that allows public client flows and has the delegated permission AppCatalog.Submit.',
    );
  const { AuthorityHost: authorityHost = PUBLIC_AUTHORITY, GraphUrl: graphUrl = PUBLIC_GRAPH } = set;
  const tenantId = set.TenantId ?? set.MicrosoftAppTenantId;
  if (faults.length > 0 || clientId === undefined || tenantId === undefined) throw new ConfigError(faults);
  return { authorityHost, graphUrl, tenantId, clientId };
}
