import { createSign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotIdentity, SharedTeamsOptions } from '../../../bot/teams/index.ts';
import { rsaKeys, strangers } from '../../support/rsa-keys.ts';
import { answer } from './connector-stub.ts';

export const APP_ID = 'aaaaaaaa-0000-4000-8000-000000000001';
export const ISSUER = 'https://api.botframework.com';

const ofChannel = rsaKeys('channel');

/** Stands in for the channel's key service. */
export async function startKeyServer(endorsements = ['msteams']) {
  let fetched = 0;
  const stub = {
    url: '',
    /** down: answers 500. silent: does not answer. */
    state: 'up' as 'up' | 'down' | 'silent',
    fetched: () => fetched,
    publicPem: ofChannel().publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer((request, response) => {
    fetched += 1;
    if (stub.state === 'silent') return;
    if (stub.state === 'down') answer(response, 500, {});
    else if (request.url === '/keys') {
      const key = {
        ...ofChannel().publicKey.export({ format: 'jwk' }),
        kid: 'key-1',
        use: 'sig',
        endorsements,
      };
      answer(response, 200, { keys: [key] });
    } else answer(response, 200, { issuer: ISSUER, jwks_uri: stub.url.replace('/metadata', '/keys') });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`;
  return stub;
}

type ProductionOptions = Partial<SharedTeamsOptions> & Extract<BotIdentity, { mode: 'production' }>;

/** A bot's options for production, with the keys of `startKeyServer`. */
export function production(keys: { url: string }, allowed = ['127.0.0.1']): ProductionOptions {
  return {
    mode: 'production',
    registration: { appId: APP_ID },
    botToken: (scope) => Promise.resolve(`token-for-${scope}`),
    channel: { openIdMetadata: keys.url, issuer: undefined, service: undefined, serviceUrlAllowed: allowed },
  };
}

export interface TokenParts {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  signedBy?: 'the channel' | 'a stranger' | 'nobody';
}

/** An Authorization header as the channel sends it, but for `parts`. */
export function bearer(
  serviceUrl: string,
  { header = {}, claims = {}, signedBy = 'the channel' }: TokenParts = {},
) {
  const now = Math.floor(Date.now() / 1000);
  const head = encoded({ alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header });
  const body = encoded({
    iss: ISSUER,
    aud: APP_ID,
    serviceurl: serviceUrl,
    nbf: now - 10,
    exp: now + 3600,
    ...claims,
  });
  return { authorization: `Bearer ${head}.${body}.${signature(`${head}.${body}`, signedBy)}` };
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function signature(input: string, signedBy: TokenParts['signedBy']): string {
  if (signedBy === 'nobody') return '';
  const key = signedBy === 'a stranger' ? strangers().privateKey : ofChannel().privateKey;
  return createSign('RSA-SHA256').update(input).sign(key, 'base64url');
}
