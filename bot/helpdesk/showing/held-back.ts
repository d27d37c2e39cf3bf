import { allowedByPolicy } from '../access/policy-conditions.ts';
import type { KeyRefusal } from '../access/may-see-key.ts';
import { actionNamed } from '../actions/catalogue.ts';
import { isFencedNow, isFencedSince } from '../caller/not-me.ts';
import type { Need } from '../contracts/policy/need.ts';
import type { Receipt } from '../contracts/receipt.ts';
import type { Remembered } from '../contracts/store.ts';
import type { Key } from '../keys/catalogue.ts';
import { policyOf } from '../policy/needs.ts';
import type { RemoteServices } from '../remote/services.ts';

/** Why something isn't shown, whatever is answered. */
export type Never = Extract<KeyRefusal['kind'], 'policyDenied' | 'fenced' | 'secondOperator'>;

/** Why a key isn't shown: a second operator can't be asked for one. */
export function neverShown(needs: readonly Need[], fenced: boolean): Never | undefined {
  if (allowedByPolicy({ needs, typed: undefined })) return 'policyDenied';
  if (fenced) return 'fenced';
  return needs.includes('secondOperator') ? 'secondOperator' : undefined;
}

/** What is about to be shown: a key, or else what the action of a receipt brought back. `userId`: whose device it is now. */
export type ToShow = { userId: string | undefined } & ({ key: Key } | { key: undefined; receipt: Receipt });

/**
 * Why something isn't shown after all. Graph may have kept it waiting, and meanwhile the person may have said that it isn't them, or an admin
 * that nobody may see it. Decided in the write that marks it as shown. What a second operator has agreed to since then is shown.
 */
export function heldBack(
  tables: Pick<Remembered, 'fences' | 'seconds' | 'policy'>,
  { policy, now }: Pick<RemoteServices, 'policy' | 'now'>,
  toShow: ToShow,
): Never | undefined {
  const needsOf = (name: string) => policyOf(policy, name, tables.policy.get(name)).needs;
  const { key, userId } = toShow;
  if (key) return neverShown(needsOf(key.id), isFencedNow(tables, userId, now()));
  const { receipt } = toShow;
  const { secondRequest, intuneAsks, approvalCode } = receipt;
  const somebodyAgreed = secondRequest !== undefined || intuneAsks === true || approvalCode !== undefined;
  const needs = needsOf(actionNamed(receipt.action)?.name ?? receipt.action);
  const asked = somebodyAgreed ? needs.filter((need) => need !== 'secondOperator') : needs;
  const fenced = [receipt.userId, userId].some((id) =>
    isFencedSince(tables, { userId: id, secondRequest }, now()),
  );
  return neverShown(asked, fenced);
}
