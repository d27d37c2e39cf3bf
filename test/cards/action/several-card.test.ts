import assert from 'node:assert/strict';
import { severalCard } from '../../../bot/cards/index.ts';
import { forSeveral, rowsFor } from '../support/action-samples.ts';
import { TAB_NAMES } from '../../../bot/helpdesk/people/tab-names.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { inputs, pressables, shown, titles } from '../support/shown.ts';
import { whole } from '../../support/samples.ts';
import { userCardOf } from '../support/with-verdict.ts';

const COUNTED: ReadonlyMap<string, string> = new Map([
  ['policy', ' (1)'],
  ['devices', ' (2)'],
]);

describe('several devices', () => {
  const view = { person: data.personName, rows: rowsFor(31), actions: forSeveral };

  it('lists at most twenty devices, and the actions that are available for one of them', () => {
    const card = severalCard(context, view);
    const [action, devices] = inputs(card);
    assert.deepEqual(
      [action?.id, action?.label, devices?.id, devices?.label],
      [...['action', 'Action', 'devices', 'Devices']],
    );
    const offered = action?.choices as { value: string }[];
    assert.ok(offered.some(({ value }) => value === 'remoteLock'));
    assert.ok(!offered.some(({ value }) => value === 'quickScan' || value === 'wipe'));
    assert.equal((devices?.choices as unknown[]).length, 20);
    assert.equal(devices?.isMultiSelect, true);
    assert.ok(shown(card).some((line) => line.startsWith('Showing 20 of 31 devices')));
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
      [
        ['Continue', 'devices.ask', { user: data.personName.id }],
        ['Back to user', 'user.show', { user: data.personName.id }],
      ],
    );
  });

  it('keeps the choices that are offered', () => {
    const chosen = { action: 'wipe', devices: ['device-1', 'somebody-elses', 'device-3'] };
    const card = severalCard(context, { ...view, fault: 'Choose an action.', chosen });
    assert.deepEqual(
      inputs(card).map(({ value }) => value),
      ['', 'device-1,device-3'],
    );
    assert.ok(shown(card).includes('Choose an action.'));
  });

  it('says so if nothing can be done', () => {
    const rows = rowsFor(2, { ...data.phone, operatingSystem: 'Linux' });
    const card = severalCard(context, { ...view, rows });
    assert.deepEqual(inputs(card), []);
    assert.deepEqual(titles(card), ['Back to user']);
  });

  it('are offered on the user card if an action that can be undone is available for two devices', () => {
    const every = data.rows.map(({ device }) => ({ device, offers: data.offersFor(device) }));
    const has = (rows: typeof every) =>
      titles(userCardOf(context, { ...data.file, devices: data.ok(whole(rows)) })).includes(
        'Several devices',
      );
    assert.ok(has(every));
    assert.ok(!has(every.slice(0, 1)));
    const leaving = every.map((row) => ({
      ...row,
      offers: row.offers.filter(({ action }) => action.danger === 'destructive'),
    }));
    assert.ok(!has(leaving));
    // an action of its own for each device is none for several, and neither is one with a form
    const only = (device: typeof data.phone, id: string) => ({
      device,
      offers: data
        .offersFor(device)
        .map(({ action }) => ({ action, possible: true as const, through: [] }))
        .filter(({ action }) => action.id === id),
    });
    assert.ok(has([only(data.phone, 'syncDevice'), only(data.laptop, 'syncDevice')]));
    assert.ok(!has([only(data.phone, 'syncDevice'), only(data.laptop, 'rebootNow')]));
    assert.ok(
      !has([
        only(data.phone, 'sendCustomNotificationToCompanyPortal'),
        only(data.laptop, 'sendCustomNotificationToCompanyPortal'),
      ]),
    );
  });

  it('leaves each row of the user card with Remote lock and Details', () => {
    const every = data.rows.map(({ device }) => ({ device, offers: data.offersFor(device) }));
    const card = userCardOf(context, { ...data.file, devices: data.ok(whole(every)) });
    assert.deepEqual(titles(card), [
      ...['Details', 'Remote lock', 'Details', 'Remote lock', 'Details'],
      ...['Several devices', 'Compare devices', 'All details', 'All groups', 'Refresh', 'Verify caller'],
      ...['Call Person One', 'Copy for the ticket'],
      ...TAB_NAMES.map((tab) => context.words.tabs.names[tab] + (COUNTED.get(tab) ?? '')),
    ]);
  });
});
