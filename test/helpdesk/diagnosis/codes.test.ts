import assert from 'node:assert/strict';
import { CODE_PAGES, ERROR_CODES } from '../../../bot/helpdesk/diagnosis/codes/error-codes.ts';
import { findCode, isCode } from '../../../bot/helpdesk/diagnosis/codes/find-code.ts';

describe('an error code', () => {
  it('is known in each way in which it is written', () => {
    for (const [typed, code] of [
      ['0x87D1FDE8', '0x87D1FDE8'],
      ['0x87d1fde8', '0x87D1FDE8'],
      ['87D1FDE8', '0x87D1FDE8'],
      ['-2016281112', '0x87D1FDE8'],
      ['2278686184', '0x87D1FDE8'],
      ['80180014', '0x80180014'],
      ['error code 0x80070643', '0x80070643'],
      ['AADSTS50126', 'AADSTS50126'],
      ['aadsts50126', 'AADSTS50126'],
      ['50126', 'AADSTS50126'],
      ['500121', 'AADSTS500121'],
    ] as const) {
      const found = findCode(typed);
      assert.ok(isCode(typed), typed);
      assert.ok(found.kind === 'code', typed);
      assert.equal(found.code, code, typed);
    }
  });

  it('can be one of Intune’s words', () => {
    const found = findCode('uservalidation');
    assert.ok(found.kind === 'category' && found.category === 'userValidation');
  });

  it('that isn’t in the table is unknown, with the pages where it may be', () => {
    for (const [typed, code, page] of [
      ['0x87D1FFFF', '0x87D1FFFF', 'settings'],
      ['-2016281000', '0x87D1FE58', 'settings'],
      ['0x801800FF', '0x801800FF', 'enrollment'],
      ['0x80070999', '0x80070999', 'windows'],
      ['AADSTS99999', 'AADSTS99999', 'signIn'],
      ['0x5', '0x00000005', 'settings'],
    ] as const) {
      const found = findCode(typed);
      assert.ok(found.kind === 'unknown', typed);
      assert.deepEqual([found.code, found.pages[0]], [code, page]);
    }
  });

  it('is neither a name nor a sentence', () => {
    for (const text of [
      'can’t aino get mail',
      'aino',
      'AINO-PHONE',
      'aino 50126',
      '',
      '123',
      'is 50126 there',
    ])
      assert.ok(!isCode(text), text);
  });

  it('is written as Microsoft’s pages write it, each with its page', () => {
    for (const [code, page] of Object.entries(ERROR_CODES)) {
      assert.match(code, /^(?:0x[0-9A-F]{8}|AADSTS\d{5,6})$/);
      assert.match(CODE_PAGES[page], /^https:\/\/learn\.microsoft\.com\/[a-z]/);
      const found = findCode(code);
      assert.ok(found.kind === 'code' && found.code === code);
    }
  });
});
