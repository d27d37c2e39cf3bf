import assert from 'node:assert/strict';
import { until } from '../../support/act.ts';
import { type Azurite, azuriteOrSkip } from '../../support/azurite.ts';
import { type Answered, buttons, wordsOf } from '../../support/channel.ts';
import { startProgram, type Program } from '../../support/program.ts';
import { OPEN_POLICY, openStage, quick, type Stage } from '../../support/stage.ts';
import { openGate, type Gate } from '../../support/tcp-gate.ts';
import { devices, people, TENANT } from '../../support/tenant.ts';

const operator = people.fieldOperator;
const POST = /POST [^ ]*\/remoteLock/;
/** Four minutes are two and a half seconds. */
const SPEED = 100;

describe('a bot that is gone in the middle of a press, and another one', function () {
  this.timeout(60_000);
  let azurite: Azurite;
  /** The bot that stays, and the tenant. */
  let stage: Stage;
  /** Between the other bot and Graph, and the store. */
  let graph: Gate;
  let tables: Gate;
  let other: Program;
  let urls: { stays: string; goes: string };
  before(async function () {
    azurite = await azuriteOrSkip(this);
  });
  async function open(queueSpeed = SPEED): Promise<void> {
    const account = azurite.account();
    stage = await openStage({
      environment: { StoreUrl: account },
      app: { pace: quick(300), queueSpeed },
    });
    graph = await openGate(stage.sandbox.url);
    tables = await openGate(azurite.tables);
    other = startProgram(
      'test/support/bot-process',
      {
        PORT: '0',
        GraphUrl: graph.url,
        StoreUrl: account.replace(azurite.tables, tables.url),
        LogLevel: 'error',
        TenantId: TENANT,
        PolicyFile: OPEN_POLICY,
      },
      { args: [JSON.stringify({ confirmAfterMs: 0, queueSpeed, limits: { readyEveryMs: 200 } })] },
    );
    urls = { stays: stage.channel.botUrl, goes: await other.urlOf('bot') };
    // a process that has just started takes its time for its first card
    await until(async () => (await fetch(`${urls.goes}/readyz`)).ok, 20_000);
    await at('goes', () => stage.channel.say(operator, 'help'));
  }

  const at = <T>(bot: keyof typeof urls, ask: () => Promise<T>): Promise<T> => {
    stage.channel.botUrl = urls[bot];
    return ask();
  };
  const ask = () =>
    stage.channel.invoke(operator, 'action.ask', { action: 'remoteLock', device: devices.ainoPhone });
  const confirm = ({ card }: Answered) =>
    stage.channel.press(operator, card, 'Confirm remote lock', {}, { replyToId: 'the card' });
  const sent = () =>
    stage.sandbox.calls.filter(({ method, url }) => method === 'POST' && url.includes('/remoteLock')).length;
  const entries = async () =>
    (await stage.audit())
      .filter(({ what }) => what === 'remoteLock')
      .map(({ kind, outcome }) => [kind, outcome]);
  const isUnknown = () =>
    stage.channel.updates.some(({ card }) => JSON.stringify(card).includes('Outcome unknown'));

  /** The other bot has written that it sends, and its POST is on its way. */
  async function whileSending(): Promise<Answered> {
    const asked = await at('goes', ask);
    graph.hold(POST);
    at('goes', () => confirm(asked)).catch(() => undefined);
    await until(() => graph.held() === 1);
    assert.equal(sent(), 0);
    return asked;
  }

  it('killed: the outcome is told as unknown, in the audit too, and nothing is sent', async () => {
    await open();
    const asked = await whileSending();
    other.child.kill('SIGKILL');
    await until(isUnknown, 15_000);
    await until(async () => (await entries()).length === 2, 15_000);
    assert.deepEqual(await entries(), [
      ['started', undefined],
      ['ended', 'unknown'],
    ]);
    assert.match((await at('stays', () => confirm(asked))).text, /Outcome unknown/);
    assert.equal(sent(), 0);
  });

  it('frozen for longer than anything takes: what it sends then is sent once, and the receipt tells the truth', async () => {
    await open();
    const asked = await whileSending();
    other.child.kill('SIGSTOP');
    await until(isUnknown, 15_000);
    assert.match((await at('stays', () => confirm(asked))).text, /Outcome unknown/);
    assert.equal(sent(), 0);
    stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 0, end: 'done' });
    other.child.kill('SIGCONT');
    graph.release();
    await until(() => sent() === 1, 15_000);
    const told = async () => (await at('stays', () => confirm(asked))).text;
    await until(async () => /Done|Accepted/.test(await told()), 15_000);
    assert.equal(sent(), 1);
  });

  it('cut off from the store and not from Graph: it says so and sends nothing, and the other one goes on', async () => {
    await open();
    const asked = await at('goes', ask);
    tables.cut();
    const refused = await at('goes', () => confirm(asked));
    assert.match(refused.text, /storage account|moment|again/i);
    assert.equal(sent(), 0);
    await until(async () => (await fetch(`${urls.goes}/readyz`)).status === 503, 15_000);
    const { reason } = (await (await fetch(`${urls.goes}/readyz`)).json()) as { reason: string };
    assert.match(reason, /storage account can’t be reached|The check took too long/);
    const receipt = await at('stays', () => confirm(asked));
    assert.match(receipt.text, /Accepted/);
    assert.equal(sent(), 1);
    tables.open();
    await until(
      async () => (await at('goes', () => confirm(asked))).text.includes('already confirmed'),
      15_000,
    );
    assert.equal(sent(), 1);
  });

  it('without an answer of the store while a press is checked: it says that it checks, and its card tells the end', async () => {
    await open();
    const asked = await at('goes', ask);
    graph.hold(/transitiveMemberOf/);
    const pressing = at('goes', () => confirm(asked));
    await until(() => graph.held() > 0);
    tables.hold(/./);
    const pressed = await pressing;
    assert.match(pressed.text, /Checking for \d+ seconds\.\nThis card changes when it’s done\./);
    assert.deepEqual(
      buttons(pressed.card).map(({ verb }) => verb),
      ['action.state'],
    );
    tables.release();
    graph.release();
    const told = () => wordsOf(stage.channel.updates.at(-1)?.card);
    await until(() => /Accepted|nothing was sent/i.test(told()), 25_000).catch(() => assert.fail(told()));
    assert.equal(sent(), told().includes('Accepted') ? 1 : 0);
    assert.ok(stage.channel.updates.every(({ activityId }) => activityId === 'the card'));
  });

  it('beside one that starts: what it sends is its own, and not called unknown', async () => {
    await open(1);
    const asked = await whileSending();
    await stage.restart();
    urls.stays = stage.channel.botUrl;
    assert.match((await at('stays', () => confirm(asked))).text, /Being sent/);
    graph.release();
    await until(async () => /Accepted|Pending/.test((await at('stays', () => confirm(asked))).text));
    assert.deepEqual(await entries(), [
      ['started', undefined],
      ['ended', 'accepted'],
    ]);
    assert.equal(sent(), 1);
  });

  it('stopped: what it followed is followed by the other one', async () => {
    await open();
    stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 3, end: 'done' });
    const asked = await at('goes', ask);
    assert.match((await at('goes', () => confirm(asked))).text, /Accepted/);
    other.child.kill('SIGTERM');
    assert.deepEqual(await other.ended, [0, null]);
    await until(async () => (await entries()).some(([kind]) => kind === 'settled'), 15_000);
    assert.equal(sent(), 1);
  });
});
