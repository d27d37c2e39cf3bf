import assert from 'node:assert/strict';
import { showable } from '../../../bot/cards/render/showable.ts';

describe('showable', () => {
  const cases: [string, string, string][] = [
    ['leaves a plain name', 'Aino Virtanen', 'Aino Virtanen'],
    ['leaves emoji and joiners', '👩‍🔧 Näyttö', '👩‍🔧 Näyttö'],
    ['breaks what renderers make dates of', '{{{DATE(x)}}', '{\u2060{\u2060{DATE(x)}}'],
    ['takes out what turns the direction', 'a\u202Eb\u2066c\u200Fd\u061Ce', 'abcde'],
    ['makes one line of several', 'a\r\nb\tc\u2028d', 'a b c d'],
    ['takes out other controls', 'a\u0000b\u007fc\u009fd', 'abcd'],
    ['replaces half of a pair', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['joins braces that a control kept apart only to break them', '{\u200e{DATE', '{\u2060{DATE'],
  ];
  for (const [what, text, wanted] of cases) it(what, () => assert.equal(showable(text), wanted));

  it('shows 400 characters whole and cuts longer text, never within a pair', () => {
    assert.equal(showable('n'.repeat(400)).length, 400);
    assert.equal(showable('n'.repeat(401)), `${'n'.repeat(399)}…`);
    const cut = showable(`n${'😀'.repeat(300)}`);
    assert.ok(cut.endsWith('😀…') && cut.length <= 400);
  });
});
