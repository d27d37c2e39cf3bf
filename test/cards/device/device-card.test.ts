import assert from 'node:assert/strict';
import { wordsFor } from '../../../bot/locales/index.ts';
import { deviceFile, laptopDetails, macDetails } from '../support/action-samples.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { pressables, shown, titles } from '../support/shown.ts';
import { deviceCardOf } from '../support/with-verdict.ts';

const TABS = ['Copy for the ticket', 'Policy', 'Diagnostics', 'Defender', 'Remediations'];

describe('device card', () => {
  const card = deviceCardOf(context, deviceFile(data.details));

  it('shows the details and leads back to the primary user', () => {
    const text = shown(card);
    for (const wanted of ['Compliance and security', 'F2LXK0AAJCL9', '41 GB free of 128 GB', data.phone.id]) {
      assert.ok(text.includes(wanted), wanted);
    }
    assert.deepEqual(titles(card).slice(-8), ['More actions', 'Refresh', 'Back to user', ...TABS]);
  });

  it('says in the reader’s language that a device has no category', () => {
    const of = (deviceCategoryDisplayName: string) =>
      shown(
        deviceCardOf(
          { ...context, words: wordsFor('de') },
          deviceFile({ ...data.details, deviceCategoryDisplayName }),
        ),
      );
    const categoryIn = (text: string[]) => text[text.indexOf('Kategorie') + 1];
    assert.equal(categoryIn(of('Unknown')), 'Unbekannt');
    assert.equal(categoryIn(of('Field phones')), 'Field phones');
  });

  it('offers six actions, the most used ones first', () => {
    const phone = deviceCardOf(context, deviceFile(data.details, data.catalogue));
    const laptop = deviceCardOf(context, deviceFile(laptopDetails, data.catalogue));
    assert.deepEqual(titles(phone).slice(0, 6), [
      ...['Sync', 'Remote lock', 'Restart', 'Locate device', 'Remove passcode', 'Rename device'],
    ]);
    assert.deepEqual(titles(laptop).slice(0, 6), [
      ...['Sync', 'Restart', 'Locate device', 'Quick scan', 'Full scan'],
      'Update Windows Defender security intelligence',
    ]);
    for (const card of [phone, laptop]) {
      const behind = pressables(card).filter(({ mode }) => mode !== 'primary');
      assert.deepEqual(
        behind.map(({ title }) => title),
        TABS,
      );
    }
  });

  it('never offers an action that can’t be undone', () => {
    const offers = data.offersFor(macDetails).filter(({ action }) => action.danger === 'destructive');
    const only = deviceCardOf(context, { ...deviceFile(macDetails), offers });
    assert.deepEqual(titles(only), ['More actions', 'Refresh', 'Back to user', ...TABS]);
    assert.ok(shown(only).includes('The available actions are under More actions.'));
  });

  it('has no More actions if it shows all of them', () => {
    const one = deviceCardOf(context, { ...deviceFile(data.details), offers: [data.offered] });
    assert.deepEqual(titles(one), ['Remote lock', 'Refresh', 'Back to user', ...TABS]);
  });

  it('marks a value that it doesn’t know as unknown', () => {
    const device = { ...data.details, complianceState: 'splendid', managementAgent: 'toString' };
    const text = shown(deviceCardOf(context, { ...deviceFile(device), offers: [] }));
    assert.ok(text.includes('Unknown value “splendid”') && text.includes('Unknown value “toString”'));
    assert.ok(!text.includes('Compliant'));
  });
});
