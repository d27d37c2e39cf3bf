import assert from 'node:assert/strict';
import { encodeHTML, encodeXML } from 'entities';
import * as fc from 'fast-check';
import { messageText } from '../../../bot/teams/inbound/message-text.ts';
import { type Fields, message } from '../support/activities.ts';
import { incomingOf } from '../support/turns.ts';

const text = (words: string, fields: Fields = {}) => messageText(incomingOf(message(words, fields)));
const mention = (words: string, id = '28:bot') => ({ type: 'mention', text: words, mentioned: { id } });
const html = (...contents: string[]): Fields => ({
  attachments: contents.map((content) => ({ contentType: 'text/html', content })),
});

describe('teams: the words of a message', () => {
  describe('are decoded once', () => {
    for (const [sent, read] of [
      ['user O&apos;Hara', "user O'Hara"],
      ['user O&#39;Hara', "user O'Hara"],
      ['user O&#x27;Hara', "user O'Hara"],
      ['user O&#X27;Hara', "user O'Hara"],
      ['user O&rsquo;Hara', 'user O’Hara'],
      ['device Test&#32;x', 'device Test x'],
      ['device&nbsp;Test&#160;x', 'device Test x'],
      ['device&ensp;Test&#x2003;x', 'device Test x'],
      ['user J&ouml;rg &Scaron;&#353;', 'user Jörg Šš'],
      ['device R&amp;D &quot;x&quot; &lt;y&gt;', 'device R&D "x" <y>'],
      ['device &amp;lt; &amp;#32;', 'device &lt; &#32;'],
      ['device &lt;at&gt;x&lt;/at&gt;', 'device <at>x</at>'],
    ] as const)
      it(sent, () => assert.equal(text(sent), read));

    it('whatever a client escapes, and how', () => {
      const words = fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
        .map((raw) => raw.replace(/[^\p{L}\p{N}\p{P}\p{Sm}]|\p{Default_Ignorable_Code_Point}/gu, 'x'))
        .filter((raw) => !raw.startsWith('@'));
      const numeric = (base: 10 | 16) => (raw: string) =>
        Array.from(raw, (sign) => `&#${base === 16 ? 'x' : ''}${(sign.codePointAt(0) ?? 0).toString(base)};`);
      for (const escape of [encodeXML, encodeHTML, (raw: string) => numeric(10)(raw).join('')])
        fc.assert(fc.property(words, (raw) => assert.equal(text(escape(raw)), raw)));
      fc.assert(fc.property(words, (raw) => assert.equal(text(numeric(16)(raw).join('')), raw)));
    });
  });

  for (const words of [
    'device AT&T',
    'device a &lt b',
    'a < b',
    'a<1 > c',
    'x &; &# &#x; y',
    'R&D;',
    'S&section',
  ])
    it(`stay if they only look like HTML: ${words}`, () => assert.equal(text(words), words));

  describe('lose invisible characters', () => {
    const MARKS = ['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202e', '\u2060', '\u2066'];
    for (const mark of [...MARKS, '\u2069', '\ufeff', '\u00ad', '\u061c', '\u034f', '\ufe0f', '\u{e0020}']) {
      const code = (mark.codePointAt(0) ?? 0).toString(16);
      it(`U+${code}`, () => {
        assert.equal(text(`${mark}select user An${mark}na${mark}`), 'select user Anna');
        assert.equal(text(`&#x${code};select user An&#x${code};na`), 'select user Anna');
        assert.equal(text(`${mark}<at>${mark}Help desk</at> help`), 'help');
      });
    }

    it('and keep the joiners that a script or an emoji is written with', () => {
      for (const words of ['می\u200cخواهم', 'क्\u200dष', '👩\u200d💻', '❤\ufe0f', '👩\u200d❤\ufe0f\u200d👩'])
        assert.equal(text(`user ${words}`), `user ${words}`);
    });
  });

  describe('lose the mention of the bot', () => {
    it('wherever it stands and however it is dressed', () => {
      for (const [words, entity] of [
        ['select <at>Help desk</at>user anna', '<at>Help desk</at>'],
        ['select <at id="0">Help desk</at>user anna', '<at>Help desk</at>'],
        ['<p>select <at>Help&nbsp;desk</at>user anna</p>', '<at>Help desk</at>'],
        ['select <at><b>Help</b> desk</at>user anna', '<at id="0">Help desk</at>'],
        ['Help desk select user anna', 'Help desk'],
        ['@Help desk select user anna', 'Help desk'],
        ['\u200b<at>Help desk</at>&nbsp;select user anna', '<at>Help desk</at>'],
      ] as const)
        assert.equal(text(words, { entities: [mention(entity, '28:BOT')] }), 'select user anna', words);
      const named = { entities: [mention('<at>R&D bot</at>')] };
      assert.equal(text('select <at>R&amp;D bot</at>user anna', named), 'select user anna');
    });

    it('and keep those of people', () => {
      const entities = [mention('<at>Bot</at>'), mention('<at>Anna Ek</at>', '29:a')];
      assert.equal(text('<at>Bot</at> select user <at>Anna Ek</at>', { entities }), 'select user Anna Ek');
    });
  });

  it('lose marks around them', () => {
    for (const words of ['<p>help</p>', '<div class="x"><b>he</b>lp</div>', 'help<br/>', '<span>help</span>'])
      assert.equal(text(words), 'help');
    assert.deepEqual(text('<p>first</p><p>second</p>').split(/\s+/), ['first', 'second']);
  });

  it('are cut if they are very long, even if they are made to be slow', () => {
    assert.equal(text('x'.repeat(5000)).length, 4000);
    const began = performance.now();
    for (const part of ['<at', '<a>', '&#', '\u200b<', '<at>x', ' ', '</', '<p '])
      for (const fields of [{}, html(part.repeat(20_000))]) text(part.repeat(20_000), fields);
    text('', html('<div>'.repeat(20_000)));
    assert.ok(performance.now() - began < 5000);
  });

  describe('are read from HTML if there is no text', () => {
    for (const [content, read] of [
      ['<p>help</p>', 'help'],
      ['<div><div>select <b>user</b> anna</div></div>', 'select user anna'],
      ['<p>user O&apos;Hara&#32;x &amp;amp; R&amp;D&nbsp;</p>', "user O'Hara x &amp; R&D"],
      ['\u200b<p>\ufeffhelp</p>', 'help'],
      ['<at id="0">Help desk</at>&nbsp;help', 'help'],
      ['<p>select <at id="0">Help desk</at>user anna</p>', 'select user anna'],
      [
        '<p><span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Help desk</span>&nbsp;help</p>',
        'help',
      ],
      ['<blockquote itemtype="http://schema.skype.com/Reply"><p>wipe</p></blockquote><p>help</p>', 'help'],
      ['<blockquote>a<blockquote>b</blockquote>c</blockquote>help', 'help'],
      ['<style>p{}</style><script>x()</script>help', 'help'],
      ['<p>help', 'help'],
      ['device a &lt; b', 'device a < b'],
    ] as const)
      it(content, () => {
        const fields = { ...html(content), entities: [mention('<at>Help desk</at>')] };
        for (const none of ['', ' ', '\u200b', '&nbsp;', '<p></p>', '<at>Help desk</at>'])
          assert.equal(text(none, fields), read);
        assert.equal(messageText(incomingOf({ ...message('', fields), text: undefined })), read);
      });

    it('with their lines in order', () => {
      const lines = (content: string) => text('', html(content)).split(/\n+/);
      const first = ['first', 'second', 'third'];
      assert.deepEqual(lines('<p>first</p><p>second</p><div>third</div>'), first);
      assert.deepEqual(lines('first<br>second<ul><li>third</li></ul>'), first);
      assert.deepEqual(text('', html('first', 'second')).split('\n'), ['first', 'second']);
    });

    it('and from the text if there is one', () => {
      assert.equal(text('help', html('<p>wipe</p>')), 'help');
    });

    it('and are empty if the attachment is of another type', () => {
      for (const attachments of [
        [{ contentType: 'application/vnd.microsoft.card.adaptive', content: 'help' }],
        [{ contentType: 'text/html' }, { contentType: 'text/html', content: 7 }, null, 'help'],
        'help',
        {},
      ])
        assert.equal(text('', { attachments }), '');
      assert.equal(
        text('', { attachments: [{ contentType: 'text/html; charset=utf-8', content: 'help' }] }),
        'help',
      );
    });
  });
});
