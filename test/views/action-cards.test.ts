import assert from 'node:assert/strict';
import type { ReceiptState } from '../../bot/helpdesk/ports.ts';
import type { ProblemKind } from '../../bot/helpdesk/problem.ts';
import { Problem } from '../../bot/helpdesk/problem.ts';
import { confirmCard, deviceCard, receiptCard, refusalWords } from '../../bot/views/index.ts';
import * as data from './sample-data.ts';
import { context } from './samples.ts';
import { pressables, shown } from './shown.ts';

const WORDS = ['Accepted', 'Pending', 'Done', 'Failed', 'Not supported', 'Canceled', 'Outcome unknown'];

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
  });

  it('warns of what a Mac does', () => {
    const text = shown(confirmCard(context, data.asked({ ...data.details, ...data.mac }))).join('\n');
    assert.match(text, /restarts.*PIN/);
    assert.match(text, /isn’t saved is lost/);
  });
});

describe('receipt card', () => {
  const wanted: Record<ReceiptState, string> = {
    sending: 'Outcome unknown',
    accepted: 'Accepted',
    pending: 'Pending',
    done: 'Done',
    failed: 'Failed',
    notSupported: 'Not supported',
    canceled: 'Canceled',
    unknown: 'Outcome unknown',
  };
  for (const [state, word] of Object.entries(wanted)) {
    it(`of ${state} says ${word} and no other of those words`, () => {
      for (const reason of [undefined, 'timeout', 'device:failed', 'gone', 'restart', 'whatever']) {
        const card = receiptCard(context, { ...data.receipt, state: state as ReceiptState, reason });
        const text = shown(card).join('\n');
        const said = WORDS.filter((one) => new RegExp(`\\b${one}\\b`).test(text));
        assert.deepEqual(said, [word]);
        const titles = pressables(card).map(({ title }) => title);
        assert.deepEqual(titles, ['Refresh', 'Back to user']);
      }
    });
  }

  it('says that nothing was sent twice', () => {
    const text = shown(receiptCard(context, data.receipt, { again: true })).join('\n');
    assert.match(text, /Nothing was sent a second time/);
  });

  it('says why it could not be brought up to date', () => {
    const problem = new Problem({ kind: 'throttled', requestId: 'r1' });
    const text = shown(receiptCard(context, data.receipt, { problem })).join('\n');
    assert.match(text, /Could not be brought up to date.*too many requests.*Request id r1/);
  });
});

describe('device card', () => {
  const target = { kind: 'person', personGroups: new Set<string>() } as const;
  const card = deviceCard(context, { device: data.details, target, offers: [data.offered], through: [] });

  it('tells what helps and leads back to the primary user', () => {
    const text = shown(card);
    for (const wanted of ['Compliance and security', 'F2LXK0AAJCL9', '41 GB free of 128 GB', data.phone.id]) {
      assert.ok(text.includes(wanted), wanted);
    }
    const titles = pressables(card).map(({ title }) => title);
    assert.deepEqual(titles, ['Remote lock', 'Refresh', 'Back to user']);
  });

  it('claims nothing of a value that it doesn’t know', () => {
    const device = { ...data.details, complianceState: 'splendid', managementAgent: 'toString' };
    const text = shown(deviceCard(context, { device, target, offers: [], through: [] }));
    assert.ok(text.includes('Unknown value “splendid”') && text.includes('Unknown value “toString”'));
    assert.ok(!text.includes('Compliant'));
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
});
