import assert from 'node:assert/strict';
import { confirmCard } from '../../../bot/cards/index.ts';
import { askedSeveral, laptopDetails, macDetails } from '../support/action-samples.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { inputs, pressables, shown } from '../support/shown.ts';

describe('confirm card', () => {
  it('names the device and its user, and carries only the confirmation’s id', () => {
    const card = confirmCard(context, data.asked(data.details));
    const text = shown(card);
    assert.equal(text[0], 'Lock this device?');
    assert.ok(text.includes(data.phone.deviceName) && text.includes('Serial number F2LXK0AAJCL9'));
    assert.ok(text.some((line) => line.startsWith('Person One')));
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
      [
        ['Cancel', 'action.cancel', { confirmation: 'c0nf1rmat10n' }],
        ['Confirm remote lock', 'action.confirm', { confirmation: 'c0nf1rmat10n' }],
      ],
    );
    assert.deepEqual(
      inputs(card).map(({ id, label, isRequired }) => [id, label, isRequired]),
      [
        ['ticket', 'Ticket number', undefined],
        ['lost', 'Lost or stolen', undefined],
      ],
    );
  });

  it('shows the user’s id if nothing else is known of them', () => {
    const device = { ...data.details, userDisplayName: undefined, userPrincipalName: undefined };
    const text = shown(confirmCard(context, data.asked(device)));
    assert.ok(text.some((line) => line.startsWith(data.personName.id)));
  });

  it('warns that a Mac restarts', () => {
    const text = shown(confirmCard(context, data.asked(macDetails))).join('\n');
    assert.match(text, /restarts.*PIN/);
    assert.match(text, /Unsaved work is lost/);
  });

  it('names each of several devices, and the differences between their platforms', () => {
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

  it('lists the requirements that only the operator can check', () => {
    const text = shown(confirmCard(context, data.asked(data.details, data.named('enableLostMode'))));
    assert.equal(text[text.indexOf('Requirements') + 1], 'Lost Mode is off');
  });

  it('shows what was entered, but no PINs', () => {
    const asked = data.asked(macDetails, data.named('wipe'));
    const confirmation = { ...asked.confirmation, values: {}, secretFields: ['macOsUnlockCode'] };
    const text = shown(confirmCard(context, { ...asked, confirmation }));
    assert.ok(text.includes('Recovery PIN') && text.includes('Set, but not shown'));
    assert.ok(!text.join().includes('604913'));
    const windows = data.asked(laptopDetails, data.named('wipe'));
    const values = { keepUserData: true, keepEnrollmentData: false };
    const said = shown(
      confirmCard(context, { ...windows, confirmation: { ...windows.confirmation, values } }),
    );
    assert.equal(
      said[said.indexOf('Keep user data') + 1],
      'Yes, the user’s account and files on the device stay.',
    );
    assert.equal(said[said.indexOf('Keep it enrolled') + 1], 'No, the device leaves Intune.');
  });

  it('lists the actions that a wipe cancels', () => {
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

  it('asks for the device’s name and a reason if the action can’t be undone', () => {
    const asked = data.asked(laptopDetails, data.named('wipe'));
    const card = confirmCard(context, asked);
    assert.deepEqual(
      inputs(card).map(({ id, label, value }) => [id, label, value]),
      [
        ['deviceName', 'Device name', ''],
        ['reason', 'Reason', ''],
        ['ticket', 'Ticket number', ''],
        ['lost', 'Lost or stolen', 'false'],
      ],
    );
    assert.ok(shown(card).includes('This can’t be undone.'));
    assert.deepEqual(
      pressables(card).map(({ title }) => title),
      ['Cancel', 'Confirm wipe'],
    );
  });

  it('shows what tells the device from another, and asks for its serial number', () => {
    const asked = data.asked(laptopDetails, data.named('wipe'));
    const card = confirmCard(context, {
      ...asked,
      confirmation: { ...asked.confirmation, sameName: 'others' },
    });
    assert.deepEqual(
      inputs(card).map(({ id, label }) => [id, label]),
      [
        ['serialNumber', 'Serial number'],
        ['reason', 'Reason'],
        ['ticket', 'Ticket number'],
        ['lost', 'Lost or stolen'],
      ],
    );
    const text = shown(card);
    assert.ok(text.some((line) => line.startsWith('Another device in Intune has the same name.')));
    assert.ok(text.some((line) => line.includes(laptopDetails.model ?? '-') && /checked in/i.test(line)));
  });

  it('shows Intune’s id of a device without a serial number', () => {
    const asked = data.asked({ ...laptopDetails, serialNumber: undefined }, data.named('wipe'));
    const text = shown(confirmCard(context, asked));
    assert.ok(text.includes(`No serial number · Intune device id ${laptopDetails.id}`));
  });

  it('keeps what was typed, with the error under it', () => {
    const asked = data.asked(laptopDetails, data.named('wipe'));
    const typed = { deviceName: 'PERSON-LAPTOP2', reason: 'Lost', ticket: 'INC-12' };
    const card = confirmCard(context, {
      ...asked,
      slip: { fields: ['deviceName'], sameName: 'none', typed },
    });
    assert.deepEqual(
      inputs(card).map(({ value }) => value),
      ['PERSON-LAPTOP2', 'Lost', 'INC-12', 'false'],
    );
    const text = shown(card);
    assert.ok(text.includes('Nothing was sent. Check the highlighted fields.'));
    assert.ok(text.some((line) => line.startsWith('This isn’t the device’s name.')));
    assert.ok(!text.some((line) => line.startsWith('The reason is missing.')));
  });
});
