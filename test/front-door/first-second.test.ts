import assert from 'node:assert/strict';
import { CONFIRM_AFTER_MS } from '../../bot/helpdesk/contracts/expiry.ts';
import { askFor } from '../support/act.ts';
import { actionRows } from '../support/action-rows.ts';
import type { Answered, Json } from '../support/channel.ts';
import { buttons } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { ADMIN_CHANNEL, devices, groups, people } from '../support/tenant.ts';
import { drillTenant } from '../drill/support/desk.ts';

const operator = people.operatorOfAll;

describe('a card that refreshes itself', () => {
  it('confirms nothing, and can still be confirmed by a press', async () => {
    const stage = await openStage();
    const locks = () => stage.calls().filter((call) => /POST .*remoteLock/.test(call)).length;
    const asked = await stage.channel.invoke(operator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    const [confirm] = buttons(asked.card).filter(({ verb }) => verb === 'action.confirm');
    assert.ok(confirm);
    const value = { action: { type: 'Action.Execute', verb: confirm.verb, data: confirm.data } };
    const refreshed = await stage.channel.invoke(
      operator,
      '',
      {},
      { value: { ...value, trigger: 'automatic' } },
    );
    assert.match(refreshed.text, /nobody pressed the button/);
    assert.equal(locks(), 0);
    const pressed = await stage.channel.invoke(operator, '', {}, { value });
    assert.match(pressed.text, /Accepted/);
    assert.equal(locks(), 1);
  });
});

describe('a confirmation can’t be used in its first second', () => {
  let stage: Stage;
  let at = Date.now();
  const now = () => new Date(at);
  beforeEach(async () => {
    at = Date.now();
    stage = await openStage({ data: drillTenant(), now, app: { now, confirmAfterMs: CONFIRM_AFTER_MS } });
  });
  afterEach(() => stage.close());

  const there = () => stage.channel.inChannel(ADMIN_CHANNEL);
  const confirmOf = ({ card }: Answered) => {
    const found = buttons(card).find(({ verb }) => String(verb).endsWith('.confirm'));
    assert.ok(found);
    return String(found.title);
  };
  const press = (who: string, asked: Answered, inputs: Json, over: Json) =>
    stage.channel.press(who, asked.card, confirmOf(asked), {}, over, inputs);
  const changes = () =>
    stage.sandbox.calls.filter(
      ({ method, url }) => method !== 'GET' && /\/(roleAssignments|managedDevices\/)/.test(url),
    ).length;
  const ask = (action: string, device: string) =>
    stage.channel.invoke(operator, 'action.ask', { action, device });
  const review = async () => {
    const form = await stage.channel.say(people.admin, 'assign role', there());
    return stage.channel.press(people.admin, form.card, 'Review', {}, there(), {
      role: 'eeee0000-0000-4000-8000-000000000001',
      name: 'Desk of Bo',
      members: groups.newcomers,
      scope: groups.bos,
    });
  };
  const several = async () => {
    const shown = await stage.channel.say(operator, 'select user aino@contoso.example');
    const form = await stage.channel.press(operator, shown.card, 'Several devices');
    const chosen = { action: 'rebootNow', devices: [devices.ainoLaptop, devices.ainoMac].join(',') };
    return stage.channel.press(operator, form.card, 'Continue', {}, {}, chosen);
  };
  const wipe = async () => {
    const row = actionRows.find(({ id }) => id === 'wipe');
    assert.ok(row);
    return askFor(stage, operator, row, { id: devices.ainoPhone });
  };
  const wiped = { deviceName: 'AINO-PHONE', reason: 'Ticket 4711' };

  const cases: [string, string, () => Promise<Answered>, Json, boolean][] = [
    ['a lock', operator, () => ask('remoteLock', devices.ainoPhone), {}, false],
    ['a wipe with what it has to be given', operator, wipe, wiped, false],
    ['restarts of several devices', operator, several, {}, false],
    ['an assignment', people.admin, review, {}, true],
    [
      'a removal',
      people.admin,
      () => stage.channel.say(people.admin, 'remove role Field help desk', there()),
      {},
      true,
    ],
  ];
  for (const [name, who, prepare, inputs, inChannel] of cases) {
    it(`${name}: a press at 999 ms gets the same card, one at 1,000 ms is taken`, async () => {
      const over = inChannel ? there() : {};
      const asked = await prepare();
      const [before, audited] = [changes(), (await stage.audit().catch(() => [])).length];
      for (const ms of [0, 500, 499]) {
        at += ms;
        stage.calls();
        const early = await press(who, asked, inputs, over);
        assert.deepEqual([early.status, early.card], [200, asked.card]);
        // in the admin channel, its members are read at every press
        if (!inChannel) assert.deepEqual(stage.calls(), []);
      }
      assert.equal(changes(), before);
      assert.equal((await stage.audit().catch(() => [])).length, audited);
      at += 1;
      const taken = await press(who, asked, inputs, over);
      assert.notDeepEqual(taken.card, asked.card);
      assert.ok(changes() > before);
    });
  }

  it('by somebody else it is refused as always', async () => {
    const asked = await ask('remoteLock', devices.ainoPhone);
    const other = await press(people.fieldOperator, asked, {}, {});
    assert.notDeepEqual(other.card, asked.card);
    assert.equal((await stage.audit()).at(-1)?.outcome, 'notYours');
  });

  it('after a restart the same card is drawn again', async () => {
    const asked = await ask('remoteLock', devices.ainoPhone);
    await stage.restart();
    assert.deepEqual((await press(operator, asked, {}, {})).card, asked.card);
  });

  it('if the clock goes back a little, it waits a little longer', async () => {
    const asked = await ask('remoteLock', devices.ainoPhone);
    at -= 500;
    assert.deepEqual((await press(operator, asked, {}, {})).card, asked.card);
    at += 1_500;
    assert.match((await press(operator, asked, {}, {})).text, /Accepted/);
  });
});

describe('a bot as it is started', () => {
  it('answers a double click with the same card, and takes a press a second later', async () => {
    const stage = await openStage({ app: { confirmAfterMs: undefined } });
    const asked = await stage.channel.invoke(people.fieldOperator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    const press = () => stage.channel.press(people.fieldOperator, asked.card, 'Confirm remote lock');
    assert.deepEqual((await press()).card, asked.card);
    await new Promise((resolve) => setTimeout(resolve, CONFIRM_AFTER_MS));
    assert.match((await press()).text, /Accepted/);
  });
});
