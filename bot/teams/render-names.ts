import type { Expression, ExpressionEvaluator, MemoryInterface } from 'adaptive-expressions';

const NAME = 'Accessor';
const quick = new WeakSet<ExpressionEvaluator>();

/**
 * Has `${name}` in a template read straight from the data in view. The template language's own way makes a path of the name, takes it
 * apart again and compares every property of the data with it, which is half of what drawing a card takes; whatever isn't simply
 * there is left to it. Both find the same, as the names in a view differ in more than their capitals.
 */
export function readNamesQuickly(language: typeof import('adaptive-expressions')): void {
  const { ExpressionEvaluator, ExpressionFunctions, ReturnType } = language;
  const functions = ExpressionFunctions.standardFunctions as Map<string, ExpressionEvaluator>;
  const own = functions.get(NAME);
  if (!own || quick.has(own)) return;
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
  quick.add(evaluator);
  functions.set(NAME, evaluator);
}

/** undefined where it isn't a mere name or isn't there. `memory` is the templates' own, with what `$data` stands for as a property. */
function read({ children: [name, of] }: Expression, memory: MemoryInterface): unknown {
  if (of || !name || !('value' in name) || typeof name.value !== 'string' || !('$data' in memory))
    return undefined;
  const { $data: data } = memory;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name.value)) return undefined;
  return (data as Readonly<Record<string, unknown>>)[name.value];
}
