import assert from 'node:assert/strict';
import { type Line, keptLog } from '../support/logged.ts';
import { type Stage, openStage } from '../support/stage.ts';
import { ADMIN_CHANNEL, HOSTILE, devices, groups, people, smallTenant } from '../support/tenant.ts';

const operator = people.fieldOperator;

/** All that identifies the tenant's people, groups and devices, except their ids. */
function namesOf(data: ReturnType<typeof smallTenant>): string[] {
  const named = [...data.users, ...data.groups, ...data.devices, ...data.managedDevices];
  const names = named.flatMap((entity) =>
    ['displayName', 'userPrincipalName', 'mail', 'deviceName', 'serialNumber', 'userDisplayName'].map(
      (property) => entity[property],
    ),
  );
  return [...new Set(names.filter((name) => typeof name === 'string' && name !== ''))] as string[];
}

describe('the log', () => {
  let stage: Stage;
  let lines: Line[];
  afterEach(() => stage.close());

  it('names people and devices by id only through a whole story with faults', async () => {
    const kept = keptLog('info');
    ({ lines } = kept);
    stage = await openStage({ app: { log: kept.log } });
    const { channel, sandbox } = stage;
    const there = () => channel.inChannel(ADMIN_CHANNEL);
    await channel.say(operator, 'select user aino');
    await channel.say(operator, 'select user Noa O’Brien');
    await channel.say(operator, `select user ${HOSTILE}`);
    await channel.say(operator, 'select user bo@contoso.example');
    await channel.say(operator, 'device AINO-PHONE');
    await channel.say(people.guest, 'select user Aino Virtanen');
    await channel.say(people.blocked, 'device SERIAL-1');
    await channel.say(people.admin, 'roles', there());
    await channel.say(people.fieldOperator, 'assign role', there());
    const form = await channel.say(people.admin, 'assign role', there());
    const inputs = {
      role: 'eeee0000-0000-4000-8000-000000000001',
      name: 'Desk of Bo',
      members: groups.newcomers,
      scope: groups.bos,
    };
    const review = await channel.press(people.admin, form.card, 'Review', {}, there(), inputs);
    await channel.press(people.admin, review.card, 'Confirm assignment', {}, there());
    const ask = (device: string = devices.ainoPhone) =>
      channel.invoke(operator, 'action.ask', { action: 'remoteLock', device });
    const asked = await ask();
    const receipt = await channel.press(operator, asked.card, 'Confirm remote lock');
    await channel.press(operator, receipt.card, 'Refresh');
    for (const fault of [{ status: 403 }, { status: 500 }, { status: 429, retryAfter: 60 }] as const) {
      sandbox.control.fail({ match: /./, ...fault, code: 'aino@contoso.example Aino Virtanen AINO-PHONE' });
      await channel.say(operator, 'select user Aino Virtanen');
      await channel.say(operator, 'device AINO-PHONE');
      sandbox.control.clearFaults();
    }
    sandbox.control.fail({ match: /remoteLock/, kind: 'reset' });
    await channel.press(operator, (await ask(devices.ainoMac)).card, 'Confirm remote lock');
    sandbox.control.clearFaults();
    channel.refuse.push({ status: 403 }, { status: 403 });
    await channel.say(operator, 'select user Aino Virtanen');

    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    assert.ok(lines.filter(({ msg }) => msg === 'turn').length > 20, text);
    assert.ok(lines.filter(({ msg }) => msg === 'Graph call').length >= 6, text);
    assert.ok(lines.some(({ level }) => level === 'warn'));
    for (const name of [...namesOf(smallTenant()), 'contoso.example', 'Virtanen', 'Desk of Bo'])
      assert.ok(
        !text.toLowerCase().includes(JSON.stringify(name).slice(1, -1).toLowerCase()),
        `${name} is in the log: ${lines.map((line) => JSON.stringify(line)).find((line) => line.toLowerCase().includes(name.toLowerCase())) ?? ''}`,
      );
    assert.ok(text.includes(operator), 'persons are named by id');
  });

  it('ties a turn, its lines and its calls to Graph together by one id', async () => {
    const kept = keptLog('debug');
    ({ lines } = kept);
    stage = await openStage({ app: { log: kept.log } });
    await stage.channel.say(operator, 'whoami');
    const before = stage.sandbox.calls.length;
    lines.splice(0);
    await stage.channel.say(operator, 'select user aino@contoso.example');
    const turn = lines.find(({ msg }) => msg === 'turn');
    assert.match(String(turn?.turn), /^[\da-f]{8}-[\da-f-]{27}$/);
    assert.equal(turn?.person, operator);
    assert.ok(typeof turn.activity === 'string' && turn.activity !== '');
    const sent = () =>
      stage.sandbox.calls
        .filter(({ batched }) => !batched)
        .map(({ headers }) => headers['client-request-id']);
    const ofTurn = stage.sandbox.calls.slice(before).filter(({ batched }) => !batched);
    assert.ok(ofTurn.length > 0);
    for (const { headers } of ofTurn) assert.equal(headers['client-request-id'], turn.turn);
    const calls = lines.filter(({ msg }) => msg === 'Graph call');
    assert.ok(calls.length > ofTurn.length, 'the parts of a batch have lines of their own');
    for (const line of calls) assert.equal(line.turn, turn.turn);

    await stage.channel.say(operator, 'select user bo@contoso.example');
    const last = sent().at(-1);
    assert.ok(last !== undefined && last !== turn.turn);
  });
});
