import assert from 'node:assert/strict';
import sinon from 'sinon';
import { hideSecretsInTime } from '../../bot/jobs/hide-secrets.ts';
import { ALONE } from '../../bot/helpdesk/contracts/custody.ts';
import type { CardPlace } from '../../bot/helpdesk/contracts/conversation.ts';
import { memoryStore } from '../helpdesk/support/memory-store.ts';
import { CARD, fakeMessenger, receipt } from './support/parts.ts';

const MINUTE = 60_000;
const SHOWN = new Date('2026-01-01T11:00:00.000Z');

describe('hideSecretsInTime', () => {
  let clock: sinon.SinonFakeTimers;
  let job: ReturnType<typeof hideSecretsInTime> | undefined;
  beforeEach(() => (clock = sinon.useFakeTimers(SHOWN)));
  afterEach(() => {
    void job?.stop();
    clock.restore();
  });

  function start(fails: () => boolean = () => false, stands = (place: CardPlace | undefined) => place) {
    const store = memoryStore();
    const secret = receipt({ state: 'done', secretShownAt: SHOWN.toISOString() });
    const show = () => store.receipts.create(secret.id, secret);
    const messages = fakeMessenger({ fails, stands });
    const log = { debug: sinon.stub(), info: sinon.stub(), warn: sinon.stub(), error: sinon.stub() };
    const started = hideSecretsInTime(
      { store, custody: ALONE, now: () => new Date(), log },
      messages.messenger,
    );
    job = started;
    const isHidden = async () => (await store.receipts.get(secret.id))?.secretHiddenAt !== undefined;
    const place = async () => (await store.receipts.get(secret.id))?.card;
    return { show, isHidden, place, said: messages.said, hideLater: () => started.hideLater(), log };
  }

  it('takes a secret off its card ten minutes after it was shown', async () => {
    const { show, hideLater, isHidden, said } = start();
    await clock.tickAsync(2_000);
    await show();
    hideLater();
    await clock.tickAsync(10 * MINUTE - 2_100);
    assert.deepEqual([await isHidden(), said.length], [false, 0]);
    await clock.tickAsync(1_000);
    assert.equal(await isHidden(), true);
    assert.deepEqual(
      said.map(({ how, card }) => [how, card]),
      [['update', 'receipt']],
    );
  });

  it('does so after a restart, without being asked', async () => {
    const { show, isHidden } = start();
    await show();
    await clock.tickAsync(10 * MINUTE + 1_000);
    assert.equal(await isHidden(), true);
  });

  it('takes a key off its card, and leaves when it was shown and what rotates it', async () => {
    const store = memoryStore();
    const { messenger, said } = fakeMessenger();
    const log = { debug: sinon.stub(), info: sinon.stub(), warn: sinon.stub(), error: sinon.stub() };
    const started = hideSecretsInTime({ store, custody: ALONE, now: () => new Date(), log }, messenger);
    job = started;
    const showing = {
      id: 'one',
      operatorId: 'operator',
      key: 'recoveryKey',
      shownAt: SHOWN.toISOString(),
      deviceId: 'device-1',
      deviceName: 'SAMPLE-LAPTOP',
      card: CARD,
    };
    await store.showings.create('one', showing);
    started.hideLater();
    await clock.tickAsync(5 * MINUTE);
    await store.showings.create('two', { ...showing, id: 'two', shownAt: '2026-01-01T11:05:00.000Z' });
    await clock.tickAsync(5 * MINUTE - 1_000);
    assert.equal(said.length, 0);
    await clock.tickAsync(2_000);
    assert.deepEqual(
      said.map(({ how, place, card }) => [how, place, card]),
      [['update', CARD, 'notice']],
    );
    assert.equal((await store.showings.get('one'))?.hiddenAt, '2026-01-01T11:10:00.100Z');
    assert.equal((await store.showings.get('two'))?.hiddenAt, undefined);
    await clock.tickAsync(5 * MINUTE);
    assert.notEqual((await store.showings.get('two'))?.hiddenAt, undefined);
  });

  it('tries again every minute while Teams is down', async () => {
    let down = true;
    const { show, isHidden, said, log } = start(() => down);
    await show();
    await clock.tickAsync(12 * MINUTE);
    assert.equal(await isHidden(), false);
    assert.ok(log.warn.callCount > 1);
    down = false;
    await clock.tickAsync(MINUTE);
    assert.deepEqual([await isHidden(), said.length], [true, 1]);
  });

  it('gives up on a card that could not be changed for a day', async () => {
    const { show, isHidden } = start(() => true);
    await show();
    await clock.tickAsync(23 * 60 * MINUTE);
    assert.equal(await isHidden(), false);
    await clock.tickAsync(62 * MINUTE);
    assert.equal(await isHidden(), true);
  });

  it('says so once in a new message if the card can’t be changed', async () => {
    const elsewhere = { ...CARD, activityId: 'new' };
    const { show, isHidden, said, log, place } = start(undefined, () => elsewhere);
    await show();
    await clock.tickAsync(20 * MINUTE);
    assert.deepEqual([await isHidden(), said.length, log.warn.callCount], [true, 1, 1]);
    assert.deepEqual(await place(), elsewhere);
  });
});
