import assert from 'node:assert/strict';
import type { Offer } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import { actionsCard } from '../../../bot/cards/index.ts';
import { deviceFile, laptopDetails } from '../support/action-samples.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { pressables, shown, titles } from '../support/shown.ts';

describe('card of all actions', () => {
  const file = deviceFile(laptopDetails, data.catalogue);
  const card = actionsCard(context, file);
  const title = ({ action }: Offer) => context.words.actions.title(action.id, [laptopDetails]);

  it('has every available action in the portal’s order, those that can’t be undone last', () => {
    const possible = file.offers.filter((offer) => offer.possible);
    const mild = possible.filter(({ action }) => action.danger !== 'destructive');
    const destructive = possible.filter(({ action }) => action.danger === 'destructive');
    assert.ok(mild.length > 6 && destructive.length > 1);
    assert.deepEqual(titles(card), [...mild, ...destructive].map(title).concat('Back to device'));
    const text = shown(card);
    assert.ok(text.indexOf('Can’t be undone') < text.indexOf('Wipe'));
    assert.ok(text.indexOf('Can’t be undone') > text.indexOf('Sync'));
  });

  it('hides no action behind “…”', () => {
    assert.ok(pressables(card).every(({ mode }) => mode === 'primary'));
  });

  it('says why each of the other actions isn’t available', () => {
    const text = shown(card);
    const others = text.slice(text.indexOf('Not available') + 1, -1);
    const wanted = file.offers.filter((offer) => !offer.possible).map(title);
    assert.deepEqual(
      others.map((line) => line.split(':')[0]),
      wanted,
    );
  });
});
