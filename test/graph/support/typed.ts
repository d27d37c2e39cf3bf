import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A value that has to be of a type of Microsoft's package for beta, which is called `G`. */
export interface Held {
  /** For a test that fails: where the value comes from. */
  where: string;
  type: string;
  value: unknown;
}

/** One line, so that the values' lines can be counted. */
const HEAD =
  "import type * as G from '@microsoft/microsoft-graph-types-beta'; declare function as<T>(value: T): T;";

const FILE = join(dirname(fileURLToPath(import.meta.url)), 'held.virtual.ts');

/** The values as the compiler sees them: what it finds wrong, with where it is. Unknown properties and values of enums are wrong. */
export function typeFaults(all: readonly Held[]): string[] {
  const lines = all.map(({ type, value }, at) => `export const held${at}: ${type} = ${literal(value)};`);
  const text = [HEAD, ...lines].join('\n');
  const program = ts.createProgram([FILE], OPTIONS, hostWith(text));
  const file = program.getSourceFile(FILE);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((fault) => {
    const line = file && fault.start !== undefined ? file.getLineAndCharacterOfPosition(fault.start).line : 0;
    return `${all[line - 1]?.where ?? 'the package'}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`;
  });
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
/** The package is large, and is read once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** A compiler for which the file with the values is there. */
function hostWith(text: string): ts.CompilerHost {
  const base = ts.createCompilerHost(OPTIONS);
  return {
    ...base,
    fileExists: (name) => name === FILE || base.fileExists(name),
    readFile: (name) => (name === FILE ? text : base.readFile(name)),
    getSourceFile(name, ...rest) {
      if (name === FILE) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
      if (!parsed.has(name)) parsed.set(name, base.getSourceFile(name, ...rest));
      return parsed.get(name);
    },
  };
}

/**
 * A value as code. Notes of OData's beside properties are in no type. One that names a subtype has the value held against that.
 */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join()}]`;
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const own = Object.entries(value).filter(([name]) => !name.includes('@odata.'));
  const code = `{${own.map(([name, inner]) => `${JSON.stringify(name)}:${literal(inner)}`).join()}}`;
  const named = /^#microsoft\.graph\.(\w)(\w*)$/.exec(
    String((value as Record<string, unknown>)['@odata.type']),
  );
  return named ? `as<G.${named[1]?.toUpperCase() ?? ''}${named[2] ?? ''}>(${code})` : code;
}
