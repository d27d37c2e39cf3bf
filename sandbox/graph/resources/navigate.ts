import type { Context } from '../context.ts';
import { GraphError, notFound } from '../errors.ts';
import type { Entity, Refusal } from '../types.ts';
import { arityOf, type Arity } from './known-names.ts';
import { LOCAL_CREDENTIALS, RECOVERY_KEYS } from '../actions/kept-secrets.ts';
import { manyOf } from './many.ts';
import type { EntityType, One, Resource } from './resource.ts';

const isObject = (value: unknown): value is Entity =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inList = (value: unknown): Entity => (isObject(value) ? value : { id: String(value) });

/** Collections of `nav` with an entity type of their own. */
const types = new Map<string, EntityType>([
  [RECOVERY_KEYS, 'recoveryKey'],
  [LOCAL_CREDENTIALS, 'localCredential'],
]);

/** Navigations that lead to people. */
const PEOPLE = /\/(?:manager|users)$/;

/** The tenant's user with this id. Properties in the file replace the user's. */
function asUser({ tenant }: Context, value: Entity): Entity {
  const user = typeof value.id === 'string' ? tenant.user(value.id) : undefined;
  return { ...user, ...value };
}

function listAt(context: Context, path: string, items: readonly Entity[]): Resource {
  if (!PEOPLE.test(path)) return manyOf(types.get(path) ?? 'other', items, path);
  return manyOf(
    'user',
    items.map((item) => asUser(context, item)),
    path,
  );
}

function single(context: Context, value: Entity, path: string): One {
  const user = PEOPLE.test(path) && typeof value.id === 'string' ? context.tenant.user(value.id) : undefined;
  const isUser = user !== undefined || value.userPrincipalName !== undefined;
  if (!isUser) return { many: false, type: 'other', entity: value, path };
  const entity = { '@odata.type': '#microsoft.graph.user', ...asUser(context, value) };
  return { many: false, type: 'user', entity, path: user ? `users/${user.id}` : path };
}

function throwIfRefused({ sandbox }: Entity): void {
  const refuse = isObject(sandbox) ? (sandbox.refuse as Refusal | undefined) : undefined;
  if (!refuse) return;
  const { status, code = 'Forbidden', message = 'The request was refused.' } = refuse;
  throw new GraphError(status, code, message);
}

const leadsFurther = (nav: object, path: string): boolean =>
  Object.keys(nav).some((key) => key.startsWith(`${path}/`));

/** A step is known by its whole path, or by its own name if it belongs to an entity. */
function arityIn(from: One | undefined, name: string): Arity | undefined {
  if (!from?.step) return arityOf(from?.type ?? '', name);
  return arityOf(from.path, name) ?? arityOf(from.path.slice(from.path.lastIndexOf('/') + 1), name);
}

/** The tenant's `nav` under a path, or the entity's own property of that name. */
export function navigate(context: Context, from: One | undefined, name: string): Resource | undefined {
  const path = from ? `${from.path}/${name}` : name;
  const { nav } = context.tenant.data;
  const value = nav[path] ?? nav[`${path}()`] ?? (from && !from.step ? from.entity[name] : undefined);
  if (Array.isArray(value)) return listAt(context, path, value.map(inList));
  if (isObject(value)) {
    throwIfRefused(value);
    return single(context, value, path);
  }
  const arity = arityIn(from, name);
  if (arity === 'step' || (!arity && leadsFurther(nav, path))) {
    return { many: false, type: 'other', entity: { id: name }, path, step: true };
  }
  if (arity === 'many') return listAt(context, path, []);
  if (name === 'photo') throw new GraphError(404, 'ImageNotFound', 'The photo wasn’t found.');
  if (arity === 'one') throw notFound(name);
  return undefined;
}
