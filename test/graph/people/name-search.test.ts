import assert from 'node:assert/strict';
import {
  bears,
  bestFirst,
  clausesFor,
  searchClause,
  startsWithFilter,
} from '../../../bot/graph/people/name-search.ts';

describe('graph: searching by name', () => {
  it('asks for every spelling of an apostrophe, and for as many as Graph takes', () => {
    const asked = (typed: string) => clausesFor(typed, { names: ['displayName'] }).map(([, text]) => text);
    for (const typed of [' O’Brien ', "O'Brien", 'OʻBrien', 'OʼBrien'])
      assert.deepEqual(asked(typed), ["O'Brien", 'O’Brien', 'OʻBrien', 'OʼBrien'], typed);
    assert.equal(asked('O´Brien').at(-1), 'O´Brien', 'a rarer one as it was typed');
    assert.deepEqual(asked('“Bo”'), ['"Bo"', '“Bo”']);
    assert.deepEqual(asked('Ann'), ['Ann']);
    assert.deepEqual(asked(' \u0007 '), []);
    const people = {
      names: ['displayName', 'givenName', 'surname'],
      addresses: ['mail', 'userPrincipalName'],
    };
    assert.deepEqual(
      ['Ann', "O'Brien", 'O´Brien'].map((typed) => clausesFor(typed, people).length),
      [5, 14, 15],
    );
  });

  it('quotes every clause of a search', () => {
    assert.equal(
      searchClause(clausesFor('a "b" \\c', { names: ['displayName'], addresses: ['mail'] })),
      '"displayName:a \\"b\\" \\\\c" OR "mail:a \\"b\\" \\\\c"',
    );
  });

  it('doubles apostrophes in a filter', () => {
    assert.equal(
      startsWithFilter([
        ['displayName', "O'B"],
        ['surname', "O'B"],
      ]),
      "startswith(displayName,'O''B') or startswith(surname,'O''B')",
    );
  });

  it('takes a name for the typed one whatever its case, accents and apostrophes', () => {
    const signs = ["'", '’', '‘', 'ʻ', 'ʼ', '`', '´', '＇'];
    for (const typed of signs)
      for (const kept of signs) assert.ok(bears(`ka${typed}ahumanu`, [`Kea Ka${kept}ahumanu`]), typed + kept);
    assert.ok(!bears("ka'ahumanu", ['Kea Kahuna']));
  });

  it('puts exact matches first, then sorts by name', () => {
    const named = ['Bo Ek', 'Ann', 'bo', 'Åke'].map((displayName) => ({ displayName }));
    assert.deepEqual(
      named.sort(bestFirst('BO')).map(({ displayName }) => displayName),
      ['bo', 'Åke', 'Ann', 'Bo Ek'],
    );
  });
});
