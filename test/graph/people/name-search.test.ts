import assert from 'node:assert/strict';
import {
  bestFirst,
  searchClause,
  spellings,
  startsWithFilter,
} from '../../../bot/graph/people/name-search.ts';

describe('graph: searching by name', () => {
  it('also tries plain quotes for typographic ones', () => {
    assert.deepEqual(spellings(' O’Brien '), ['O’Brien', "O'Brien"]);
    assert.deepEqual(spellings('“Bo”'), ['“Bo”', '"Bo"']);
    assert.deepEqual(spellings('Ann'), ['Ann']);
    assert.deepEqual(spellings(' \u0007 '), []);
  });

  it('quotes every clause of a search', () => {
    assert.equal(
      searchClause(['displayName', 'mail'], 'a "b" \\c'),
      '"displayName:a \\"b\\" \\\\c" OR "mail:a \\"b\\" \\\\c"',
    );
  });

  it('doubles apostrophes in a filter', () => {
    assert.equal(
      startsWithFilter(['displayName', 'surname'], "O'B"),
      "startswith(displayName,'O''B') or startswith(surname,'O''B')",
    );
  });

  it('puts exact matches first, then sorts by name', () => {
    const named = ['Bo Ek', 'Ann', 'bo', 'Åke'].map((displayName) => ({ displayName }));
    assert.deepEqual(
      named.sort(bestFirst(['BO'])).map(({ displayName }) => displayName),
      ['bo', 'Åke', 'Ann', 'Bo Ek'],
    );
  });
});
