import { readFileSync } from 'node:fs';
import type { Config, OwnCredential, Registration, SignInRegistration } from './config/index.ts';
import type { TokenSource } from './graph/index.ts';
import { demoTokens } from './graph/index.ts';
import { neededPermissions } from './graph/permissions.ts';
import type { ClientCredential } from './graph/token/application.ts';
import type { OwnCredential as ClientOwnCredential } from './graph/token/credential.ts';
import type { SignIn, SignInTokens } from './helpdesk/contracts/sign-in.ts';

/** The tokens that the bot needs, whatever it runs as. */
export interface Tokens {
  graph: TokenSource;
  /** To write to Teams with; none in demo mode. */
  channel: ((scope: string) => Promise<string>) | undefined;
  /** undefined in demo mode, where the channel's word is enough. Without `tokens` nobody can sign in, and nothing be changed. */
  people: { signIn: SignIn; tokens: SignInTokens | undefined } | undefined;
}

export async function tokensFor(config: Config, graphUrl: string): Promise<Tokens> {
  const { registration } = config;
  if (config.mode === 'demo' || !registration)
    return { graph: demoTokens(config.tenantId), channel: undefined, people: undefined };
  // MSAL takes a while to load, and the demo has no use for it
  const { applicationTokens } = await import('./graph/token/application.ts');
  const common = {
    authorityHost: config.authorityHost,
    clientId: registration.appId,
    credential: credentialOf(registration.credential),
  };
  const sources = new Map<string, TokenSource>();
  const application = () =>
    applicationTokens({ ...common, tenantId: config.tenantId, scope: `${graphUrl}/.default` });
  return {
    ...(await peopleOf(config, graphUrl, application)),
    channel(scope) {
      const source =
        sources.get(scope) ?? applicationTokens({ ...common, tenantId: registration.tenantId, scope });
      sources.set(scope, source);
      return source.tokenFor({ personId: undefined, signal: AbortSignal.timeout(10_000) });
    },
  };
}

async function peopleOf(
  { authorityHost, tenantId, graph, signIn: registration }: Config,
  graphUrl: string,
  application: () => TokenSource,
): Promise<Pick<Tokens, 'graph' | 'people'>> {
  const { delegatedTokens, provenApplicationTokens, readingApplicationTokens } =
    await import('./graph/token/on-behalf-of.ts');
  const delegated = graph.auth === 'delegated';
  if (!registration) {
    if (delegated) throw new Error('Nobody can sign in: the sign-in registration is missing');
    const reading = readingApplicationTokens(application());
    return { graph: reading.graph, people: { signIn: reading.signIn, tokens: undefined } };
  }
  const { SignIns } = await import('./graph/token/sign-ins.ts');
  const { appId, idUri, credential } = registration;
  const people = new SignIns({
    authorityHost,
    tenantId,
    clientId: appId,
    idUri,
    credential: ownCredentialOf(credential),
    scopes: scopesOf(graph.auth).map((scope) => `${graphUrl}/${scope}`),
  });
  const given = delegated ? delegatedTokens(people) : provenApplicationTokens(application(), people);
  return { graph: given.graph, people: { signIn: given.signIn, tokens: people } };
}

/** As an application the bot reads with its own rights: the person's token proves who they are, and nothing is done with it. */
export function scopesOf(auth: Config['graph']['auth']): string[] {
  return auth === 'delegated' ? neededPermissions('delegated').map(({ name }) => name) : ['User.Read'];
}

/** For the doctor: what can be tried of the sign-in registration without a person. */
export function signInProbe(config: Config, { appId, credential }: SignInRegistration, graphUrl: string) {
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
