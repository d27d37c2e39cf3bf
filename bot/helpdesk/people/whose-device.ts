import { oneSpelling } from '../contracts/guid.ts';
import type { Listed } from '../contracts/graph/found.ts';
import type { Account, ManagedDevice } from '../contracts/model.ts';
import type { Part } from '../contracts/problem.ts';

/** Tells the person's own devices from those that are only in their list. `whom` is an object id or a user principal name. */
export function ownerTest(whom: string, account: Part<Account>): (device: ManagedDevice) => boolean {
  const names = account.ok ? [account.value.id, account.value.userPrincipalName] : [whom];
  const known = new Set(names.map(oneSpelling));
  return ({ userId, userPrincipalName }) =>
    userId !== undefined &&
    (known.has(oneSpelling(userId)) ||
      (!account.ok && userPrincipalName !== undefined && known.has(oneSpelling(userPrincipalName))));
}

/** The id of whoever one of the person's own devices belongs to. */
export function ownerOf(
  managed: Part<Listed<ManagedDevice>>,
  isTheirs: (device: ManagedDevice) => boolean,
): string | undefined {
  return managed.ok ? managed.value.items.find(isTheirs)?.userId : undefined;
}
