import assert from 'node:assert/strict';
import { readKeyId } from '../../../bot/helpdesk/keys/key-id.ts';

const WHOLE = 'a1b2c3d4-1111-4222-8333-444455556666';

describe('a key’s id, as somebody types it', () => {
  it('is whole with or without hyphens, spaces and braces, in any case', () => {
    for (const typed of [
      WHOLE,
      WHOLE.toUpperCase(),
      `{${WHOLE}}`,
      `  ${WHOLE.replaceAll('-', ' ')} `,
      WHOLE.replaceAll('-', ''),
      WHOLE.replaceAll('-', '\u2011'),
      `\u200B${WHOLE}`,
    ])
      assert.deepEqual(readKeyId(typed), { kind: 'whole', id: WHOLE }, typed);
  });

  it('is a part from eight digits on', () => {
    for (const [typed, start] of [
      ['A1B2C3D4', 'a1b2c3d4'],
      ['a1b2 c3d4', 'a1b2c3d4'],
      ['a1b2c3d4-', 'a1b2c3d4'],
      ['{A1B2C3D4-1111', 'a1b2c3d41111'],
      ['12345678', '12345678'],
      ['Recovery key ID: A1B2C3D4', 'a1b2c3d4'],
      ['key identifier a1b2c3d4', 'a1b2c3d4'],
      ['"A1B2C3D4".', 'a1b2c3d4'],
    ] as const)
      assert.deepEqual(readKeyId(typed), { kind: 'part', start }, typed);
  });

  it('is never guessed: what is wrong is named', () => {
    assert.deepEqual(readKeyId(''), { kind: 'empty' });
    assert.deepEqual(readKeyId(' - {}'), { kind: 'empty' });
    assert.deepEqual(readKeyId('A1B2C3'), { kind: 'short', digits: 6 });
    assert.deepEqual(readKeyId('A1B2C3DO'), { kind: 'notHex', signs: ['o'] });
    assert.deepEqual(readKeyId('O1L2C3D4'), { kind: 'notHex', signs: ['o', 'l'] });
    assert.deepEqual(readKeyId('A1B2C3D4*'), { kind: 'notHex', signs: ['*'] });
    assert.deepEqual(readKeyId(`${WHOLE}0`), { kind: 'long' });
    assert.deepEqual(readKeyId('111111-'.repeat(8)), { kind: 'keyItself' });
  });
});
