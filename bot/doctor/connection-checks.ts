import { ok, skipped, wrong, type Check } from './finding.ts';
import { get, getObject } from './get.ts';

/** Tokens tolerate five minutes, and confirmations live for two. */
const MOST_CLOCK_DIFFERENCE_MS = 60_000;

/** Whether the authority that issues tokens can be reached and knows the tenant. */
export function authorityCheck(authorityHost: string, tenantId: string): Check {
  return {
    name: 'authority',
    async run() {
      const { status, body } = await get(
        `${authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`,
      );
      if (status === 200 && typeof body?.token_endpoint === 'string')
        return ok(`${authorityHost} knows the tenant`);
      if (status === 400) return wrong(`${authorityHost} knows no tenant ${tenantId}: check the tenant id`);
      return wrong(`${authorityHost} answers ${status} and describes no tenant: check AuthorityHost`);
    },
  };
}

/** Whether the channel's signing keys can be read and belong to the issuer that the bot trusts. */
export function channelKeysCheck(metadataUrl: string, issuer: string): Check {
  return {
    name: "channel's keys",
    async run() {
      const metadata = await getObject(metadataUrl);
      if (metadata.issuer !== issuer)
        return wrong(
          `they belong to another issuer than ${issuer}: set BotOpenIdMetadata and ToBotFromChannelTokenIssuer for the same cloud`,
        );
      if (typeof metadata.jwks_uri !== 'string' || !URL.canParse(metadata.jwks_uri))
        return wrong('the description names no keys: check BotOpenIdMetadata');
      const { status, body } = await get(metadata.jwks_uri);
      const count = Array.isArray(body?.keys) ? body.keys.length : 0;
      return count > 0
        ? ok(`${count} of ${issuer}`)
        : wrong(`the address of the keys answers ${status} and no keys`);
    },
  };
}

/** Whether a token is issued. Its content isn't read: it is meant for another service. */
export function tokenCheck(forWhom: string, ask: () => Promise<string>): Check {
  return {
    name: `token for ${forWhom}`,
    async run() {
      await ask();
      return ok('issued');
    },
  };
}

/** Whether Graph can be reached, and whether our clock agrees with Graph's. */
export function clockCheck(graphUrl: string, now: () => Date): Check {
  return {
    name: 'Graph and clock',
    async run() {
      // Without a token: the date is in a 401 as well.
      const { status, headers } = await get(`${graphUrl}/v1.0/`);
      if (status >= 500) return wrong(`${graphUrl} answers ${status}: try again`);
      const theirs = Date.parse(headers.date ?? '');
      if (Number.isNaN(theirs)) return skipped(`${graphUrl} can be reached, but its answer has no date`);
      const ahead = Math.round((now().getTime() - theirs) / 1000);
      if (Math.abs(ahead) * 1000 <= MOST_CLOCK_DIFFERENCE_MS)
        return ok(`${graphUrl} can be reached, the clock is right`);
      const how = `${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} Graph's`;
      return wrong(`this machine's clock is ${how}: synchronize it over the network (NTP)`);
    },
  };
}
