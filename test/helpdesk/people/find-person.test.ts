import assert from 'node:assert/strict';
import { searchText } from '../../../bot/helpdesk/people/find-person.ts';
import { isGuid } from '../../../bot/helpdesk/contracts/guid.ts';

describe('what a person typed', () => {
  it('is one line without surrounding space', () => {
    assert.equal(searchText('  Aino\n \tVirtanen '), 'Aino Virtanen');
  });

  it('loses the quotes around it, not those within', () => {
    assert.equal(searchText('"Aino Virtanen"'), 'Aino Virtanen');
    assert.equal(searchText('“Aino Virtanen”'), 'Aino Virtanen');
    assert.equal(searchText('O\'Brien "Bob"'), 'O\'Brien "Bob"');
    assert.equal(searchText('"A" and "B"'), '"A" and "B"');
  });

  it('is bounded', () => {
    assert.equal(searchText('x'.repeat(10_000)).length, 300);
  });

  it('is an object id or not', () => {
    assert.equal(isGuid('c0ffee00-0000-4000-8000-000000000001'), true);
    assert.equal(isGuid('c0ffee00-0000-4000-8000-00000000000'), false);
    assert.equal(isGuid("c0ffee00-0000-4000-8000-000000000001' or 1 eq 1"), false);
  });
});
