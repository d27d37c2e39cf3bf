/** As much of Azure's template language as the project's template uses. What it doesn't know throws. */

type Value = string | number | boolean | { [name: string]: Value };

export interface Scope {
  parameters: Readonly<Record<string, Value>>;
  variables: Readonly<Record<string, unknown>>;
}

/** Everything in a part of a template, with its expressions evaluated. */
export function evaluated(part: unknown, scope: Scope): unknown {
  if (typeof part === 'string')
    return part.startsWith('[') && part.endsWith(']') ? valueOf(part.slice(1, -1), scope) : part;
  if (Array.isArray(part)) return part.map((one) => evaluated(one, scope));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [String(evaluated(name, scope)), evaluated(value, scope)]),
  );
}

function valueOf(expression: string, scope: Scope): Value {
  const [value, rest] = read(expression.trim(), scope);
  if (rest.trim() !== '') throw new Error(`what is this: ${rest}`);
  return value;
}

/** One value from the beginning of a text, and what follows. */
function read(text: string, scope: Scope): [Value, string] {
  const [quoted, inner = ''] = /^'((?:[^']|'')*)'/.exec(text) ?? [];
  if (quoted !== undefined) return [inner.replaceAll("''", "'"), text.slice(quoted.length)];
  const [digits] = /^\d+/.exec(text) ?? [];
  if (digits !== undefined) return [Number(digits), text.slice(digits.length)];
  const [called, name = ''] = /^(\w+)\(/.exec(text) ?? [];
  if (called === undefined) throw new Error(`no value: ${text}`);
  const args: Value[] = [];
  let rest = text.slice(called.length).trimStart();
  while (!rest.startsWith(')')) {
    const [arg, after] = read(rest, scope);
    args.push(arg);
    rest = after.trimStart().replace(/^,\s*/, '');
  }
  return properties(call(name, args, scope), rest.slice(1));
}

/** `.name` after a value, as often as there is one. */
function properties(value: Value, text: string): [Value, string] {
  const [dotted, name = ''] = /^\.(\w+)/.exec(text) ?? [];
  if (dotted === undefined) return [value, text];
  const next = typeof value === 'object' ? value[name] : undefined;
  if (next === undefined) throw new Error(`no property ${name}`);
  return properties(next, text.slice(dotted.length));
}

const SUBSCRIPTION = '/subscriptions/a-subscription';
const GROUP = `${SUBSCRIPTION}/resourceGroups/help-desk`;
const IDENTITY = {
  clientId: 'aaaaaaaa-0000-4000-8000-000000000001',
  principalId: 'aaaaaaaa-0000-4000-8000-000000000002',
};

function call(name: string, args: Value[], scope: Scope): Value {
  const words = args.map(String);
  const [first = '', ...others] = words;
  switch (name) {
    case 'parameters':
      return known(scope.parameters, first);
    case 'variables':
      return evaluated(known(scope.variables, first), scope) as Value;
    case 'if':
      return args[0] === true ? (args[1] ?? '') : (args[2] ?? '');
    case 'and':
      return args.every((arg) => arg === true);
    case 'equals':
      return args[0] === args[1];
    case 'empty':
      return first === '';
    case 'toLower':
      return first.toLowerCase();
    case 'format':
      return first.replace(/\{(\d+)\}/g, (_, n: string) => others[Number(n)] ?? '');
    case 'guid':
      return `guid of ${words.join(' ')}`;
    case 'uniqueString':
      return 'abcdefghijklm';
    case 'resourceId':
      return `${GROUP}/providers/${first}/${others.join('/')}`;
    case 'subscriptionResourceId':
      return `${SUBSCRIPTION}/providers/${first}/${others.join('/')}`;
    case 'reference':
      return IDENTITY;
    case 'subscription':
      return { tenantId: 'aaaaaaaa-0000-4000-8000-000000000003' };
    case 'resourceGroup':
      return { id: GROUP, location: 'westeurope' };
    case 'environment':
      return { suffixes: { storage: 'core.windows.net' } };
    case 'createObject':
      return Object.fromEntries(pairs(args));
    case 'union':
      return Object.assign({}, ...args) as Value;
    default:
      throw new Error(`no function ${name}`);
  }
}

function known<T>(all: Readonly<Record<string, T>>, name: string): T {
  const found = all[name];
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

function pairs(args: readonly Value[]): [string, Value][] {
  const found: [string, Value][] = [];
  for (let n = 0; n + 1 < args.length; n += 2) {
    const [name, value = ''] = args.slice(n);
    if (typeof name !== 'string') throw new Error('a name is a text');
    found.push([name, value]);
  }
  return found;
}
