import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A text of the source, as a translator of the bot gets it. */
export type Text =
  | { kind: 'text'; english: string; context?: string }
  | { kind: 'plural'; one: string; other: string }
  | { kind: 'list'; name: string; english: string };

/** Every text of the bot, in the order of the source. Throws if one isn't written out where it is passed. */
export function textsOfTheBot(): Text[] {
  const folder = join(root, 'bot/locales/en');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .toSorted();
  return files.flatMap((file) => textsOf(file, readFileSync(join(folder, file), 'utf8')));
}

/** The texts of one source file. */
export function textsOf(name: string, source: string): Text[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const read = READERS[node.expression.text];
      if (read) found.push(read((at) => literal(node, at, file)));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type Reader = (literal: (at: number) => string) => Text;

const READERS: Readonly<Record<string, Reader | undefined>> = {
  t: (literal) => ({ kind: 'text', english: literal(0) }),
  inContext: (literal) => ({ kind: 'text', context: literal(0), english: literal(1) }),
  plural: (literal) => ({ kind: 'plural', one: literal(1), other: literal(2) }),
  list: (literal) => ({ kind: 'list', name: literal(0), english: literal(1) }),
};

function literal(call: ts.CallExpression, at: number, file: ts.SourceFile): string {
  const argument = call.arguments[at];
  if (argument && ts.isStringLiteralLike(argument)) return argument.text;
  if (!argument && call.expression.getText(file) === 'list') return '';
  const { line } = file.getLineAndCharacterOfPosition(call.getStart(file));
  throw new Error(
    `${file.fileName}:${(line + 1).toString()}: write the text out, so that it can be collected`,
  );
}

/** The keys of a text in a language's file, with the English of each: a plural has one for each of the language's forms. */
export function keysOf(text: Text, lang: string): [key: string, english: string][] {
  switch (text.kind) {
    case 'text':
      return [[text.context === undefined ? text.english : `${text.english}_${text.context}`, text.english]];
    case 'plural':
      return new Intl.PluralRules(lang)
        .resolvedOptions()
        .pluralCategories.map((form) => [`${text.other}_${form}`, form === 'one' ? text.one : text.other]);
    case 'list':
      return [[text.name, text.english]];
  }
}
