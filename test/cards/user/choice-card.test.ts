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

  it('tells people of one name apart on their buttons, with as little as that takes', () => {
    const titles = (...upns: string[]) => {
      const items = upns.map((userPrincipalName, n) => ({
        ...data.personName,
        id: `p${n}`,
        userPrincipalName,
      }));
      const other = { ...data.personName, id: 'other', displayName: 'Person Two' };
      const found = { items: [...items, other], total: upns.length + 1, exact: true, unsearched: [] };
      return pressables(choiceCard(context, 'person', found)).map(({ title }) => title);
    };
    assert.deepEqual(titles('person.one@contoso.example'), ['Person One', 'Person Two']);
    assert.deepEqual(titles('person.one@contoso.example', 'person.one2@contoso.example'), [
      ...['Person One (person.one)', 'Person One (person.one2)', 'Person Two'],
    ]);
    assert.deepEqual(titles('one@contoso.example', 'one@fabrikam.example'), [
      ...['Person One (one@contoso.example)', 'Person One (one@fabrikam.example)', 'Person Two'],
    ]);
  });

  it('tells devices of one name apart by their serial numbers, if they have different ones', () => {
    const titles = (...serials: (string | undefined)[]) => {
      const items = serials.map((serialNumber, n) => ({
        ...data.phone,
        id: `d${n}`,
        deviceName: 'PHONE',
        serialNumber,
      }));
      const found = { items, total: serials.length, exact: true, unsearched: [] };
      return pressables(deviceChoiceCard(context, 'phone', found)).map(({ title }) => title);
    };
    assert.deepEqual(titles('A1', 'B2'), ['PHONE (A1)', 'PHONE (B2)']);
    assert.deepEqual(titles('A1', 'A1'), ['PHONE', 'PHONE']);
    assert.deepEqual(titles('A1', undefined), ['PHONE (A1)', 'PHONE']);
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
