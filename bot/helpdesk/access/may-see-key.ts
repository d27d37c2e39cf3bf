import { isSameId } from '../contracts/guid.ts';
import type { Operator, Target } from './authorize.ts';
import { authorize } from './authorize.ts';
import { maySeeSecret } from './secret-roles.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { Key } from '../keys/catalogue.ts';
import { keys } from '../keys/catalogue.ts';
import type { NoKey } from '../keys/define.ts';
import { noKeyOn } from '../keys/define.ts';
import type { EntraRole } from '../keys/entra-roles.ts';
import { rolesAmong } from '../keys/entra-roles.ts';

/** Why a key isn't shown. */
export type KeyRefusal =
  | { kind: NoKey | 'noRole' | 'permission' | 'scope' | 'scopeUnread' | 'tagsUnread' }
  /** The policy allows it to nobody, or asks for a second operator; or the person said that it isn't them. */
  | { kind: 'policyDenied' | 'secondOperator' | 'fenced' }
  /** The operator holds none of the Entra roles that may see it. */
  | { kind: 'entraRole'; roles: readonly EntraRole[]; owner: boolean };

type KeyRuling = { allowed: true; through: readonly string[] } | { allowed: false; why: KeyRefusal };

/** Whether a key can be offered for a device to an operator, and if not, why not. */
export interface KeyOffer {
  key: Key;
  /** undefined: it can be shown. */
  why: KeyRefusal | undefined;
}

interface Asked {
  graph: Pick<GraphApi, 'directory'>;
  operator: Operator;
  device: ManagedDevice;
  target: Target;
  /** True if Graph is asked with the operator's own token: then Entra itself checks its roles, also those that the tenant made. */
  entraDecides: boolean | undefined;
}

/** Whether an operator may see a key of a device that they may read. Decided at the press, with facts that are read then. */
export async function maySeeKey(key: Key, asked: Asked): Promise<KeyRuling> {
  const { graph, operator, device, entraDecides } = asked;
  const ruling = withoutEntra(key, asked);
  if (ruling) return ruling;
  if (entraDecides) return { allowed: true, through: [] };
  const seen = await maySeeSecret(graph, operator.speaker.id, key.id, device);
  if (seen.allowed) return seen;
  return { allowed: false, why: { kind: 'entraRole', roles: seen.roles, owner: seen.owner } };
}

/**
 * The keys that the device's platform has, as buttons: from what is known of the operator, without reading anything. The press decides
 * again.
 */
export function keyOffers(asked: Omit<Asked, 'graph'>): KeyOffer[] {
  return keys
    .filter((key) => noKeyOn(key, asked.device) !== 'platform')
    .map((key) => ({ key, why: whyNotOffered(key, asked) }));
}

function whyNotOffered(key: Key, asked: Omit<Asked, 'graph'>): KeyRefusal | undefined {
  const { operator, device, entraDecides } = asked;
  const { needs } = key;
  const ruling = withoutEntra(key, asked);
  if (ruling) return ruling.allowed ? undefined : ruling.why;
  if (needs.kind !== 'entra' || entraDecides) return undefined;
  const { roles, owner } = needs;
  const held = rolesAmong(roles, operator.entraRoles ?? []);
  const own = owner && isSameId(device.userId, operator.speaker.id);
  return held.length > 0 || own ? undefined : { kind: 'entraRole', roles, owner };
}

/** The part of the decision that needs no role of Entra. undefined: it is open. */
function withoutEntra(key: Key, { operator, device, target }: Omit<Asked, 'graph'>): KeyRuling | undefined {
  const none = noKeyOn(key, device);
  if (none) return { allowed: false, why: { kind: none } };
  if (key.needs.kind !== 'intune') return undefined;
  const ruling = authorize(operator, key.needs.permission, target);
  return ruling.allowed ? ruling : { allowed: false, why: { kind: ruling.why } };
}
