import { ok, type Check } from './finding.ts';

/** Whether a token is given. It is not looked into: whom it is for decides. */
export function tokenCheck(forWhom: string, ask: () => Promise<string>): Check {
  return {
    name: `token for ${forWhom}`,
    async run() {
      await ask();
      return ok('given');
    },
  };
}

/** The permissions in an application's token; undefined where it names none, as the sandbox's. */
export function rolesIn(token: string): ReadonlySet<string> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const roles: unknown =
      typeof claims === 'object' && claims !== null && 'roles' in claims ? claims.roles : undefined;
    return Array.isArray(roles) ? new Set(roles.filter((role) => typeof role === 'string')) : undefined;
  } catch {
    return undefined;
  }
}
