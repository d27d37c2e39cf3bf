import type { Context } from '../context.ts';
import { badRequest, GraphError, intuneNotFound, noSegment, notFound } from '../errors.ts';
import type { Segment } from '../odata/target.ts';
import { withValue } from '../tenant/with-value.ts';
import type { Entity } from '../types.ts';
import { isBetaOnly } from './known-names.ts';
import { links, readNav } from './links.ts';
import { kindOf } from './many.ts';
import { navigate } from './navigate.ts';
import { directoryTypes, type Many, type One, type Resource } from './resource.ts';
import { roots } from './roots.ts';

/** The path of an entity's navigations in `nav`, whichever way led to the entity. */
const homes: Partial<Record<string, string>> = {
  user: 'users',
  group: 'groups',
  device: 'devices',
  directoryRole: 'directoryRoles',
  managedDevice: 'managedDevices',
};

/** The path under which `nav` has what hangs on an entity, however the entity was reached. */
export function homeOf(type: string, many: Many, entity: Entity): string {
  return `${homes[type] ?? many.path}/${entity.id}`;
}

function missing(type: string, key: string): GraphError {
  if (directoryTypes.has(type)) return notFound(key);
  if (type === 'team') return new GraphError(404, 'NotFound', `No team found with Group Id ${key}`);
  if (type === 'channel') return new GraphError(404, 'NotFound', `Not Found: channel ${key}`);
  return intuneNotFound();
}

function oneOf(context: Context, many: Many, entity: Entity): One {
  const type = many.type === 'directoryObject' ? kindOf(context, entity) : many.type;
  return { many: false, type, entity, path: homeOf(type, many, entity) };
}

function byKey(context: Context, many: Many, key: string): One {
  const wanted = key.toLowerCase();
  const own = context.tenant.data.nav[`${many.path}/${key}`];
  const entity =
    many.find?.(key) ??
    many.items.find((item) => typeof item.id === 'string' && item.id.toLowerCase() === wanted) ??
    (typeof own === 'object' && own !== null ? (own as Entity) : undefined);
  if (!entity) throw missing(many.type, key);
  return oneOf(context, many, entity);
}

function byAlternateKey(context: Context, many: Many, { name, value }: { name: string; value: string }): One {
  const [entity] = withValue(context.tenant, many.items, name, value);
  if (!entity) throw missing(many.type, value);
  return oneOf(context, many, entity);
}

function cast(context: Context, from: Resource, name: string): Resource {
  const short = name.replace(/^microsoft\.graph\./, '');
  const is = (entity: Entity): boolean => {
    const kind = kindOf(context, entity);
    if (kind !== 'other') return kind === short;
    return (entity['@odata.type'] ?? `#microsoft.graph.${short}`) === `#microsoft.graph.${short}`;
  };
  if (!from.many) {
    if (from.type !== short && !is(from.entity)) throw notFound(from.entity.id);
    return from;
  }
  const type =
    from.type === 'directoryObject' &&
    (short === 'user' || short === 'group' || short === 'device' || short === 'directoryRole')
      ? short
      : from.type;
  return { many: true, type, items: from.items.filter(is), path: from.path };
}

function follow(context: Context, from: One, name: string): Resource {
  const owner = from.step ? from.path : from.type;
  if (context.version === 'v1.0' && isBetaOnly(owner, name)) throw noSegment(name);
  const table = links[owner] ?? {};
  const fromFile = context.tenant.data.nav[`${from.path}/${name}`];
  const linked = Object.hasOwn(table, name) && (fromFile === undefined || readNav.has(name));
  const link = linked ? table[name] : undefined;
  const to = link?.(context, from) ?? navigate(context, from, name);
  if (!to) throw noSegment(name);
  return to;
}

function step(context: Context, from: Resource, segment: Segment, last: Segment): Resource {
  const { name } = segment;
  if (/^microsoft\.graph\.\w+$/.test(name)) {
    const bare = name.slice('microsoft.graph.'.length);
    // a function's name may include the namespace, as a type's does
    const called = segment.named !== undefined || Object.hasOwn(links[from.path] ?? {}, bare);
    return called && !from.many ? follow(context, from, bare) : cast(context, from, name);
  }
  if (from.many) return byKey(context, from, name);
  if (name.startsWith('$')) throw badRequest(`${last.name} is not supported here.`);
  return follow(context, from, name);
}

/** Follows a navigation of a resource by name, as `$expand` does. */
export const expand = (context: Context, from: One, name: string): Resource => follow(context, from, name);

/** What a path leads to. Throws if it leads nowhere. */
export function resolve(context: Context, segments: readonly Segment[]): Resource {
  const [first, ...rest] = segments;
  const last = segments.at(-1);
  if (!first || !last) throw badRequest('The request names no resource.');
  const root = Object.hasOwn(roots, first.name) ? roots[first.name] : undefined;
  let at = root ? root(context) : navigate(context, undefined, first.name);
  if (!at) throw noSegment(first.name);
  if (first.named && at.many) at = byAlternateKey(context, at, first.named);
  for (const segment of rest) {
    at = step(context, at, segment, last);
    if (segment.named && at.many && !segment.name.includes('getEffectivePermissions')) {
      at = byAlternateKey(context, at, segment.named);
    }
  }
  return at;
}
