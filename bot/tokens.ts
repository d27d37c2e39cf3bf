import { readFileSync } from 'node:fs';
import type {
  Config,
  GraphAuth,
  OwnCredential,
  ProductionConfig,
  Registration,
  SignInRegistration,
} from './config/index.ts';
import type { TokenSource } from './graph/index.ts';
import { demoTokens } from './graph/index.ts';
import type { ClientCredential } from './graph/token/application.ts';
import type { OwnCredential as ClientOwnCredential } from './graph/token/credential.ts';
import type { SignIn, SignInTokens } from './helpdesk/contracts/sign-in.ts';
import { neededPermissions } from './permissions/needed.ts';
import { credentialFor } from './store/tables/credential.ts';
import type { StorageAccount } from './store/tables/account.ts';
import { timeLimit } from './time/time-limit.ts';

/** The tokens that the bot needs. */
export type Tokens = DemoTokens | ProductionTokens;

/** Where a storage account is, and as whom the bot gets in. */
export function storageAccountOf(
  storeUrl: string,
  { registration, authorityHost }: { registration?: Registration | undefined; authorityHost: string },
): StorageAccount {
  if (!URL.canParse(storeUrl)) return { kind: 'connectionString', connectionString: storeUrl };
  const { appId: clientId, tenantId, credential } = registration ?? {};
  const identity =
    clientId !== undefined && tenantId !== undefined && credential
      ? { clientId, tenantId, credential, authorityHost }
      : undefined;
  return { kind: 'identity', tablesUrl: storeUrl, credential: () => credentialFor(identity) };
}

/** In demo mode the channel's word is enough: nobody signs in, and Teams is sent no token. */
interface DemoTokens {
  mode: 'demo';
  graph: TokenSource;
  /** As the bot itself, whoever speaks. */
  bot: TokenSource;
}

interface ProductionTokens {
  mode: 'production';
  graph: TokenSource;
  /** As the bot itself, whoever speaks. */
  bot: TokenSource;
  /** The bot's own, to write to Teams with. */
  channel: (scope: string) => Promise<string>;
  people: People;
}

/** Without `tokens` nobody can sign in, so nothing can be changed. */
interface People {
  signIn: SignIn;
  tokens: SignInTokens | undefined;
}

/** What people need their own token for where Graph is asked as the application: deciding a request for approval. */
const OWN_SCOPES = ['DeviceManagementRBAC.Read.All'];

export async function tokensFor(config: Config, graphUrl: string): Promise<Tokens> {
  return config.mode === 'demo'
    ? { mode: 'demo', graph: demoTokens(config.tenantId), bot: demoTokens(config.tenantId) }
    : productionTokens(config, graphUrl);
}

async function productionTokens(config: ProductionConfig, graphUrl: string): Promise<ProductionTokens> {
  const application = await applicationTokenSources(config);
  const graphToken = () => application(config.tenantId, `${graphUrl}/.default`);
  const channelTokens = new Map<string, TokenSource>();
  return {
    mode: 'production',
    ...(await graphTokens(config, graphUrl, graphToken)),
    bot: graphToken(),
    channel(scope) {
      const source = channelTokens.get(scope) ?? application(config.registration.tenantId, scope);
      channelTokens.set(scope, source);
      return source.tokenFor({ personId: undefined, signal: timeLimit(10_000) });
    },
  };
}

/** Tokens of the bot itself, by the tenant that gives them and what they are for. */
async function applicationTokenSources({ authorityHost, registration }: ProductionConfig) {
  // MSAL takes a while to load, and the demo never needs it.
  const { applicationTokens } = await import('./graph/token/application.ts');
  const credential = credentialOf(registration.credential);
  return (tenantId: string, scope: string): TokenSource =>
    applicationTokens({ authorityHost, clientId: registration.appId, credential, tenantId, scope });
}

async function graphTokens(
  config: ProductionConfig,
  graphUrl: string,
  application: () => TokenSource,
): Promise<Pick<ProductionTokens, 'graph' | 'people'>> {
  const { delegatedTokens, provenApplicationTokens, readingApplicationTokens } =
    await import('./graph/token/on-behalf-of.ts');
  if (!config.signIn) {
    const { graph, signIn } = readingApplicationTokens(application());
    return { graph, people: { signIn, tokens: undefined } };
  }
  const tokens = await signInsOf(config, config.signIn, graphUrl);
  const { graph, signIn } =
    config.graphAuth === 'delegated'
      ? delegatedTokens(tokens)
      : provenApplicationTokens(
          application(),
          tokens,
          OWN_SCOPES.map((scope) => `${graphUrl}/${scope}`),
        );
  return { graph, people: { signIn, tokens } };
}

async function signInsOf(config: ProductionConfig, registration: SignInRegistration, graphUrl: string) {
  const { SignIns } = await import('./graph/token/sign-ins.ts');
  return new SignIns({
    authorityHost: config.authorityHost,
    tenantId: config.tenantId,
    clientId: registration.appId,
    idUri: registration.idUri,
    credential: ownCredentialOf(registration.credential),
    scopes: scopesOf(config.graphAuth).map((scope) => `${graphUrl}/${scope}`),
  });
}

/** As an application the bot reads with its own rights. The person's token only proves who they are. */
export function scopesOf(auth: GraphAuth): string[] {
  return auth === 'delegated' ? neededPermissions('delegated').map(({ name }) => name) : ['User.Read'];
}

/** For the doctor: what can be checked of the sign-in registration without a person. */
export function signInProbe(
  config: ProductionConfig,
  { appId, credential }: SignInRegistration,
  graphUrl: string,
) {
  const { authorityHost, tenantId } = config;
  return {
    async token() {
      const { applicationTokens } = await import('./graph/token/application.ts');
      const own = { clientId: appId, credential: ownCredentialOf(credential) };
      const source = applicationTokens({ authorityHost, tenantId, ...own, scope: `${graphUrl}/.default` });
      return source.tokenFor({ personId: undefined, signal: AbortSignal.timeout(10_000) });
    },
    async issuer() {
      const { PersonKeys } = await import('./graph/token/person-keys.ts');
      return (await new PersonKeys(authorityHost, tenantId, () => new Date()).get()).issuer;
    },
  };
}

function credentialOf(credential: Registration['credential']): ClientCredential {
  return credential.kind === 'managedIdentity' ? { managedIdentity: true } : ownCredentialOf(credential);
}

function ownCredentialOf(credential: OwnCredential): ClientOwnCredential {
  if (credential.kind === 'password') return { secret: credential.password };
  const pem = readFileSync(credential.path, 'utf8');
  return { privateKey: pem, thumbprint: credential.thumbprint, certificate: pem };
}
