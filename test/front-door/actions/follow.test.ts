import assert from 'node:assert/strict';
import { askFor, confirmIt, nameOf, until } from '../../support/act.ts';
import type { ActionRow } from '../../support/action-rows.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll, onlyMay } from '../../support/action-tenant.ts';
import type { Answered } from '../../support/channel.ts';
import { wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';

const EVERY = 50;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function rowOf(id: string): ActionRow {
  const row = actionRows.find((one) => one.id === id);
  assert.ok(row);
  return row;
}

describe('a receipt’s card updates itself', () => {
  const mac = deviceFor(4_000, 'FOLLOWED-MAC', {
    operatingSystem: 'macOS',
    managedDeviceOwnerType: 'company',
  });
  let stage: Stage;
  beforeEach(
    async () =>
      (stage = await openStage({
        data: actionTenant([mac], [onlyMay('SyncDevice')]),
        app: { pace: quick(EVERY) },
      })),
  );
  afterEach(() => stage.close());

  const send = async (row: ActionRow, who = mayAll): Promise<Answered> =>
    confirmIt(stage, who, row, mac, await askFor(stage, who, row, mac));
  const settle = (row: ActionRow, end: 'done' | 'failed' | 'gone' = 'done') =>
    stage.sandbox.control.settle(mac.id, nameOf(row), end);
  const shownIn = (message: string | undefined) =>
    wordsOf(stage.channel.updates.findLast(({ activityId }) => activityId === message)?.card);
  const reads = () => stage.calls().filter((call) => call.includes(`/managedDevices/${mac.id}`)).length;

  it('in the message in which it was pressed, at the next read of the device', async () => {
    const sync = rowOf('syncDevice');
    const receipt = await send(sync);
    const message = stage.channel.messageOf(receipt.card);
    assert.ok(message !== undefined);
    await until(() => / Pending$/m.test(shownIn(message)));
    stage.calls();
    settle(sync);
    await until(() => / Done$/m.test(shownIn(message)));
    // One read may have been on its way already.
    const asked = reads();
    assert.ok(asked <= 2, `${asked} reads`);
    assert.ok(stage.channel.updates.every(({ activityId }) => activityId === message));
    assert.equal(stage.channel.updates.at(-1)?.conversationId, `a:${mayAll}`);
  });

  it('changes only when there is something new, and reads nothing once all is settled', async () => {
    const sync = rowOf('syncDevice');
    // the device's card, before it was a receipt, may have grown
    const updates = () =>
      stage.channel.updates.filter(({ card }) => / (Accepted|Pending|Failed)$/m.test(wordsOf(card))).length;
    await send(sync);
    await until(() => updates() === 1);
    await pause(5 * EVERY);
    assert.equal(updates(), 1);
    settle(sync, 'failed');
    await until(() => updates() === 2);
    stage.calls();
    await pause(5 * EVERY);
    assert.equal(reads(), 0);
    assert.equal(updates(), 2);
  });

  it('says that a device is gone after a wipe without a result', async () => {
    const wipe = rowOf('wipe');
    stage.sandbox.control.script(mac.id, 'wipe', { unlisted: true });
    const message = stage.channel.messageOf((await send(wipe)).card);
    await until(() => / Pending$/m.test(shownIn(message)));
    settle(wipe, 'gone');
    await until(() => / Done$/m.test(shownIn(message)));
    assert.match(shownIn(message), /left Intune/);
  });

  it('is followed again after a restart', async () => {
    const sync = rowOf('syncDevice');
    const message = stage.channel.messageOf((await send(sync)).card);
    await until(() => / Pending$/m.test(shownIn(message)));
    await stage.restart();
    settle(sync);
    await until(() => / Done$/m.test(shownIn(message)));
  });

  it('reads a device once for all receipts that wait for it', async () => {
    const [sync, restart] = [rowOf('syncDevice'), rowOf('rebootNow')];
    const first = stage.channel.messageOf((await send(sync, onlyMay('SyncDevice'))).card);
    const second = stage.channel.messageOf((await send(restart)).card);
    await until(() => / Pending$/m.test(shownIn(first)) && / Pending$/m.test(shownIn(second)));
    stage.calls();
    const began = performance.now();
    let asked = 0;
    await until(() => (asked += reads()) > 4);
    const most = (performance.now() - began) / EVERY + 1;
    assert.ok(asked <= most, `${asked} reads`);
    settle(sync);
    settle(restart, 'failed');
    await until(() => / Done$/m.test(shownIn(first)) && / Failed$/m.test(shownIn(second)));
  });

  it('leaves a result on the card until it is hidden', async () => {
    const lock = rowOf('remoteLock');
    const receipt = await send(lock);
    const message = stage.channel.messageOf(receipt.card);
    settle(lock);
    await until(() => / Done$/m.test(shownIn(message)));
    const done = stage.channel.updates.at(-1)?.card;
    const shown = await stage.channel.press(mayAll, done, 'Show unlock PIN');
    assert.match(shown.text, /^\d{6}$/m);
    const count = stage.channel.updates.length;
    await pause(3 * EVERY);
    assert.equal(stage.channel.updates.length, count);
    assert.equal(stage.channel.messageOf(shown.card), message);
  });

  it('keeps following if the channel fails to take a card', async () => {
    const sync = rowOf('syncDevice');
    const message = stage.channel.messageOf((await send(sync)).card);
    stage.channel.refuse.push({ status: 500 });
    await until(() => stage.channel.refuse.length === 0);
    settle(sync);
    await until(() => / Done$/m.test(shownIn(message)));
  });
});
