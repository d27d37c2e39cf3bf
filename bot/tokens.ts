import { readFileSync } from 'node:fs';
import type { Config, Registration } from './config.ts';
import type { TokenSource } from './graph/index.ts';
import { demoTokens } from './graph/index.ts';
import type { ClientCredential } from './graph/token/application.ts';

/** The tokens that the bot needs, whatever it runs as. */
export interface Tokens {
  graph: TokenSource;
  /** To write to Teams with; none in demo mode. */
  channel: ((scope: string) => Promise<string>) | undefined;
}

export async function tokensFor(config: Config, graphUrl: string): Promise<Tokens> {
  const { registration } = config;
  if (!registration) return { graph: demoTokens(config.tenantId), channel: undefined };
  // MSAL takes a while to load, and the demo has no use for it
  const { applicationTokens } = await import('./graph/token/application.ts');
  const common = {
    authorityHost: config.authorityHost,
    clientId: registration.appId,
    credential: credentialOf(registration),
  };
  const sources = new Map<string, TokenSource>();
  return {
    graph: applicationTokens({ ...common, tenantId: config.tenantId, scope: `${graphUrl}/.default` }),
    channel(scope) {
      const source =
        sources.get(scope) ?? applicationTokens({ ...common, tenantId: registration.tenantId, scope });
      sources.set(scope, source);
      return source.tokenFor({ personId: undefined, signal: AbortSignal.timeout(10_000) });
    },
  };
}

function credentialOf({ credential }: Registration): ClientCredential {
  switch (credential.kind) {
    case 'password':
      return { secret: credential.password };
    case 'certificate': {
      const pem = readFileSync(credential.path, 'utf8');
      return { privateKey: pem, thumbprint: credential.thumbprint, certificate: pem };
    }
    case 'managedIdentity':
      return { managedIdentity: true };
  }
}
