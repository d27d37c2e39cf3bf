import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { plainText } from '../../../bot/helpdesk/contracts/same-text.ts';

describe('a plain text', () => {
  const SOFT_HYPHEN = '\u00ad';
  const ascii = fc.string({
    unit: fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCharCode(code)),
  });

  it('is the same with and without what nobody can see, whatever printable or other ASCII it is', () => {
    fc.assert(
      fc.property(ascii, (text) => assert.equal(plainText(text), plainText(`${SOFT_HYPHEN}${text}`))),
    );
  });

  it('of plain words is the words themselves, and of others is tidied', () => {
    assert.equal(plainText('AINO-PHONE 2'), 'AINO-PHONE 2');
    assert.equal(plainText(' Aino  Aalto '), 'Aino Aalto');
    assert.equal(plainText('O`Neil'), "O'Neil");
    assert.equal(plainText('a\tb'), 'a b');
  });
});
