import assert from 'node:assert/strict';
import { until } from '../../support/act.ts';
import { wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';

const LIMITS = { checkingMs: 350, lookingMs: 450, tellEveryMs: 300, workMs: 20_000 };
const THEIR_DEVICES = /^GET \/v1\.0\/users\/[^/]+\/managedDevices/;

describe('while Graph throttles', function () {
  this.timeout(60_000);
  let stage: Stage;
  beforeEach(async () => (stage = await openStage({ app: { limits: LIMITS } })));
  afterEach(() => stage.close());

  const { operatorOfAll: one, fieldOperator: other } = people;
  const select = (who: string, whom = 'aino@contoso.example') =>
    stage.channel.say(who, `select user ${whom}`);
  const updates = () => stage.channel.updates.map(({ card }) => wordsOf(card));
  const asked = (what: RegExp) => stage.calls().filter((call) => what.test(call)).length;

  it('an operator is told that they are in line, and for how long, and then gets the whole card', async () => {
    const before = await select(one, 'bo@contoso.example');
    await until(() => [before.text, ...updates()].join().includes('BO-PHONE'), 10_000);
    stage.calls();
    stage.sandbox.control.fail({ match: THEIR_DEVICES, status: 429, retryAfter: 1, times: 1 });
    const { text } = await select(one);
    await until(() => updates().some((words) => words.includes('AINO-PHONE')), 10_000);
    assert.match([text, ...updates()].join(), /wait in line\. This one continues in about [12] seconds?\./);
    assert.equal(asked(/\/users\/aino@contoso\.example\/managedDevices/), 2);
  });

  it('nobody asks for what two were refused before the time is over, and all are told how long that is', async () => {
    const sees = /Aino Virtanen[^]*Graph is getting too many requests right now\. Wait 2 minutes/;
    await Promise.all([select(one, 'noa@contoso.example'), select(other, 'noa@contoso.example')]);
    stage.calls();
    stage.sandbox.control.fail({ match: THEIR_DEVICES, status: 429, retryAfter: 120 });
    for (const { text } of await Promise.all([select(one), select(other)])) assert.match(text, sees);
    stage.sandbox.control.clearFaults();
    const before = asked(/managedDevices/);
    assert.match((await select(people.reader)).text, sees);
    assert.equal(before, 2);
    assert.equal(asked(/managedDevices/), 0);
  });

  it('an action that waits says so on its card, is sent once, and goes before look-ups', async () => {
    const press = { action: 'remoteLock', device: devices.ainoPhone };
    const card = await stage.channel.invoke(one, 'action.ask', press);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    stage.calls();
    // two turns are refused at the same time, so it is the service that throttles
    const { control } = stage.sandbox;
    control.fail({ match: THEIR_DEVICES, status: 429, retryAfter: 3, times: 1 });
    control.fail({ match: /managedDevices\/[^/]+\/users/, status: 429, retryAfter: 3, times: 1 });
    await Promise.all([select(other), stage.channel.say(people.deviceOperator, 'device BO-PHONE')]);
    const pressed = await stage.channel.press(one, card.card, 'Confirm remote lock', {}, { replyToId: 'm1' });
    assert.match(pressed.text, /Nothing has been sent yet\.[^]*This one continues in about [1-3] seconds?/);
    await until(() => updates().some((words) => words.includes('Accepted')), 15_000);
    assert.equal(asked(/remoteLock/), 1);
  });
});
