/** Whose permissions a token has, and their names; undefined if it names none, as the demo's. */
export interface TokenGrants {
  kind: 'delegated' | 'application';
  names: ReadonlySet<string> | undefined;
}

/** What a token for Graph says of its permissions. Graph alone checks the token: this only explains a refusal. */
export function grantsIn(token: string): TokenGrants {
  const { roles, scp, idtyp } = claimsIn(token);
  if (Array.isArray(roles))
    return { kind: 'application', names: new Set(roles.filter((role) => typeof role === 'string')) };
  if (typeof scp === 'string') return { kind: 'delegated', names: new Set(scp.split(' ').map(nameOf)) };
  return { kind: idtyp === 'app' ? 'application' : 'delegated', names: undefined };
}

/** Some authorities put Graph's address before a scope's name. */
const nameOf = (scope: string) => scope.slice(scope.lastIndexOf('/') + 1);

function claimsIn(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}
