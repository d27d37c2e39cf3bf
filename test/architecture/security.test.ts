import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The tests that docs/security.md names. */
const named = [
  ...readFileSync(join(root, 'docs/security.md'), 'utf8').matchAll(
    /^\|.+?\| +(.+?) +\| +`(test\/.+?)` +\|$/gm,
  ),
].map(([, title = '', file = '']) => ({ title, file }));

interface Titles {
  /** Titles as they are. */
  plain: Set<string>;
  /** Titles with a part from a table, such as `rejects ${what}`. */
  patterns: RegExp[];
  /** All strings and numbers of the file: tables fill titles from them. */
  strings: Set<string>;
}

/** Reads the titles from the source: running the files would take seconds. */
function titlesOf(source: string): Titles {
  const titles: Titles = { plain: new Set(), patterns: [], strings: new Set() };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) titles.strings.add(node.text);
    if (ts.isCallExpression(node) && node.expression.getText() === 'it') {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.plain.add(title.text);
      if (title && ts.isTemplateExpression(title)) titles.patterns.push(patternOf(title));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest, true));
  return titles;
}

const patternOf = ({ head, templateSpans }: ts.TemplateExpression): RegExp =>
  new RegExp(
    `^${[head, ...templateSpans.map(({ literal }) => literal)].map(({ text }) => escaped(text)).join('(.+)')}$`,
  );
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const has = ({ plain, patterns, strings }: Titles, title: string): boolean =>
  plain.has(title) ||
  patterns.some((pattern) => {
    const [, ...parts] = pattern.exec(title) ?? [];
    return parts.length > 0 && parts.every((part) => strings.has(part));
  });

describe('docs/security.md', () => {
  it('names a test for each attack, and every one of them exists', () => {
    assert.ok(named.length > 50);
    const files = new Map<string, Titles>();
    for (const { file } of named)
      if (!files.has(file))
        files.set(file, titlesOf(existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : ''));
    const missing = named.filter(({ file, title }) => {
      const titles = files.get(file);
      return !titles || !has(titles, title);
    });
    assert.deepEqual(missing, []);
  });

  it('would notice a test that does not exist', () => {
    const titles = titlesOf(
      'for (const what of ["a fox"]) it(`keeps out ${what}`); it("shuts", run); "open"',
    );
    assert.ok(has(titles, 'keeps out a fox') && has(titles, 'shuts'));
    for (const title of ['keeps out a wolf', 'open', 'keeps out ', '']) assert.ok(!has(titles, title), title);
  });
});
