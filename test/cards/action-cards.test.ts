import assert from 'node:assert/strict';
import type { Offer, Refusal } from '../../bot/helpdesk/access/may-go-ahead.ts';
import type { CardAnswer } from '../../bot/cards/index.ts';
import { actionsCard, deviceCard, refusalWords, severalCard, userCard } from '../../bot/cards/index.ts';
import type { ProblemKind } from '../../bot/helpdesk/contracts/problem.ts';
import { deviceFile, forSeveral, laptopDetails, macDetails, rowsFor } from './action-samples.ts';
import * as data from './sample-data.ts';
import { context } from './samples.ts';
import { inputs, pressables, shown } from './shown.ts';

const titles = (card: CardAnswer) => pressables(card).map(({ title }) => title);

describe('device card', () => {
  const card = deviceCard(context, deviceFile(data.details));

  it('tells what helps and leads back to the primary user', () => {
    const text = shown(card);
    for (const wanted of ['Compliance and security', 'F2LXK0AAJCL9', '41 GB free of 128 GB', data.phone.id]) {
      assert.ok(text.includes(wanted), wanted);
    }
    assert.deepEqual(titles(card).slice(-3), ['More actions', 'Refresh', 'Back to user']);
  });

  it('offers six actions first, those that are used most before the others', () => {
    const phone = deviceCard(context, deviceFile(data.details, data.catalogue));
    const laptop = deviceCard(context, deviceFile(laptopDetails, data.catalogue));
    assert.deepEqual(titles(phone).slice(0, 6), [
      ...['Sync', 'Remote lock', 'Restart', 'Locate device', 'Reset passcode', 'Rename device'],
    ]);
    assert.deepEqual(titles(laptop).slice(0, 6), [
      ...['Sync', 'Restart', 'Locate device', 'Quick scan', 'Full scan'],
      'Update Windows Defender security intelligence',
    ]);
    for (const card of [phone, laptop]) assert.ok(pressables(card).every(({ mode }) => mode === 'primary'));
  });

  it('never offers what can’t be undone among the first', () => {
    const offers = data.offersFor(macDetails).filter(({ action }) => action.danger === 'destructive');
    const only = deviceCard(context, { ...deviceFile(macDetails), offers });
    assert.deepEqual(titles(only), ['More actions', 'Refresh', 'Back to user']);
    assert.ok(shown(only).includes('The available actions are under More actions.'));
  });

  it('has no more to offer where all of it stands here', () => {
    const one = deviceCard(context, { ...deviceFile(data.details), offers: [data.offered] });
    assert.deepEqual(titles(one), ['Remote lock', 'Refresh', 'Back to user']);
  });

  it('claims nothing of a value that it doesn’t know', () => {
    const device = { ...data.details, complianceState: 'splendid', managementAgent: 'toString' };
    const text = shown(deviceCard(context, { ...deviceFile(device), offers: [] }));
    assert.ok(text.includes('Unknown value “splendid”') && text.includes('Unknown value “toString”'));
    assert.ok(!text.includes('Compliant'));
  });
});

describe('card of all actions', () => {
  const file = deviceFile(laptopDetails, data.catalogue);
  const card = actionsCard(context, file);
  const title = ({ action }: Offer) => context.words.actions.title(action.id);

  it('has every action that is possible, in the portal’s order, what can’t be undone last', () => {
    const possible = file.offers.filter((offer) => offer.possible);
    const mild = possible.filter(({ action }) => action.danger !== 'destructive');
    const destructive = possible.filter(({ action }) => action.danger === 'destructive');
    assert.ok(mild.length > 6 && destructive.length > 1);
    assert.deepEqual(titles(card), [...mild, ...destructive].map(title).concat('Back to device'));
    const text = shown(card);
    assert.ok(text.indexOf('Can’t be undone') < text.indexOf('Wipe'));
    assert.ok(text.indexOf('Can’t be undone') > text.indexOf('Sync'));
  });

  it('hides none of them behind “…”', () => {
    assert.ok(pressables(card).every(({ mode }) => mode === 'primary'));
  });

  it('says of each of the others why it isn’t here', () => {
    const text = shown(card);
    const others = text.slice(text.indexOf('Not available') + 1, -1);
    const wanted = file.offers.filter((offer) => !offer.possible).map(title);
    assert.deepEqual(
      others.map((line) => line.split(':')[0]),
      wanted,
    );
  });
});

describe('several devices', () => {
  const view = { person: data.personName, rows: rowsFor(31), actions: forSeveral };

  it('can be chosen from, twenty at most, with an action that one of them can take', () => {
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

  it('keeps what was chosen, of what is offered', () => {
    const chosen = { action: 'wipe', devices: ['device-1', 'somebody-elses', 'device-3'] };
    const card = severalCard(context, { ...view, fault: 'Choose an action.', chosen });
    assert.deepEqual(
      inputs(card).map(({ value }) => value),
      ['', 'device-1,device-3'],
    );
    assert.ok(shown(card).includes('Choose an action.'));
  });

  it('says so where nothing can be done', () => {
    const rows = rowsFor(2, { ...data.phone, operatingSystem: 'Linux' });
    const card = severalCard(context, { ...view, rows });
    assert.deepEqual(inputs(card), []);
    assert.deepEqual(titles(card), ['Back to user']);
  });

  it('are offered on the user card where two can take something that can be undone', () => {
    const every = data.rows.map(({ device }) => ({ device, offers: data.offersFor(device) }));
    const has = (rows: typeof every) =>
      titles(userCard(context, { ...data.file, devices: data.ok(rows) })).includes('Several devices');
    assert.ok(has(every));
    assert.ok(!has(every.slice(0, 1)));
    const leaving = every.map((row) => ({
      ...row,
      offers: row.offers.filter(({ action }) => action.danger === 'destructive'),
    }));
    assert.ok(!has(leaving));
  });

  it('leave each row of the user card with Remote lock and Details', () => {
    const every = data.rows.map(({ device }) => ({ device, offers: data.offersFor(device) }));
    const card = userCard(context, { ...data.file, devices: data.ok(every) });
    assert.deepEqual(titles(card), [
      ...['All groups', 'Details', 'Remote lock', 'Details', 'Remote lock', 'Details'],
      ...['Several devices', 'Refresh'],
    ]);
  });
});

describe('words', () => {
  it('say what is wrong and what to do, for each kind of problem', () => {
    const kinds = Object.keys(context.words.problem.kinds) as ProblemKind[];
    for (const kind of kinds) assert.ok(context.words.problem.kinds[kind].length > 40, kind);
  });

  it('say why an action can’t be had', () => {
    const why = { kind: 'device', hindrance: 'personalAndroid' } as const;
    assert.match(refusalWords(context, why, 'remoteLock'), /^Remote lock: a personal Android work profile/);
    assert.match(refusalWords(context, { kind: 'scope' }, 'remoteLock'), /outside your scope/);
    assert.match(refusalWords(context, { kind: 'noRole' }, 'remoteLock'), /no Intune role/);
  });

  it('say since when and by whom the same action waits', () => {
    const why = (operatorId?: string): Refusal => ({
      kind: 'alreadyPending',
      since: data.ago(12),
      operatorId,
    });
    const names = new Map([['helen', 'Helen Desk']]);
    const said = (operatorId?: string) =>
      refusalWords(context, why(operatorId), 'syncDevice', { you: 'me', names });
    assert.match(said('me'), /^Sync: .* sent 12 minutes ago \(24 Nov 2026, 13:50 UTC\) by you\./);
    assert.match(said('helen'), /by Helen Desk\./);
    assert.match(said('aino'), /by another operator\./);
    assert.match(said(), /not through this bot\./);
    const unknown = { kind: 'alreadyPending', since: undefined, operatorId: undefined } as const;
    assert.match(refusalWords(context, unknown, 'syncDevice'), /at an unknown time/);
  });

  it('say that a Mac’s PIN comes first, and what wasn’t typed', () => {
    const pin = { kind: 'pinUnused', since: data.ago(90) } as const;
    assert.match(refusalWords(context, pin, 'remoteLock'), /locked 1 hour ago.*PIN hasn’t been used/);
    const typed = { kind: 'typed', fields: ['deviceName', 'reason'] } as Refusal;
    assert.match(refusalWords(context, typed, 'wipe'), /isn’t the device’s name\. a reason or ticket number/);
  });
});
