import assert from 'node:assert/strict';
import { showable } from '../../../bot/cards/render/showable.ts';

describe('showable', () => {
  const cases: [string, string, string][] = [
    ['leaves a plain name', 'Aino Virtanen', 'Aino Virtanen'],
    ['leaves emoji and joiners', '👩‍🔧 Näyttö', '👩‍🔧 Näyttö'],
    ['breaks what renderers turn into dates', '{{{DATE(x)}}', '{\u2060{\u2060{DATE(x)}}'],
    ['removes characters that change the direction', 'a\u202Eb\u2066c\u200Fd\u061Ce', 'abcde'],
    ['joins lines', 'a\r\nb\tc\u2028d', 'a b c d'],
    ['removes other control characters', 'a\u0000b\u007fc\u009fd', 'abcd'],
    ['replaces half of a surrogate pair', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['breaks braces that only a control character kept apart', '{\u200e{DATE', '{\u2060{DATE'],
  ];
  for (const [what, text, wanted] of cases) it(what, () => assert.equal(showable(text), wanted));

  it('keeps 500 characters and shortens longer text, never within a surrogate pair', () => {
    assert.equal(showable('n'.repeat(500)).length, 500);
    assert.equal(showable('n'.repeat(501)), `${'n'.repeat(499)}…`);
    const cut = showable(`n${'😀'.repeat(300)}`);
    assert.ok(cut.endsWith('😀…') && cut.length <= 500);
  });
});
