import { get } from './get.ts';
import { ok, wrong, type Check } from './finding.ts';

/** Whether there is somebody to ask for tokens, and whether they know the tenant. */
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
