import assert from 'node:assert/strict';
import { devicesCard, groupsCard } from '../../../bot/cards/index.ts';
import * as data from '../support/sample-data.ts';
import { context, sample } from '../support/samples.ts';
import { pressables, shown } from '../support/shown.ts';

const { file, ok } = data;

describe('lists of a person', () => {
  const groups = ok({ items: data.groups, total: 14, exact: true });

  it('show the nearest page if the requested one doesn’t exist', () => {
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

  it('have buttons for the next and the previous page', () => {
    const titles = (name: string) =>
      pressables(sample(name))
        .map(({ title }) => title)
        .filter((title) => !/lock|Details/.test(title));
    assert.deepEqual(titles('groups-first'), ['Next', 'Back to user']);
    assert.deepEqual(titles('groups-last'), ['Previous', 'Back to user']);
    assert.deepEqual(titles('devices-first'), ['Next', 'Back to user']);
    assert.deepEqual(titles('devices-last'), ['Previous', 'Back to user']);
  });

  it('have no paging if everything fits on one page', () => {
    const titles = pressables(groupsCard(context, file.person, groups, 3)).map(({ title }) => title);
    assert.deepEqual(titles, ['Back to user']);
  });

  it('show managed devices first, then those that only Entra knows', () => {
    const text = shown(devicesCard(context, file, 0));
    assert.ok(text.indexOf('PERSON-MAC') < text.indexOf('HOME-PC'));
  });
});
