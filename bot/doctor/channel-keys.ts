import { get, getObject } from './get.ts';
import { ok, wrong, type Check } from './finding.ts';

/** Whether the keys can be had with which the channel signs, and whether they are of the issuer that is believed. */
export function channelKeysCheck(metadataUrl: string, issuer: string): Check {
  return {
    name: "channel's keys",
    async run() {
      const metadata = await getObject(metadataUrl);
      if (metadata.issuer !== issuer)
        return wrong(
          `they are another issuer's than ${issuer}: set BotOpenIdMetadata and ToBotFromChannelTokenIssuer to one cloud's`,
        );
      if (typeof metadata.jwks_uri !== 'string' || !URL.canParse(metadata.jwks_uri))
        return wrong('the description names no keys: check BotOpenIdMetadata');
      const { status, body } = await get(metadata.jwks_uri);
      const count = Array.isArray(body?.keys) ? body.keys.length : 0;
      return count > 0
        ? ok(`${count} of ${issuer}`)
        : wrong(`the keys' address answers ${status} and no keys`);
    },
  };
}
