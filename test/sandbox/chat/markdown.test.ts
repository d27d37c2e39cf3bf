import assert from 'node:assert/strict';

const file = new URL('../../../sandbox/chat/page/cards/markdown.js', import.meta.url);

describe("sandbox chat: the page's Markdown", () => {
  let markdown: (text: string, options?: { breaks?: boolean }) => string;
  before(async () => {
    ({ markdown } = (await import(file.href)) as { markdown: typeof markdown });
  });

  const cases: [string, string][] = [
    ['plain', '<p>plain</p>'],
    [
      '**b** and *i* and __b__ and _i_',
      '<p><strong>b</strong> and <em>i</em> and <strong>b</strong> and <em>i</em></p>',
    ],
    ['snake_case_name and 2 * 3 * 4', '<p>snake_case_name and 2 * 3 * 4</p>'],
    ['<img src=x onerror=alert(1)> & "q"', '<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;q&quot;</p>'],
    [
      '[x](http://evil.example)',
      '<p><a href="http://evil.example/" target="_blank" rel="noopener noreferrer">x</a></p>',
    ],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    [
      '[**x**](https://a.example/?a="b)',
      '<p><a href="https://a.example/?a=%22b" target="_blank" rel="noopener noreferrer"><strong>x</strong></a></p>',
    ],
    [String.raw`\*\*not bold\*\* \[x\](http://a.example)`, '<p>**not bold** [x](http://a.example)</p>'],
    ['- one\n- **two**\n\nafter', '<ul><li>one</li><li><strong>two</strong></li></ul><p>after</p>'],
    ['before\n3. three\n4. four', '<p>before</p><ol start="3"><li>three</li><li>four</li></ol>'],
    ['a\nb\n\nc', '<p>a\nb</p><p>c</p>'],
  ];
  for (const [text, html] of cases) {
    it(JSON.stringify(text), () => assert.equal(markdown(text), html));
  }

  it('keeps line breaks of messages', () => {
    assert.equal(markdown('a\nb', { breaks: true }), '<p>a<br>b</p>');
  });

  it('is fast with text that is made to be slow', () => {
    const began = performance.now();
    for (const text of [
      '*'.repeat(8000),
      '_a'.repeat(4000),
      '['.repeat(8000),
      '[a](b'.repeat(1600),
      '**a'.repeat(2600),
    ])
      markdown(text);
    assert.ok(performance.now() - began < 2000);
  });
});
