import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RenderCard } from '../../bot/helpdesk/contracts/conversation.ts';
import { MISSING, loadCards } from '../../bot/cards/render/render.ts';
import type { CardAnswer } from '../../bot/cards/index.ts';
import { cases } from '../support/thorough.ts';
import { cardFaults, rendererFaults, schemaIsThere } from './support/card-schema.ts';
import { cardsWith } from './support/hostile.ts';
import { longestCard } from '../../bot/teams/outbound/activity-factory.ts';
import { samples } from './support/samples.ts';
import type { Found } from './support/walk.ts';
import { elements, strings } from './support/walk.ts';
import { anyText } from '../support/any-text.ts';

const MOST_BYTES = 80 * 1024;
const MARK = 'TENANT';

const hostile: Record<string, string> = {
  'a link': '[x](http://evil)',
  'bold type': '**b** _i_ # h',
  'an expression': '${1+1}',
  'a date macro': '{{DATE(2020-01-01T00:00:00Z,SHORT)}}',
  quotes: 'O\'Brien "Bob" \\ `x`',
  'a mention': '<at>x</at>',
  'two hundred characters': 'n'.repeat(200 - MARK.length),
  'two thousand wide characters': '漢'.repeat(2_000),
  'right to left': 'שלום\u202Eevil\u2066x',
  controls: 'a\u0000b\nc\u2028d\ud800e',
  'a name of Object’s': 'constructor',
};

describe('cards', () => {
  let render: RenderCard;
  let faults: ((card: unknown) => string[]) | undefined;

  before(async () => {
    render = await loadCards();
    if (schemaIsThere) faults = await cardFaults();
  });

  const drawn = ({ card, view }: CardAnswer) => render(card, view);

  describe('as samples', () => {
    for (const [name, sample] of samples) {
      it(`${name} is valid`, () => {
        const card = drawn(sample);
        const text = JSON.stringify(card);
        assert.ok(!text.includes('${'), 'an expression is left');
        assert.ok(!text.includes(MISSING), 'the view lacks something that the template names');
        assert.ok(Buffer.byteLength(text) < MOST_BYTES);
        assert.ok(
          text.length <= longestCard(sample.view),
          'it is longer than is reckoned with before it is sent',
        );
        assert.equal(card.version, '1.5');
        assert.deepEqual(card.msteams, { width: 'Full' });
        assert.equal(card.fallbackText, sample.summary);
        checkElements(card);
      });
    }

    it('are cards that Microsoft’s renderer reads without a complaint', () => {
      for (const [name, sample] of samples) assert.deepEqual(rendererFaults(drawn(sample)), [], name);
      const wrong = [{ type: 'TextBlock', text: 'x', size: 'huge' }, { type: 'NoSuchElement' }];
      assert.equal(rendererFaults({ type: 'AdaptiveCard', version: '1.5', body: wrong }).length, 2);
    });

    const schemaFile = '../shared/schemas/adaptive-card-1.5.0.json';
    it(`match the schema${schemaIsThere ? '' : ` (skipped: ${schemaFile} is not there)`}`, function () {
      if (!faults) this.skip();
      for (const [name, sample] of samples) assert.deepEqual(faults(drawn(sample)), [], name);
    });
  });

  for (const [kind, text] of Object.entries(hostile)) {
    it(`are valid with ${kind} for every name`, () => {
      for (const [name, sample] of cardsWith(`${MARK}${text}`)) check(name, drawn(sample));
    });
  }

  it('show all of a name with two hundred characters', () => {
    const text = `${MARK}${hostile['two hundred characters'] ?? ''}`;
    for (const [name, sample] of cardsWith(text)) {
      assert.ok(
        strings(drawn(sample)).some((found) => found.text.includes(text)),
        name,
      );
    }
  });

  it('show an expression in a name as text', () => {
    const card = JSON.stringify(drawn(one(cardsWith('${1+1}'), 'user')));
    assert.ok(card.includes('"${1+1}"'));
  });

  it('are valid with any text for a name', function () {
    // on a busy machine
    this.timeout(60_000);
    const names = fc.oneof(anyText({ maxLength: 500 }), fc.string({ unit: 'grapheme', maxLength: 300 }));
    const property = fc.property(names, (text) => {
      for (const [name, sample] of cardsWith(`${MARK}${text}`)) check(name, drawn(sample));
    });
    fc.assert(property, { numRuns: cases(12, 40) });
  });

  it('use only the known verbs, and only ids in a button’s data', () => {
    const actions = [...samples.values()].flatMap((sample) => elements(drawn(sample)).filter(isAction));
    const shapes = new Set(
      actions.map(({ verb, data }) => `${String(verb)} ${Object.keys(data as object).join()}`),
    );
    assert.deepEqual([...shapes].toSorted(), [
      'action.ask action,device',
      'action.cancel confirmation',
      'action.confirm confirmation',
      'action.fill action,device',
      'approval.approve request',
      'approval.reject request',
      'approvals.page page',
      'audit.export query',
      'audit.page query,before',
      'audit.page query,every',
      'caller.announce user',
      'caller.answer check,number',
      'caller.ask-manager confirmation',
      'caller.not-me call',
      'caller.not-me check',
      'caller.not-me receipt',
      'caller.show check',
      'caller.verify confirmation',
      'caller.verify user',
      'command.say text',
      'device.actions device',
      'device.actions device,never',
      'device.show device',
      'device.tab device,tab,only,page',
      'device.tab device,tab,page',
      'device.ticket device',
      'devices.ask user',
      'devices.compare user',
      'devices.differ user',
      'devices.several user',
      'key.hide showing',
      'key.search-on search',
      'key.show confirmation',
      'key.show key,device',
      'key.show key,device,id',
      'policy.change ',
      'proposal.approve proposal',
      'proposal.reject proposal',
      'receipt.show receipt',
      'report.export ',
      'role.ask-remove assignment',
      'role.cancel change',
      'role.confirm change',
      'role.dismiss ',
      'role.form ',
      'role.review ',
      'roles.page page',
      'second.approve request',
      'second.reject request',
      'secret.hide receipt',
      'secret.show receipt',
      'shared.open device',
      'shared.open user',
      'tab.why device,tab,only,page,code',
      'tab.why user,tab,only,page,code',
      'user.account user',
      'user.choose ',
      'user.devices user,page',
      'user.groups user,page',
      'user.show user',
      'user.show user,receipt',
      'user.tab user,tab,only,page',
      'user.tab user,tab,page',
      'user.ticket user',
      'whoami.asked page',
      'whoami.list assignment,list,page',
      'whoami.show ',
      'whoami.show page',
    ]);
  });

  function check(name: string, card: Record<string, unknown>) {
    const size = Buffer.byteLength(JSON.stringify(card));
    assert.ok(size < MOST_BYTES, `${name} has ${size} bytes`);
    // Teams counts in UTF-16: a longer card would have its texts cut
    const counted = JSON.stringify(card).length * 2;
    assert.ok(counted <= MOST_BYTES, `${name} has ${counted} bytes in UTF-16`);
    assert.deepEqual(faults?.(card) ?? [], [], name);
    checkElements(card);
    for (const found of strings(card)) {
      assert.ok(!found.text.includes('{{'), `${name}: ${found.text}`);
      const text = isTyped(found) ? found.text.replaceAll('\n', '') : found.text;
      assert.ok(!/[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text), name);
      if (!found.text.includes(MARK)) continue;
      const { type } = found.parent;
      const place = `${String(type)}.${found.name}`;
      assert.ok(PLACES.has(place), `${name}: a name in ${place}`);
    }
  }
});

const PLACES = new Set([
  ...['TextRun.text', 'Action.Execute.title', 'AdaptiveCard.fallbackText', 'Input.Text.value'],
  // a choice, what an admin asked of the audit, and what was typed, to be said again: none has a type
  ...['undefined.title', 'undefined.query', 'undefined.text'],
]);

function isTyped({ parent, name }: Found): boolean {
  return parent.type === 'Input.Text' && name === 'value';
}

function one(cards: Map<string, CardAnswer>, name: string): CardAnswer {
  const found = cards.get(name);
  assert.ok(found);
  return found;
}

function isAction(element: Record<string, unknown>): boolean {
  return element.type === 'Action.Execute';
}

function checkElements(card: unknown) {
  for (const element of elements(card)) {
    switch (element.type) {
      case 'Action.Execute':
        assert.ok(typeof element.verb === 'string' && typeof element.title === 'string');
        assert.ok(element.title !== '' && typeof element.data === 'object');
        break;
      case 'Input.ChoiceSet':
      case 'Input.Number':
      case 'Input.Text':
      case 'Input.Toggle':
        assert.ok(element.label && element.errorMessage && element.id);
        break;
      case 'TextBlock':
        assert.equal(element.style, 'heading');
        break;
      case 'Fact':
      case 'FactSet':
      case 'Image':
        assert.fail(`${element.type} has no place here`);
    }
  }
}
