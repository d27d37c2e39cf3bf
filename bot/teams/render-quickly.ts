import type { Expression, ExpressionEvaluator, MemoryInterface } from 'adaptive-expressions';

type Engine = typeof import('adaptivecards-templating/lib/template-engine.js');
type Language = typeof import('adaptive-expressions');

/**
 * Spares the template engine its two detours, which take more than half of the time and most of the memory that drawing a card costs.
 * What it draws stays the same. Done once for an engine, whose language is `language`.
 */
export function renderQuickly({ Template }: Engine, language: Language): void {
  if (quickened.has(Template)) return;
  quickened.add(Template);
  readNamesDirectly(language);
  copyPlainValues(Template.prototype);
}

const quickened = new WeakSet<object>();
const NAME = 'Accessor';
const EXPAND = 'internalExpand';

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
    (expression, memory, options) => {
      const value = read(expression, memory);
      return value === undefined
        ? own.tryEvaluate(expression, memory, options)
        : { value, error: undefined as never };
    },
    ReturnType.Object,
    own.validateExpression,
  );
  functions.set(NAME, evaluator);
}

/** undefined where it isn't a mere name or isn't there. `memory` is the templates' own, with what `$data` stands for as a property. */
function read({ children: [name, of] }: Expression, memory: MemoryInterface): unknown {
  if (of || !name || !('value' in name) || typeof name.value !== 'string' || !('$data' in memory))
    return undefined;
  const { $data: data } = memory;
  // what begins with $ is the engine's own, and a list has no names
  if (typeof data !== 'object' || data === null || Array.isArray(data) || name.value.startsWith('$'))
    return undefined;
  if (!Object.hasOwn(data, name.value)) return undefined;
  return (data as Readonly<Record<string, unknown>>)[name.value];
}

/** The engine notes down the whole context before each node and takes it up again after, also for the plain values that most nodes are. */
function copyPlainValues(prototype: object): void {
  const own: unknown = Reflect.get(prototype, EXPAND);
  if (typeof own !== 'function') return;
  Reflect.set(prototype, EXPAND, function (this: unknown, node: unknown): unknown {
    const expanded: unknown = typeof node === 'object' ? Reflect.apply(own, this, [node]) : node;
    return expanded;
  });
}
