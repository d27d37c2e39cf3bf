import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../../bot/cards/render/render-parts.ts';
import { withParts } from '../../../bot/cards/render/render-parts.ts';
import { loadCards } from '../../../bot/cards/render/render.ts';

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

  it('fills a template and leaves out what has an empty list or a false flag', async () => {
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

  it('never prints an expression for what the view lacks', async () => {
    const render = await cardOf({
      a: '${lacking}',
      b: 'n ${lacking.too}',
      c: { $data: '${none}', d: '${e}' },
    });
    assert.ok(!JSON.stringify(render('notice', {})).includes('${'));
  });

  it('does not evaluate what stands in the view', async () => {
    const render = await cardOf({ a: '${text}', b: '${data}' });
    const card = render('notice', { text: '${1+1}', data: { user: '${$root.text}' } });
    assert.deepEqual(card, { a: '${1+1}', b: { user: '${$root.text}' } });
  });

  it('does not keep anything from one view to the next', async () => {
    const render = await cardOf({ list: [{ $data: '${items}', text: '${text}' }], other: '${text}' });
    render('notice', { items: [{ text: 'secret' }], text: 'secret' });
    assert.ok(!JSON.stringify(render('notice', { items: [{}], text: '' })).includes('secret'));
  });

  it('says which card there isn’t', async () => {
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

  it('are put in, one in the other, with own properties over theirs', () => {
    assert.deepEqual(withParts([{ $part: 'box', spacing: 'None' }], parts), [
      { type: 'Container', items: [{ type: 'TextBlock', text: '${text}' }], spacing: 'None' },
    ]);
  });

  it('are missed when they aren’t there, and can’t include themselves', () => {
    assert.throws(() => withParts({ $part: 'nothing' }, parts), /parts\/nothing\.json/);
    assert.throws(() => withParts({ $part: 'round' }, parts), /includes itself/);
  });
});
