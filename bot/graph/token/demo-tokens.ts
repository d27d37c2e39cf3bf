import type { TokenSource } from './token-source.ts';

/** For calls of the bot itself, which has no object id in demo mode. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Unsigned tokens that name the caller. Only the sandbox accepts them. */
export function demoTokens(tenantId: string): TokenSource {
  return {
    tokenFor({ personId }) {
      const who = personId === undefined ? { oid: NOBODY, idtyp: 'app' } : { oid: personId };
      return Promise.resolve(
        `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded({ tid: tenantId, ...who })}.`,
      );
    },
  };
}

function encoded(claims: object): string {
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}
