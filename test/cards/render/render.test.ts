import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MISSING, loadCards } from '../../../bot/cards/render/render.ts';
import type { Json } from '../../../bot/cards/render/templates.ts';
import { withParts } from '../../../bot/cards/render/templates.ts';
import type { View } from '../../../bot/helpdesk/contracts/conversation.ts';

describe('loadCards', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cards-'));
    await mkdir(join(folder, 'parts'));
  });
  after(() => rm(folder, { recursive: true }));

  const cardOf = async (template: object) => {
    await writeFile(join(folder, 'notice.json'), JSON.stringify(template));
    return loadCards(folder);
  };

  it('fills a template and leaves out elements with an empty list or a false flag', async () => {
    const render = await cardOf({
      name: '${name}',
      list: [
        { $data: '${items}', text: '${text}' },
        { $data: '${none}', text: 'x' },
        { $when: '${flag}', text: 'y' },
      ],
    });
    const items = [{ text: 'a' }, { text: 'b' }];
    assert.deepEqual(render('notice', { name: 'n', items, none: [], flag: false }), {
      name: 'n',
      list: [{ text: 'a' }, { text: 'b' }],
    });
  });

  it('finds a template in a subfolder, and refuses two of one name', async () => {
    await cardOf({ type: 'x' });
    await mkdir(join(folder, 'user'));
    await writeFile(join(folder, 'user', 'account.json'), '{"type":"y"}');
    assert.deepEqual((await loadCards(folder))('account', {}), { type: 'y' });
    await writeFile(join(folder, 'user', 'notice.json'), '{"type":"z"}');
    await assert.rejects(loadCards(folder), /two card templates are called notice\.json/);
    await rm(join(folder, 'user'), { recursive: true });
  });

  const items = [
    { text: 'a', shown: true },
    { text: 'b', shown: false },
    { text: '', shown: true },
  ];
  const VIEW: View = {
    name: 'n',
    inner: { name: 'i', constructor: 'c' },
    items,
    empty: [],
    rows: [{ a: 'x' }, { $index: 'own', $host: 'own', length: '7' }] as View[],
    yes: true,
    no: false,
    blank: '',
  };
  const drawn: [string, unknown, unknown][] = [
    ['names, whatever their capitals', ['${name}', '${NAME}', '${$root.name}'], ['n', 'n', 'n']],
    ['names within text and within others', '${name} of ${inner.name}', 'n of i'],
    [
      'a loop',
      { $data: '${items}', text: '${text}', at: '${$index}', of: '${$root.name}' },
      [
        { text: 'a', at: 0, of: 'n' },
        { text: 'b', at: 1, of: 'n' },
        { text: '', at: 2, of: 'n' },
      ],
    ],
    [
      'what passes its condition',
      [{ $data: '${items}', $when: '${shown}', text: '${text}' }],
      [{ text: 'a' }, { text: '' }],
    ],
    [
      'one object as its data',
      { $data: '${inner}', name: '${name}', of: '${blank}' },
      { name: 'i', of: MISSING },
    ],
    ['nothing for an empty list', [{ $data: '${empty}', name: '${name}' }, 'x'], ['x']],
    [
      'nothing if the condition is missing',
      [
        { $when: '${lacking}', a: 1 },
        { $when: '${yes}', a: 2 },
      ],
      [{ a: 2 }],
    ],
    ['data that the template gives', [{ $data: { name: 'own' }, a: '${name}' }], [{ a: 'own' }]],
    ['lists within a list as one', [['${name}', ['${items}']]], ['n', ...items]],
    [
      'values of every kind',
      ['${yes}', '${no}', '${blank}', 1, true, null, 'text', [], {}],
      [true, false, '', 1, true, 'text', {}],
    ],
    ['functions', "${join(foreach(items, item, concat(item.text, '/', name)), ', ')}", 'a/n, b/n, /n'],
    ['a choice and a place in a list', "${if(yes, name, 'x')} ${items[1].text}", 'n b'],
    [
      'keys of the view that are named like the engine’s',
      { $data: '${rows}', length: '${length}', at: '${$index}', host: '${$host}' },
      [
        { length: MISSING, at: 0, host: MISSING },
        { length: '7', at: 1, host: MISSING },
      ],
    ],
    ['a key of the view that is named like one of Object’s', '${inner.constructor}', 'c'],
    [
      'nothing of Object’s own',
      ['${constructor}', '${__proto__}', '${toString}', '${length}', '${inner.toString}'],
      Array<string>(5).fill(MISSING),
    ],
    ['the whole view', '${$data}', VIEW],
  ];
  for (const [what, template, wanted] of drawn) {
    it(`draws ${what}`, async () => {
      const render = await cardOf({ drawn: template });
      assert.deepEqual(render('notice', VIEW), { drawn: wanted });
      assert.deepEqual(render('notice', VIEW), { drawn: wanted }, 'the second time');
    });
  }

  it('never prints an expression for what the view lacks', async () => {
    const render = await cardOf({
      a: '${lacking}',
      b: 'n ${lacking.too}',
      c: { $data: '${none}', d: '${e}' },
    });
    assert.ok(!JSON.stringify(render('notice', {})).includes('${'));
  });

  it('does not evaluate text of the view', async () => {
    const render = await cardOf({ a: '${text}', b: '${data}' });
    const card = render('notice', { text: '${1+1}', data: { user: '${$root.text}' } });
    assert.deepEqual(card, { a: '${1+1}', b: { user: '${$root.text}' } });
  });

  it('does not keep anything from one view to the next', async () => {
    const render = await cardOf({ list: [{ $data: '${items}', text: '${text}' }], other: '${text}' });
    render('notice', { items: [{ text: 'secret' }], text: 'secret' });
    assert.ok(!JSON.stringify(render('notice', { items: [{}], text: '' })).includes('secret'));
  });

  it('names the card that is missing', async () => {
    const render = await cardOf({});
    assert.throws(() => render('user', {}), /cards\/user\.json/);
  });
});

describe('parts of a template', () => {
  const parts = new Map<string, Json>([
    ['line', { type: 'TextBlock', text: '${text}' }],
    ['box', { type: 'Container', items: [{ $part: 'line' }] }],
    ['round', { $part: 'round' }],
  ]);

  it('are put in, parts of parts too, and own properties override theirs', () => {
    assert.deepEqual(withParts([{ $part: 'box', spacing: 'None' }], parts), [
      { type: 'Container', items: [{ type: 'TextBlock', text: '${text}' }], spacing: 'None' },
    ]);
  });

  it('must exist and can’t include themselves', () => {
    assert.throws(() => withParts({ $part: 'nothing' }, parts), /parts\/nothing\.json/);
    assert.throws(() => withParts({ $part: 'round' }, parts), /includes itself/);
  });
});
