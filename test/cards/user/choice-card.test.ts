import assert from 'node:assert/strict';
import { choiceCard, deviceChoiceCard } from '../../../bot/cards/index.ts';
import * as data from '../support/sample-data.ts';
import { context, sample } from '../support/samples.ts';
import { pressables, shown } from '../support/shown.ts';

describe('choice card', () => {
  const people = Array.from({ length: 3 }, (_, index) => ({ ...data.personName, id: `p${index}` }));

  it('has a button for each person, with UPN and department under it', () => {
    const card = choiceCard(context, 'aino', { items: people, total: 3, exact: true, unsearched: [] });
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: { user } }) => [title, verb, user]),
      people.map(({ id }) => ['Person One', 'user.show', id]),
    );
    assert.equal(shown(card)[0], '3 people match');
    assert.ok(shown(card).includes('person.one@contoso.example · Operations'));
  });

  it('says what the choice is for, if an action or a key was asked for', () => {
    const found = { items: people, total: 3, exact: true, unsearched: [] };
    const devices = { ...found, items: [data.phone, data.laptop] };
    const asks = (card: ReturnType<typeof choiceCard>) => shown(card).join(' ');
    assert.match(asks(choiceCard(context, 'aino', found)), / · Who do you mean\?/);
    assert.match(asks(choiceCard(context, 'aino', found, { wanted: 'Wipe' })), /Wipe: who do you mean\?/);
    assert.match(asks(deviceChoiceCard(context, 'aino', devices)), / · Which device do you mean\?/);
    assert.match(
      asks(deviceChoiceCard(context, 'aino', devices, { wanted: 'Show recovery key' })),
      /Show recovery key: which device do you mean\?/,
    );
  });

  it('says how many people match if it doesn’t show them all, and has a field to find them', () => {
    const card = sample('choice-many');
    assert.equal(shown(card)[0], 'At least 25 people match');
    assert.equal(pressables(card).filter(({ verb }) => verb === 'user.show').length, 8);
    assert.ok(pressables(card).some(({ verb, title }) => verb === 'user.choose' && title === 'Select'));
  });
});
