import assert from 'node:assert/strict';
import { actionFormCard } from '../../../bot/cards/index.ts';
import { asksAll, laptopDetails, macDetails } from '../support/action-samples.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { inputs, pressables, shown } from '../support/shown.ts';

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

  it('keeps what was typed, except PINs, with the error under it', () => {
    const typed = {
      text: 'Aino’s phone',
      lines: 'one\ntwo',
      secret: '1234',
      number: '90',
      choice: 'two',
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

  it('shows the default if the input can’t hold what was typed', () => {
    const typed = { number: 'five', choice: 'toString', toggle: 'maybe' };
    const card = actionFormCard(context, { action: asksAll, device: data.details, faults: [], typed });
    assert.deepEqual(
      inputs(card)
        .slice(3)
        .map(({ value }) => value),
      [5, 'one', 'true'],
    );
  });

  it('asks only for the fields of the device’s platform', () => {
    const ids = (device: typeof data.details) =>
      inputs(actionFormCard(context, { action: data.named('wipe'), device, faults: [], typed: {} })).map(
        ({ id }) => id,
      );
    assert.deepEqual(ids(laptopDetails), ['keepEnrollmentData', 'keepUserData', 'useProtectedWipe']);
    assert.deepEqual(ids(macDetails), ['macOsUnlockCode', 'obliterationBehavior']);
  });
});
