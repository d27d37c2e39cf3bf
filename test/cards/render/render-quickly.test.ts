import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { renderQuickly } from '../../../bot/cards/render/render-quickly.ts';

type Language = typeof import('adaptive-expressions');

const TEMPLATE = {
  plain: '${name}',
  within: '${name} of ${inner.name}',
  nothing: '${lacking} ${inner.lacking} ${lacking.name}',
  capitals: '${NAME}',
  root: '${$root.name}',
  list: [
    { $data: '${items}', $when: '${shown}', text: '${text}', index: '${$index}', above: '${$root.name}' },
  ],
  one: { $data: '${inner}', name: '${name}', outer: '${outer}' },
  none: { $data: '${empty}', name: '${name}' },
  nested: { $data: '${rows}', length: '${length}', index: '${$index}', host: '${$host}' },
  values: ['${yes}', '${no}', '${blank}', '${nought}', '${nil}', 1, true, null, 'text', [], {}],
  nil: '${nil}',
  ofNil: { $data: '${nil}', name: '${name}' },
  whenNil: [
    { $when: '${nil}', a: 1 },
    { $when: '${yes}', a: '${nil}' },
  ],
  lists: [['${name}', ['${items}']], '${rows}'],
  dropped: [
    { $when: false, a: 1 },
    { $when: '${lacking}', a: 2 },
    { $data: { name: 'own' }, a: '${name}' },
  ],
  called: "${join(foreach(items, item, concat(item.text, '/', name)), ', ')}",
  chosen: "${if(yes, name, 'x')} ${items[1].text}",
};
const VIEW = {
  name: 'n',
  inner: { name: 'i', constructor: 'c' },
  items: [
    { text: 'a', shown: true },
    { text: 'b', shown: false },
    { text: '', shown: true },
  ],
  empty: [],
  rows: [[1, 2], { $index: 'own', $host: 'own', length: 7 }],
  yes: true,
  no: false,
  blank: '',
  nought: 0,
  nil: null,
};

describe('renderQuickly', () => {
  it('leaves what the template engine draws as it is', () => {
    const asItIs = engine();
    const quick = engine();
    renderQuickly(quick.templates, quick.language);
    renderQuickly(quick.templates, quick.language);
    assert.notEqual(quick.language, asItIs.language);
    assert.deepEqual(quick.expand(TEMPLATE, VIEW), asItIs.expand(TEMPLATE, VIEW));
    for (const name of ['constructor', '__proto__', 'toString', 'length', '$data'])
      assert.deepEqual(
        quick.expand({ a: `\${${name}}` }, VIEW),
        asItIs.expand({ a: `\${${name}}` }, VIEW),
        name,
      );
  });
});

/** The template engine with a language of its own, as nobody has touched it yet. */
function engine() {
  const require = createRequire(import.meta.url);
  for (const file of Object.keys(require.cache))
    if (/[\\/](adaptive-expressions|adaptivecards-templating)[\\/]lib[\\/]/.test(file))
      Reflect.deleteProperty(require.cache, file);
  const language = require('adaptive-expressions') as Language;
  const templates =
    require('adaptivecards-templating/lib/template-engine.js') as typeof import('adaptivecards-templating/lib/template-engine.js');
  const expand = (template: object, view: object): unknown =>
    new templates.Template(template).expand({ $root: view });
  return { language, templates, expand };
}
