import assert from 'node:assert/strict';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { CardAnswer } from '../../../bot/cards/index.ts';
import { receiptCard, secretCard } from '../../../bot/cards/index.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { links, pressables, shown, titles } from '../support/shown.ts';

const one = (own: Partial<Receipt> = {}) => receiptCard(context, [{ ...data.receipt, ...own }]);
const text = (card: CardAnswer) => shown(card).join('\n');

describe('what a receipt brought back', () => {
  const done = { state: 'done', endedAt: data.ago(10) } as const;

  it('has a button, before the others', () => {
    const buttons: Record<string, string> = {
      remoteLock: 'Show unlock PIN',
      resetPasscode: 'Show new passcode',
      locateDevice: 'Show location',
      rotateBitLockerKeys: 'Show recovery key',
      rotateLocalAdminPassword: 'Show local admin password',
    };
    for (const [action, title] of Object.entries(buttons)) {
      const [first] = pressables(one({ ...done, action }));
      assert.deepEqual(
        [first?.title, first?.verb, first?.data],
        [title, 'secret.show', { receipt: 'rece1pt' }],
      );
    }
    assert.ok(!titles(one({ ...done, action: 'syncDevice' })).some((title) => title.startsWith('Show')));
  });

  it('has a button before the end only if the device’s result holds it', () => {
    const show = (own: Partial<Receipt>) =>
      titles(one({ state: 'pending', ...own })).filter((title) => title.startsWith('Show'));
    for (const state of ['pending', 'accepted', 'unknown'] as const) {
      assert.deepEqual(show({ state, action: 'remoteLock', secretReady: true }), ['Show unlock PIN']);
      assert.deepEqual(show({ state, action: 'resetPasscode', secretReady: true }), ['Show new passcode']);
      assert.deepEqual(show({ state, action: 'remoteLock' }), []);
      assert.deepEqual(show({ state, action: 'locateDevice', secretReady: true }), []);
      assert.deepEqual(show({ state, action: 'rotateBitLockerKeys', secretReady: true }), []);
    }
  });

  it('has a line instead of the button after it was shown', () => {
    const card = one({ ...done, secretShownAt: data.ago(8) });
    assert.deepEqual(titles(card), ['Refresh', 'Back to user']);
    assert.match(text(card), /Unlock PIN shown at 13:54:11 UTC/);
  });

  for (const [kind, secret] of Object.entries(data.secrets)) {
    it(`is only in the body of its card: ${kind}`, () => {
      const card = secretCard(context, { receipt: data.receipt, secret });
      const values =
        secret.kind === 'location'
          ? ['65.01236', '25.46816']
          : secret.values.map(({ value = '' }) => value.replaceAll('{{', '{'));
      const said = JSON.stringify([card.summary, pressables(card)]);
      for (const value of values) assert.ok(!said.includes(value));
      if (secret.kind !== 'location') {
        for (const { value = '' } of secret.values)
          assert.ok(value !== '' && shown(card).join('').includes(value), 'as it is, to be copied');
      }
      assert.match(text(card), /Shown this once.*ten minutes/);
      assert.deepEqual(
        pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
        [['Hide', 'secret.hide', { receipt: 'rece1pt' }]],
      );
    });
  }

  it('has the action beside it that replaces a key, if that is possible', () => {
    const secret = data.secrets.recoveryKey;
    const card = secretCard(context, { receipt: data.receipt, secret, rotate: data.offered });
    assert.deepEqual(
      pressables(card).map(({ verb, data: own }) => [verb, own]),
      [
        ['secret.hide', { receipt: 'rece1pt' }],
        ['action.ask', { action: data.offered.action.id, device: data.receipt.deviceId }],
      ],
    );
    assert.match(text(card), /should be rotated afterwards/);
  });

  it('says if not all keys could be listed', () => {
    const keys = data.secrets.recoveryKey;
    assert.ok(keys.kind === 'recoveryKey');
    const unread = new Problem({ kind: 'unreadable' });
    const card = secretCard(context, { receipt: data.receipt, secret: { ...keys, unread } });
    assert.match(text(card), /Not all of the device’s keys could be listed/);
  });

  it('fits into a message with as many keys as are read', () => {
    const values = Array.from({ length: 40 }, (_, n) => ({
      value: '888888-777777-666666-555555-444444-333333-222222-111111',
      id: `0f1e2d${String(n).padStart(2, '0')}-1111-4222-8333-444455556666`,
      volume: 'operatingSystem' as const,
      keptAt: data.ago(n),
    }));
    const card = secretCard(context, {
      receipt: data.receipt,
      secret: { kind: 'recoveryKey', values, left: 22 },
    });
    assert.ok(JSON.stringify(card.card).length < 25_000, `${JSON.stringify(card.card).length}`);
    assert.match(text(card), /22 older keys aren’t shown/);
  });

  it('is a location with a map and the time', () => {
    const card = secretCard(context, { receipt: data.receipt, secret: data.secrets.location });
    assert.ok(shown(card).includes('65.01236, 25.46816'));
    assert.ok(shown(card).includes('Taken 12 minutes ago (24 Nov 2026, 13:50 UTC)'));
    assert.deepEqual(links(card), ['https://www.openstreetmap.org/?mlat=65.01236&mlon=25.46816']);
  });
});
