import assert from 'node:assert/strict';
import { choiceCard, devicesCard, groupsCard, userCard } from '../../bot/cards/index.ts';
import * as data from './sample-data.ts';
import { context, samples } from './samples.ts';
import { pressables, shown } from './shown.ts';

const { file, ok, unread } = data;

function sample(name: string) {
  const found = samples.get(name);
  assert.ok(found, name);
  return found;
}

describe('user card', () => {
  it('has account, groups and devices under those words, in that order', () => {
    const text = shown(userCard(context, file));
    const places = ['Account', 'Groups · 14', 'Devices · 3', 'Registered in Entra only · 1'].map((heading) =>
      text.indexOf(heading),
    );
    assert.ok(places.every((place) => place > 0));
    assert.deepEqual(
      places.toSorted((a, b) => a - b),
      places,
    );
  });

  it('tells the account in the portal’s words', () => {
    const text = shown(userCard(context, file));
    for (const wanted of [
      'Account enabled',
      'Finland',
      '40 days ago',
      'Cloud only',
      'Active (INTUNE_A)',
      'Person Two',
    ]) {
      assert.ok(text.includes(wanted), wanted);
    }
  });

  it('offers what can be done, and says why where it can’t', () => {
    const card = userCard(context, file);
    const locks = pressables(card).filter(({ title }) => title === 'Remote lock');
    assert.deepEqual(
      locks.map(({ verb, data: { action, device } }) => [verb, action, device]),
      [['action.ask', 'remoteLock', data.phone.id]],
    );
    const text = shown(card).join('\n');
    assert.match(text, /Remote lock: Windows can’t be locked remotely/);
    assert.match(text, /doesn’t include Remote lock \(Microsoft\.Intune_RemoteTasks_RemoteLock\)/);
    assert.equal(pressables(card).filter(({ title }) => title === 'Details').length, 3);
  });

  it('shows six devices, says how many there are and opens the others', () => {
    const card = sample('user-many');
    assert.ok(shown(card).includes('Devices · 30'));
    assert.equal(pressables(card).filter(({ title }) => title === 'Details').length, 6);
    const all = pressables(card).find(({ title }) => title === 'All devices');
    assert.deepEqual(all?.data, { user: file.person.id, page: '0' });
    assert.ok(pressables(card).some(({ title }) => title === 'All groups'));
  });

  it('calls Android’s ways of management by their names', () => {
    const devices = [
      { ...data.phone, operatingSystem: 'AndroidEnterprise', osVersion: '14' },
      { ...data.phone, operatingSystem: 'AndroidForWork', osVersion: '13' },
    ].map((device) => ({ device, offers: [] }));
    const text = shown(userCard(context, { ...file, devices: ok(devices) })).join('\n');
    assert.match(text, /^Android Enterprise 14 · /m);
    assert.match(text, /^Android work profile 13 · /m);
  });

  it('names a part that can’t be read under its heading, with the reason', () => {
    const text = shown(userCard(context, { ...file, groups: unread }));
    const reason = text[text.indexOf('Groups') + 2] ?? '';
    assert.match(reason, /too many requests.*Request id 0a1b2c3d/);
    assert.ok(text.includes('Devices · 3'));
  });

  it('gives away nothing but the name and the devices of someone outside the scope', () => {
    const text = shown(
      userCard(context, { ...file, personInScope: false, devices: ok(data.rows.slice(1, 2)) }),
    );
    const all = text.join('\n');
    assert.match(all, /outside your scope/);
    assert.ok(text.includes('Person One') && text.includes('Devices · 1'));
    assert.doesNotMatch(all, /Account|Groups|Registered|contoso\.example|Field|Person Two|HOME-PC/);
  });
});

describe('lists of a person', () => {
  const groups = ok({ items: data.groups, total: 14, exact: true });

  it('clamp the page that a client asks for', () => {
    for (const page of [-1, NaN, Infinity, 1.5, 99]) {
      const card = groupsCard(
        context,
        file.person,
        ok({ items: [...data.groups, ...data.groups], total: 28, exact: true }),
        page,
      );
      const range = shown(card).find((text) => text.endsWith('of 28')) ?? '';
      assert.match(range, /^(1–15|16–28) of 28$/);
    }
  });

  it('turn their pages', () => {
    const titles = (name: string) =>
      pressables(sample(name))
        .map(({ title }) => title)
        .filter((title) => !/lock|Details/.test(title));
    assert.deepEqual(titles('groups-first'), ['Next', 'Back to user']);
    assert.deepEqual(titles('groups-last'), ['Previous', 'Back to user']);
    assert.deepEqual(titles('devices-first'), ['Next', 'Back to user']);
    assert.deepEqual(titles('devices-last'), ['Previous', 'Back to user']);
  });

  it('need no paging where one page holds all', () => {
    const titles = pressables(groupsCard(context, file.person, groups, 3)).map(({ title }) => title);
    assert.deepEqual(titles, ['Back to user']);
  });

  it('show managed devices first, then those of Entra alone', () => {
    const text = shown(devicesCard(context, file.person, ok(data.rows), ok([data.registered]), 0));
    assert.ok(text.indexOf('PERSON-MAC') < text.indexOf('HOME-PC'));
  });
});

describe('choice card', () => {
  const people = Array.from({ length: 3 }, (_, index) => ({ ...data.personName, id: `p${index}` }));

  it('has a button a person, with UPN and department under it', () => {
    const card = choiceCard(context, 'aino', { items: people, total: 3, exact: true });
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: { user } }) => [title, verb, user]),
      people.map(({ id }) => ['Person One', 'user.show', id]),
    );
    assert.equal(shown(card)[0], '3 people match');
    assert.ok(shown(card).includes('person.one@contoso.example · Operations'));
  });

  it('says how many there are where it doesn’t show them all, and has a field to find them', () => {
    const card = sample('choice-many');
    assert.equal(shown(card)[0], 'More than 25 people match');
    assert.equal(pressables(card).filter(({ verb }) => verb === 'user.show').length, 8);
    assert.ok(pressables(card).some(({ verb, title }) => verb === 'user.choose' && title === 'Select'));
  });
});
