import assert from 'node:assert/strict';
import { identifierIn } from '../../../bot/commands/free-text/identifier.ts';

describe('an identifier that stands alone', () => {
  for (const [text, meant] of [
    ['aino@contoso.example', 'person'],
    ["noa.o'brien@contoso.example", 'person'],
    ['c0ffee00-0000-4000-8000-00000000a001', 'id'],
    ['350000000000012', 'device'],
    ['35 000000 000001 2', 'device'],
    ['35-000000-000001-2', 'device'],
    ['F2LXK0AAJCL9', 'device'],
    ['f2lxk0aajcl9', 'device'],
    ['SERIAL-1', 'device'],
    ['5CG 1234 ABC', 'device'],
    ['00:1A:2b:3c:4d:5e', 'device'],
    ['00-1A-2B-3C-4D-5E', 'device'],
    ['DESKTOP-4F7K2', 'device'],
  ] as const)
    it(`${text} is a ${meant}’s`, () => {
      assert.equal(identifierIn(text), meant);
    });

  for (const text of [
    '',
    'aino',
    'Aino Virtanen',
    'AINO-PHONE',
    '@contoso',
    'aino@contoso',
    'a b@contoso.example',
    '0x80070005',
    '-2016281112',
    'lock SERIAL-1',
    'MFA 2',
    'room 12',
    '1234',
    '1'.repeat(48),
    'c0ffee00-0000-4000-8000-00000000a001 and more',
  ])
    it(`“${text}” is none`, () => {
      assert.equal(identifierIn(text), undefined);
    });
});
