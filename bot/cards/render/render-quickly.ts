import type { Expression, ExpressionEvaluator } from 'adaptive-expressions';

type Engine = typeof import('adaptivecards-templating/lib/template-engine.js');
type Language = typeof import('adaptive-expressions');

/**
 * Spares the template engine its detours, which take most of the time and of the memory that drawing a card costs. What it draws
 * stays the same. Done once for an engine, whose language is `language`.
 */
export function renderQuickly({ Template }: Engine, language: Language): void {
  if (quickened.has(Template)) return;
  quickened.add(Template);
  readNamesDirectly(language);
  readMereNames(Template);
  expandPlainly(Template.prototype, language);
}

const quickened = new WeakSet<object>();
const NAME = 'Accessor';
const TRY = 'internalTryEvaluateExpression';
const EXPAND = 'internalExpand';
const PROPERTIES = 'expandSingleObject';

/**
 * The language makes a path of the name in `${name}`, takes it apart again and compares every property of the data with it. Here it is
 * read straight from the data in view; whatever isn't simply there is left to the language. Both find the same, as the names in a view
 * differ in more than their capitals.
 */
function readNamesDirectly({ ExpressionEvaluator, ExpressionFunctions, ReturnType }: Language): void {
  const functions = ExpressionFunctions.standardFunctions as Map<string, ExpressionEvaluator>;
  const own = functions.get(NAME);
  if (!own) return;
  const evaluator = new ExpressionEvaluator(
    NAME,
    (expression, memory, options) =>
      found(expression, memory) ?? own.tryEvaluate(expression, memory, options),
    ReturnType.Object,
    own.validateExpression,
  );
  functions.set(NAME, evaluator);
}

/** Before anything is evaluated the engine makes a memory and options for it; a mere name needs neither. */
function readMereNames(template: object): void {
  const own = methodOf(template, TRY);
  Reflect.set(template, TRY, function (expression: Expression, context: object, substitute: boolean) {
    const read = expression.type === NAME ? found(expression, context) : undefined;
    return read ?? own(template, expression, context, substitute);
  });
}

interface Found {
  value: unknown;
  error: never;
}

/** undefined where it isn't a mere name or isn't there. `scope` is the engine's own, with what `$data` stands for as a property. */
function found({ children: [name, of] }: Expression, scope: object): Found | undefined {
  if (of || !name || !('value' in name) || typeof name.value !== 'string' || !('$data' in scope))
    return undefined;
  const { $data: data } = scope;
  // what begins with $ is the engine's own, and a list has no names
  if (typeof data !== 'object' || data === null || Array.isArray(data) || name.value.startsWith('$'))
    return undefined;
  if (!Object.hasOwn(data, name.value)) return undefined;
  const value = (data as Readonly<Record<string, unknown>>)[name.value] ?? undefined;
  return value === undefined ? undefined : { value, error: undefined as never };
}

/**
 * The engine notes down the whole context before each node and takes it up again after; only a node with a `$data` or `$when` of its
 * own needs that.
 */
function expandPlainly(prototype: object, { Expression }: Language): void {
  const own = methodOf(prototype, EXPAND);
  const expandProperties = methodOf(prototype, PROPERTIES);
  Reflect.set(prototype, EXPAND, function (this: unknown, node: unknown): unknown {
    if (typeof node !== 'object' || node === null) return node;
    const special = Array.isArray(node) || node instanceof Expression || '$data' in node || '$when' in node;
    return special ? own(this, node) : expandProperties(this, node);
  });
}

type Method = (on: unknown, ...args: unknown[]) => unknown;

function methodOf(object: object, name: string): Method {
  const method: unknown = Reflect.get(object, name);
  if (typeof method !== 'function') throw new Error(`the template engine has no ${name}`);
  return (on, ...args) => Reflect.apply(method, on, args) as unknown;
}
