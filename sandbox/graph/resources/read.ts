import type { Context } from '../context.ts';
import { badRequest } from '../errors.ts';
import type { Options } from '../odata/options.ts';
import { nextLink, pageOf } from '../odata/page.ts';
import { pick } from '../odata/pick.ts';
import type { Target } from '../odata/target.ts';
import type { Entity, Fields, GraphAnswer, GraphRequest } from '../types.ts';
import { checkKeys, fileVaultKey } from './keys.ts';
import { kindOf } from './many.ts';
import { expand, homeOf, resolve } from './resolve.ts';
import { directoryTypes, type Many, type One } from './resource.ts';
import { present } from './shapes.ts';
import { checkSignIns } from './sign-ins.ts';

/** $expand shows only the first entries of a collection of one type. */
const expandedMost = 20;

const metadata = (context: Context, path: string): string =>
  `https://graph.microsoft.com/${context.version}/$metadata#${path}`;

/** An entity as Graph serves it, with the expanded navigations. */
function served(context: Context, one: One, options: Options, alone: boolean): Fields {
  const fields = present(context, one.type, one.entity, { alone, select: options.select });
  for (const { name, options: inner } of options.expand ?? []) {
    const part = expanded(context, one, name, inner);
    if (part !== undefined) fields[name] = part;
  }
  return fields;
}

function expanded(context: Context, from: One, name: string, options: Options): unknown {
  let part;
  try {
    part = expand(context, from, name);
  } catch {
    return undefined; // a single thing that isn't set is left out
  }
  if (!part.many) return served(context, part, options, false);
  const items = pick(context, part, options, true);
  const most = part.type === 'directoryObject' ? expandedMost : items.length;
  return items
    .slice(0, Math.min(options.top ?? most, most))
    .map((item) => servedItem(context, part, item, options));
}

function servedItem(context: Context, many: Many, entity: Entity, options: Options): Fields {
  const mixed = many.type === 'directoryObject';
  const type = many.type === 'directoryObject' ? kindOf(context, entity) : many.type;
  const fields = served(
    context,
    { many: false, type, entity, path: homeOf(type, many, entity) },
    options,
    false,
  );
  return mixed ? { '@odata.type': `#microsoft.graph.${type}`, ...fields } : fields;
}

function collection(context: Context, many: Many, { options }: Target, request: GraphRequest): Fields {
  const eventual = request.headers.consistencylevel?.toLowerCase() === 'eventual';
  const items = pick(context, many, options, eventual);
  const { from, to } = pageOf(context, many, options);
  const directory = directoryTypes.has(many.type);
  return {
    '@odata.context': metadata(context, many.path),
    // without ConsistencyLevel the directory silently ignores $count
    ...(options.count && (eventual || !directory) && { '@odata.count': items.length }),
    ...(to < items.length && { '@odata.nextLink': nextLink(context, request.url, options, to) }),
    value: items.slice(from, to).map((item) => servedItem(context, many, item, options)),
  };
}

const collectionOnly = ['$filter', '$orderby', '$search', '$top', '$skip', '$skiptoken'];

function single(context: Context, one: One, { options }: Target): Fields {
  const wrong = collectionOnly.find((name) => options.sent.has(name));
  if (wrong) throw badRequest(`Query option '${wrong}' can be applied only to a collection.`);
  return {
    '@odata.context': metadata(context, `${one.path}/$entity`),
    ...served(context, one, options, true),
  };
}

function counted(context: Context, target: Target, request: GraphRequest): GraphAnswer {
  const many = resolve(context, target.segments.slice(0, -1));
  if (!many.many) throw badRequest('$count can be applied only to a collection.');
  const eventual = request.headers.consistencylevel?.toLowerCase() === 'eventual';
  if (!eventual && many.type !== 'managedDevice' && many.type !== 'other') {
    throw badRequest('$count is not currently supported.');
  }
  return { status: 200, body: pick(context, many, { ...target.options, count: true }, eventual).length };
}

/** Answers a GET. */
export function read(context: Context, target: Target, request: GraphRequest): GraphAnswer {
  const last = target.segments.at(-1)?.name;
  if (last === undefined)
    return { status: 200, body: { '@odata.context': metadata(context, ''), value: [] } };
  if (last === '$count') return counted(context, target, request);
  const key = fileVaultKey(context, target);
  if (key) return key;
  const raw = last === '$value';
  const at = resolve(context, raw ? target.segments.slice(0, -1) : target.segments);
  checkKeys(context, at, target, request);
  checkSignIns(context, at, target);
  if (at.many) return { status: 200, body: collection(context, at, target, request) };
  // the one step that is an entity as well
  const readable = !at.step || at.path === 'deviceManagement';
  if (!readable || raw) throw badRequest(`'${last}' is not supported here.`);
  return { status: 200, body: single(context, at, target) };
}
