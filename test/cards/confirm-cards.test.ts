import assert from 'node:assert/strict';
import { actionFormCard, confirmCard } from '../../bot/cards/index.ts';
import { asksAll, askedSeveral, laptopDetails, macDetails } from './action-samples.ts';
import * as data from './sample-data.ts';
import { context } from './samples.ts';
import { inputs, pressables, shown } from './shown.ts';

describe('confirm card', () => {
  it('says which device of whom, and carries the confirmation’s id alone', () => {
    const card = confirmCard(context, data.asked(data.details));
    const text = shown(card);
    assert.equal(text[0], 'Lock this device?');
    assert.ok(text.includes(data.phone.deviceName) && text.includes('Serial number F2LXK0AAJCL9'));
    assert.ok(text.some((line) => line.startsWith('Person One')));
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
      [
        ['Confirm remote lock', 'action.confirm', { confirmation: 'c0nf1rmat10n' }],
        ['Cancel', 'action.cancel', { confirmation: 'c0nf1rmat10n' }],
      ],
    );
    assert.deepEqual(inputs(card), []);
  });

  it('names a user who is known by id alone', () => {
    const device = { ...data.details, userDisplayName: undefined, userPrincipalName: undefined };
    const text = shown(confirmCard(context, data.asked(device)));
    assert.ok(text.some((line) => line.startsWith(data.personName.id)));
  });

  it('warns of what a Mac does', () => {
    const text = shown(confirmCard(context, data.asked(macDetails))).join('\n');
    assert.match(text, /restarts.*PIN/);
    assert.match(text, /Unsaved work is lost/);
  });

  it('names each of several devices, and what differs between their platforms', () => {
    const view = {
      ...askedSeveral(laptopDetails, data.details, macDetails),
      action: data.named('rebootNow'),
    };
    const text = shown(confirmCard(context, view));
    assert.equal(text[0], 'Restart on 3 devices?');
    for (const { deviceName } of [data.laptop, data.phone, data.mac]) assert.ok(text.includes(deviceName));
    assert.ok(text.includes('What happens'), 'the same on all of them');
    assert.ok(text.includes('What they will notice (Windows, Mac)'));
    assert.ok(text.includes('What they will notice (iPhone and iPad)'));
    assert.ok(!text.some((line) => line.startsWith('Requirements')), 'the record tells of it');
  });

  it('tells what nobody but the operator can know', () => {
    const text = shown(confirmCard(context, data.asked(data.details, data.named('enableLostMode'))));
    assert.equal(text[text.indexOf('Requirements') + 1], 'Lost Mode is off');
  });

  it('tells what was filled in, but not what opens something', () => {
    const asked = data.asked(macDetails, data.named('wipe'));
    const confirmation = { ...asked.confirmation, values: { macOsUnlockCode: '604913' } };
    const text = shown(confirmCard(context, { ...asked, confirmation }));
    assert.ok(text.includes('Recovery PIN') && text.includes('Set, but not shown'));
    assert.ok(!text.join().includes('604913'));
    const windows = data.asked(laptopDetails, data.named('wipe'));
    const values = { keepUserData: true, keepEnrollmentData: false };
    const said = shown(
      confirmCard(context, { ...windows, confirmation: { ...windows.confirmation, values } }),
    );
    assert.equal(said[said.indexOf('Keep user data') + 1], 'Yes');
    assert.equal(said[said.indexOf('Keep it enrolled') + 1], 'No');
  });

  it('tells what a wipe cancels', () => {
    const wipe = (results: typeof laptopDetails.deviceActionResults) =>
      shown(
        confirmCard(
          context,
          data.asked({ ...laptopDetails, deviceActionResults: results }, data.named('wipe')),
        ),
      ).join('\n');
    assert.match(
      wipe(laptopDetails.deviceActionResults),
      /still pending on this device: Sync, Defender scan\./,
    );
    assert.match(wipe([]), /Nothing is reported as pending now/);
  });

  it('asks for the device’s name and a reason where nothing can be undone', () => {
    const asked = data.asked(laptopDetails, data.named('wipe'));
    const card = confirmCard(context, asked);
    assert.deepEqual(
      inputs(card).map(({ id, label, value }) => [id, label, value]),
      [
        ['deviceName', 'Device name', ''],
        ['reason', 'Reason', ''],
      ],
    );
    assert.ok(shown(card).includes('This can’t be undone.'));
    assert.deepEqual(
      pressables(card).map(({ title }) => title),
      ['Confirm wipe', 'Cancel'],
    );
  });

  it('keeps what was typed, with the fault beside it', () => {
    const asked = data.asked(laptopDetails, data.named('wipe'));
    const typed = { deviceName: 'PERSON-LAPTOP2', reason: 'Ticket 12' };
    const card = confirmCard(context, { ...asked, slip: { fields: ['deviceName'], typed } });
    assert.deepEqual(
      inputs(card).map(({ value }) => value),
      ['PERSON-LAPTOP2', 'Ticket 12'],
    );
    const text = shown(card);
    assert.ok(text.includes('Nothing was sent. Check the highlighted fields.'));
    assert.ok(text.some((line) => line.startsWith('This isn’t the device’s name.')));
    assert.ok(!text.includes('The reason is missing. Give a reason or a ticket number.'));
  });
});

describe('form of an action', () => {
  it('has an input of its kind for each field, with its limits and default', () => {
    const card = actionFormCard(context, { action: asksAll, device: data.details, faults: [], typed: {} });
    assert.deepEqual(
      inputs(card).map(({ type, id, value, maxLength, min, max, isMultiline }) => [
        ...[type, id, value],
        ...[maxLength, min, max, isMultiline].filter((limit) => limit !== undefined),
      ]),
      [
        ['Input.Text', 'text', '', 40],
        ['Input.Text', 'lines', '', 250, true],
        ['Input.Text', 'secret', '', 6],
        ['Input.Number', 'number', 5, 1, 60],
        ['Input.ChoiceSet', 'choice', 'one'],
        ['Input.Toggle', 'toggle', 'true'],
      ],
    );
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
      [
        ['Continue', 'action.fill', { action: asksAll.id, device: data.phone.id }],
        ['Cancel', 'device.show', { device: data.phone.id }],
      ],
    );
  });

  it('keeps what was typed, but for what opens something, and says what is wrong beside it', () => {
    const typed = {
      ...{ text: 'Aino’s phone', lines: 'one\ntwo', secret: '1234', number: '90', choice: 'two' },
      toggle: 'false',
    };
    const faults = [
      { field: 'secret', why: 'notSixDigits' },
      { field: 'number', why: 'tooLarge', limit: 60 },
    ] as const;
    const card = actionFormCard(context, { action: asksAll, device: data.details, faults, typed });
    assert.deepEqual(
      inputs(card).map(({ value }) => value),
      ['Aino’s phone', 'one\ntwo', '', 90, 'two', 'false'],
    );
    const text = shown(card);
    assert.ok(text.includes('Enter six digits from 0 to 9.') && text.includes('At most 60.'));
  });

  it('shows the default where what was typed is none of what the input takes', () => {
    const typed = { number: 'five', choice: 'toString', toggle: 'maybe' };
    const card = actionFormCard(context, { action: asksAll, device: data.details, faults: [], typed });
    assert.deepEqual(
      inputs(card)
        .slice(3)
        .map(({ value }) => value),
      [5, 'one', 'true'],
    );
  });

  it('asks what the platform is asked for, and no more', () => {
    const ids = (device: typeof data.details) =>
      inputs(actionFormCard(context, { action: data.named('wipe'), device, faults: [], typed: {} })).map(
        ({ id }) => id,
      );
    assert.deepEqual(ids(laptopDetails), ['keepEnrollmentData', 'keepUserData']);
    assert.deepEqual(ids(macDetails), ['macOsUnlockCode']);
  });
});
