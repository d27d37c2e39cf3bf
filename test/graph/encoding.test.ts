import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanText, literal } from '../../bot/graph/odata/text.ts';
import { path, userPath } from '../../bot/graph/odata/path.ts';
import { queryString } from '../../bot/graph/odata/query.ts';
import { searchClause } from '../../bot/graph/people/name-search.ts';
import { Problem } from '../../bot/helpdesk/contracts/problem.ts';
import { anyText } from '../support/any-text.ts';

const NASTY = [
  "'",
  '"',
  '\\',
  '/',
  '?',
  '#',
  '&',
  '%',
  '$',
  '(',
  ')',
  ' ',
  '+',
  ';',
  ':',
  ',',
  '.',
  '..',
  '=',
  '\u0000',
];
const typed = fc.oneof(
  anyText({ maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 3 })), { maxLength: 30 })
    .map((a) => a.join('')),
  fc.string().map((s) => `${s}\ud800`),
);

/** The path, or undefined if nothing would be sent. */
function sent(build: () => string): string | undefined {
  try {
    return build();
  } catch (error) {
    assert.ok(error instanceof Problem && error.kind === 'notFound');
    return undefined;
  }
}

describe('graph encoding', () => {
  it('keeps whatever was typed inside one segment', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const url = sent(() => path`/groups/${text}/members`);
        if (url === undefined) return;
        assert.match(url, /^\/groups\/[A-Za-z0-9._~%-]+\/members$/);
        // not even a parser that resolves dots, encoded or not, sees other segments
        const seen = new URL(url, 'http://graph').pathname.split('/');
        assert.equal(seen.length, 4);
        assert.equal(decodeURIComponent(seen[2] ?? ''), text);
      }),
    );
  });

  it('keeps whatever was typed inside the person of a path', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const url = sent(() => userPath(text));
        if (url === undefined) return;
        const seen = new URL(`${url}/manager`, 'http://graph').pathname.split('/');
        assert.equal(seen.at(-1), 'manager');
        const key = /^users\('(.*)'\)$/s.exec(decodeURIComponent(seen[1] ?? ''))?.[1];
        if (key === undefined) {
          assert.equal(seen.length, 4);
          assert.equal(decodeURIComponent(seen[2] ?? ''), text);
          assert.doesNotMatch(text, /^\$/);
        } else {
          assert.equal(seen.length, 3);
          assert.doesNotMatch(key.replaceAll("''", ''), /'/);
          assert.equal(key.replaceAll("''", "'"), text);
        }
      }),
    );
  });

  it('addresses a person in the way that Graph reads as a person', () => {
    assert.equal(
      userPath('c0ffee00-0000-4000-8000-000000000001'),
      '/users/c0ffee00-0000-4000-8000-000000000001',
    );
    assert.equal(userPath('ann@contoso.com'), '/users/ann%40contoso.com');
    assert.equal(userPath("o'neil@contoso.com"), '/users/o%27neil%40contoso.com');
    assert.equal(userPath('a_b#EXT#@contoso.com'), '/users/a_b%23EXT%23%40contoso.com');
    assert.equal(userPath("$o'x@contoso.com"), "/users('%24o%27%27x%40contoso.com')");
    assert.equal(userPath('delta'), "/users('delta')");
    assert.equal(userPath('..'), "/users('..')");
    for (const nobody of ['', 'a/b@x', 'a\\b@x', 'a\n@x']) assert.throws(() => userPath(nobody), Problem);
    for (const nothing of ['', '.', '..', 'a/b']) assert.throws(() => path`/groups/${nothing}`, Problem);
  });

  it('keeps whatever was typed inside a literal', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const value = literal(text);
        assert.match(value, /^'(?:[^']|'')*'$/s);
        assert.equal(value.slice(1, -1).replaceAll("''", "'"), cleanText(text));
      }),
    );
  });

  it('keeps whatever was typed inside the clauses of a search', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const all = searchClause([
          ['displayName', text],
          ['mail', text],
        ]);
        const clauses = all.match(/"(?:[^"\\]|\\.)*"/gs) ?? [];
        assert.equal(clauses.join(' OR '), all);
        const [name, mail] = clauses.map((clause) => clause.slice(1, -1).replace(/\\(.)/gs, '$1'));
        assert.equal(name, `displayName:${cleanText(text)}`);
        assert.equal(mail, `mail:${cleanText(text)}`);
      }),
    );
  });

  it('keeps whatever was typed inside its option of a query', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const $filter = `mail eq ${literal(text)}`;
        const query = queryString({ $filter, $select: ['id', 'mail'], $count: true });
        assert.deepEqual(
          [...new URLSearchParams(query)],
          [
            ['$filter', $filter],
            ['$select', 'id,mail'],
            ['$count', 'true'],
          ],
        );
      }),
    );
  });

  it('bounds and cleans what was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const clean = cleanText(text);
        assert.ok(clean.length <= 256);
        assert.doesNotMatch(clean, /[\p{Cc}\p{Cs}]/u);
        assert.equal(cleanText(clean), clean);
      }),
    );
    assert.equal(cleanText(`${'a'.repeat(255)}😀`), 'a'.repeat(255));
    assert.equal(queryString(undefined), '');
  });
});
