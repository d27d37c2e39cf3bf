import { reasonFromText } from '../../../bot/store/state/receipt-reason.ts';
import assert from 'node:assert/strict';
import type { Receipt, ReceiptState } from '../../../bot/helpdesk/contracts/receipt.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { CardAnswer } from '../../../bot/cards/index.ts';
import { receiptCard } from '../../../bot/cards/index.ts';
import { REFUSED, differently } from '../support/action-samples.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { pressables, shown, titles } from '../support/shown.ts';

const WORDS = [
  'Being sent',
  'Accepted',
  'Pending',
  'Done',
  'Failed',
  'Not supported',
  'Canceled',
  'Outcome unknown',
];

const one = (own: Partial<Receipt> = {}) => receiptCard(context, [{ ...data.receipt, ...own }]);
const text = (card: CardAnswer) => shown(card).join('\n');

function onlyStates(card: CardAnswer, wanted: string[]) {
  const words = text(card);
  const said = WORDS.filter((word) => new RegExp(`\\b${word}\\b`).test(words));
  assert.deepEqual(said, wanted);
}

describe('receipt card', () => {
  const wanted: Record<ReceiptState, string> = {
    sending: 'Being sent',
    accepted: 'Accepted',
    pending: 'Pending',
    done: 'Done',
    failed: 'Failed',
    notSupported: 'Not supported',
    canceled: 'Canceled',
    unknown: 'Outcome unknown',
  };
  it('has ✓ before Done alone', () => {
    for (const [state, word] of Object.entries(wanted)) {
      const card = text(one({ state: state as ReceiptState, sentAt: data.ago(0.1) }));
      assert.equal(new RegExp(`✓\\s*${word}`).test(card), state === 'done', word);
    }
  });

  const reasons = [undefined, 'timeout', 'device:failed', 'gone', 'restart', 'whatever', 'approval'];
  for (const [state, word] of Object.entries(wanted)) {
    it(`of ${state} says ${word} and no other of those words`, () => {
      for (const reason of [...reasons, ...REFUSED.map((why) => `refused:${why}`)]) {
        for (const action of data.catalogue) {
          const card = one({
            state: state as ReceiptState,
            sentAt: data.ago(0.1),
            reason: reason === undefined ? undefined : reasonFromText(reason),
            action: action.id,
          });
          onlyStates(card, [word]);
          const secret = state === 'done' && action.secret !== undefined ? 1 : 0;
          assert.deepEqual(titles(card).slice(secret), ['Refresh', 'Back to user'], action.id);
        }
      }
    });
  }

  it('of one that has been sent for longer than a call takes says that the outcome is unknown', () => {
    const sent = (minutes: number) =>
      one({ state: 'sending', acceptedAt: undefined, sentAt: data.ago(minutes) });
    assert.match(text(sent(1)), /Intune hasn’t answered yet/);
    onlyStates(sent(1), ['Being sent']);
    onlyStates(sent(3), ['Outcome unknown']);
    assert.match(text(sent(3)), /no answer was recorded/);
    const two = receiptCard(
      context,
      [1, 3].map((n) => ({
        ...data.receipt,
        id: `r${n}`,
        state: 'sending' as const,
        sentAt: data.ago(n),
      })),
    );
    onlyStates(two, ['Being sent', 'Outcome unknown']);
  });

  it('says that nothing was sent twice', () => {
    assert.match(
      text(receiptCard(context, [data.receipt], { again: true })),
      /Nothing was sent a second time/,
    );
  });

  it('says why it could not be updated', () => {
    const problem = new Problem({ kind: 'throttled', requestId: 'r1' });
    const said = text(receiptCard(context, [data.receipt], { problem }));
    assert.match(said, /Could not be updated.*too many requests.*Request id r1/);
  });

  it('says that it waits for an approval, and shows the code if there is one', () => {
    const waits = { state: 'pending', reason: reasonFromText('approval'), acceptedAt: undefined } as const;
    assert.match(text(one(waits)), /Waiting for a second administrator’s approval/);
    assert.ok(!text(one(waits)).includes('The code'));
    assert.match(text(one({ ...waits, approvalCode: 'A1B2' })), /The code of the request is A1B2\./);
    assert.ok(!text(one(waits)).includes('Intune accepted it'));
  });

  it('says that nothing was sent if the action was refused, and why', () => {
    for (const why of REFUSED) {
      const said = text(
        one({ state: 'failed', reason: reasonFromText(`refused:${why}`), acceptedAt: undefined }),
      );
      assert.match(said, /Stopped before it was sent, 14:02:11 UTC/);
      assert.match(said, /Nothing was sent[:.]/);
      assert.ok(!said.includes('Intune did not accept it') && !said.includes('refused:'));
    }
  });

  it('says how a wipe ended: the device left Intune, or Intune reports a failure', () => {
    const wiped = text(one({ action: 'wipe', state: 'done', reason: reasonFromText('gone') }));
    assert.match(wiped, /has left Intune/);
    const failed = text(
      one({ action: 'wipe', state: 'failed', reason: reasonFromText('device:wipeFailed') }),
    );
    assert.match(failed, /“Wipe failed”/);
    assert.ok(!failed.includes('device reports'));
    assert.match(text(one({ state: 'accepted', reason: reasonFromText('gone') })), /no longer in Intune/);
  });

  it('says that the tenant may not have Graph’s beta', () => {
    const failed = { state: 'failed', reason: reasonFromText('badRequest'), acceptedAt: undefined } as const;
    assert.match(
      text(one({ ...failed, action: 'rotateBitLockerKeys' })),
      /did not understand the request.*Graph’s beta/,
    );
    assert.ok(!text(one(failed)).includes('beta'));
  });
});

describe('receipt of several devices', () => {
  const card = receiptCard(context, differently());

  it('has a row for each device, with its state and the reason', () => {
    onlyStates(card, ['Pending', 'Done', 'Failed', 'Outcome unknown']);
    const said = shown(card);
    for (const { deviceName } of differently()) assert.ok(said.includes(deviceName), deviceName);
    assert.equal(said[said.indexOf('SPARE-PHONE') + 3], 'Failed');
    assert.match(text(card), /now outside your scope for this action/);
    assert.equal(card.summary, 'Remote lock, 5 devices: 1 Done, 2 Pending, 1 Failed, 1 Outcome unknown');
  });

  it('has one Refresh for all devices, and a button for each secret', () => {
    assert.deepEqual(
      pressables(card).map(({ title, data: own }) => [title, own.user ?? own.receipt]),
      [
        ['Show unlock PIN', 'rece1pt-0'],
        ['Refresh', 'rece1pt-0'],
        ['Back to user', data.personName.id],
      ],
    );
  });

  it('names the users if they differ, and has no Back to user', () => {
    const [first, ...others] = differently();
    assert.ok(first);
    const mixed = receiptCard(context, [{ ...first, userId: 'another', userName: 'Person Two' }, ...others]);
    assert.ok(!titles(mixed).includes('Back to user'));
    assert.ok(shown(mixed).some((line) => line.startsWith('Person Two · ')));
  });
});
