import assert from 'node:assert/strict';
import { buttons, type Answered, type Json } from '../../support/channel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { devices } from '../../support/tenant.ts';
import { DrillDesk, OPERATORS, drillTenant, type DrillAction } from './desk.ts';
import type { Step } from './steps.ts';
import { AuditTail, actionCalls, holdAgainstDevice, type Posted } from './truth.ts';

const NAMES: Readonly<Record<string, string>> = {
  [devices.ainoPhone]: 'AINO-PHONE',
  [devices.ainoLaptop]: 'AINO-LAPTOP',
  [devices.ainoMac]: 'AINO-MAC',
  [devices.boPhone]: 'BO-PHONE',
};

interface Asked {
  who: number;
  action: DrillAction;
  device: string;
  id: string;
  at: number;
  sent: number;
}

interface Receipt extends Posted {
  id: string;
}

/** How many actions were sent, and how many presses of Confirm were refused. */
export interface Played {
  sent: number;
  turnedDown: number;
}

/** Plays sequences of presses on one desk, and checks everything that is sent against what the drill itself knows. */
export class Play {
  readonly played: Played = { sent: 0, turnedDown: 0 };
  #asked: Asked[] = [];
  #receipts: Receipt[] = [];
  #skew = 0;
  #seen = 0;
  #stage!: Stage;
  #desk!: DrillDesk;
  #audit!: AuditTail;

  readonly now = () => new Date(Date.now() + this.#skew);

  async open(): Promise<void> {
    const pace = {
      steps: [{ until: Infinity, every: 2_000 }],
      approvals: [{ until: Infinity, every: 60_000 }],
      atOnce: 20,
    };
    this.#stage = await openStage({ data: drillTenant(), now: this.now, app: { now: this.now, pace } });
    const { tenant } = this.#stage.sandbox;
    this.#desk = new DrillDesk(tenant.data, () => tenant.changed());
    // A device that has left can't be asked for its result.
    this.#stage.sandbox.control.script('*', 'wipe', { end: 'done' });
    this.#audit = new AuditTail(this.#stage.dataDir);
    await this.#stage.channel.say(OPERATORS[0], 'help');
    await this.#audit.read();
  }

  close(): Promise<void> {
    return this.#stage.close();
  }

  async run(steps: readonly Step[]): Promise<void> {
    this.#desk.reset();
    this.#asked = [];
    this.#stage.sandbox.control.clearFaults();
    // Whatever earlier sequences left pending has ended.
    this.#skew += 30 * 3_600_000;
    for (const step of steps) {
      await this.#take(step);
      await this.#checkLeft();
    }
    await this.#checkCards();
  }

  async #take(step: Step): Promise<void> {
    const { control } = this.#stage.sandbox;
    switch (step.do) {
      case 'ask':
        return this.#ask(step);
      case 'confirm':
        return this.#confirm(step);
      case 'refresh':
        return this.#refresh(step);
      case 'cancel':
        return this.#cancel(step);
      case 'wait':
        this.#skew += step.seconds * 1_000;
        return;
      case 'role':
        this.#desk.role(step.who, step.on);
        return;
      case 'permission':
      case 'scope':
        this.#desk[step.do](step.on);
        return;
      case 'device':
        control.settle(step.device, step.action, step.end);
        return;
      case 'fault':
        control.fail({
          match: /^POST .*\/managedDevices\/[^/]+\/\w+$/,
          times: 1,
          ...(step.kind === 'lost' ? { kind: 'after' } : { status: step.status, retryAfter: 0 }),
        });
        return;
      case 'restart':
        return this.#stage.restart();
    }
  }

  async #ask({ who, action, device }: Step & { do: 'ask' }): Promise<void> {
    const press = (verb: string, inputs: Json) =>
      this.#stage.channel.invoke(OPERATORS[who] ?? '', verb, { action, device, ...inputs });
    let answer = await press('action.ask', {});
    if (buttons(answer.card).some(({ verb }) => verb === 'action.fill'))
      answer = await press('action.fill', device === devices.ainoMac ? { macOsUnlockCode: '246810' } : {});
    const id = confirmationOn(answer);
    if (id === undefined) return;
    // Roles may be a minute old here. The press decides.
    assert.ok(this.#desk.works(action, device), `${action} was offered on ${device}`);
    this.#asked.push({ who, action, device, id, at: this.now().getTime(), sent: 0 });
  }

  async #confirm({ by, nth, times, typed }: Step & { do: 'confirm' }): Promise<void> {
    const asked = this.#pick(this.#asked, nth);
    if (!asked) return;
    const who = by === 'asker' ? asked.who : by;
    const pressedAt = this.now().getTime();
    const data = {
      confirmation: asked.id,
      deviceName: typed === 'right' ? NAMES[asked.device] : 'another',
      reason: 'drill',
    };
    const operator = OPERATORS[who] ?? '';
    const answers = await Promise.all(
      Array.from({ length: times }, () => this.#stage.channel.invoke(operator, 'action.confirm', data)),
    );
    const left = await this.#left();
    this.played.sent += left.length;
    if (left.length === 0) {
      this.played.turnedDown += 1;
      return;
    }
    asked.sent += left.length;
    assert.deepEqual(left, [{ device: asked.device, action: asked.action }]);
    assert.equal(asked.sent, 1, 'sent twice for one confirmation');
    assert.equal(asked.who, who, 'pressed by another');
    assert.ok(pressedAt - asked.at < 120_000, 'pressed late');
    assert.ok(typed === 'right' || asked.action !== 'wipe', 'the name was not typed');
    assert.ok(this.#desk.may(who, asked.action, asked.device), 'outside role or scope');
    await this.#audited(who, asked);
    const id = answers.map(receiptOn).find((found) => found !== undefined);
    if (id !== undefined) this.#receipts.push({ ...asked, id, at: pressedAt });
    for (const { card } of answers) await this.#believe(card);
  }

  /** The audit has the entry of an action that was sent, and no other. */
  async #audited(who: number, { action, device }: Asked): Promise<void> {
    const started = (await this.#audit.read()).filter(({ kind }) => kind === 'started');
    assert.deepEqual(
      started.map((entry) => [entry.operatorId, entry.what, entry.deviceId]),
      [[OPERATORS[who], action, device]],
    );
  }

  async #refresh({ who, nth }: Step & { do: 'refresh' }): Promise<void> {
    const receipt = this.#pick(this.#receipts.slice(-6), nth);
    if (!receipt) return;
    const answer = await this.#stage.channel.invoke(OPERATORS[who] ?? '', 'receipt.show', {
      receipt: receipt.id,
    });
    await this.#believe(answer.card);
  }

  async #cancel({ who, nth }: Step & { do: 'cancel' }): Promise<void> {
    const asked = this.#pick(this.#asked, nth);
    if (!asked) return;
    const data = { confirmation: asked.id };
    await this.#stage.channel.invoke(OPERATORS[who] ?? '', 'action.cancel', data);
  }

  /** Only a press of Confirm sends anything. */
  async #checkLeft(): Promise<void> {
    assert.deepEqual(await this.#left(), [], 'an action left by itself');
    const started = (await this.#audit.read()).filter(({ kind }) => kind === 'started');
    assert.deepEqual(started, [], 'the audit tells of an action that never left');
  }

  #left(): Promise<{ device: string; action: string }[]> {
    const since = this.#stage.sandbox.calls.slice(this.#seen);
    this.#seen = this.#stage.sandbox.calls.length;
    return Promise.resolve(actionCalls(since));
  }

  /** Cards that the bot updated. */
  async #checkCards(): Promise<void> {
    for (const { activity } of this.#stage.channel.sent.splice(0)) {
      const [attached] = (activity.attachments ?? []) as { content?: Json }[];
      await this.#believe(attached?.content);
    }
  }

  async #believe(card: Json | undefined): Promise<void> {
    const id = card && receiptIn(card);
    const receipt = this.#receipts.find((one) => one.id === id);
    if (card && receipt) await holdAgainstDevice(this.#stage, card, receipt);
  }

  #pick<T>(from: readonly T[], nth: number): T | undefined {
    return from.length === 0 ? undefined : from[from.length - 1 - (nth % from.length)];
  }
}

function dataOf(card: Json | undefined, verb: string, name: string): string | undefined {
  const button = buttons(card).find((one) => one.verb === verb);
  const value = (button?.data as Json | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

const confirmationOn = ({ card }: Answered) => dataOf(card, 'action.confirm', 'confirmation');
const receiptOn = ({ card }: Answered) => (card ? receiptIn(card) : undefined);
const receiptIn = (card: Json) => dataOf(card, 'receipt.show', 'receipt');
