import { setMaxListeners } from 'node:events';
import type {
  Answer,
  Messenger,
  Place,
  Reply,
  Said,
} from '../../../../bot/helpdesk/contracts/conversation.ts';
import type { Receipt } from '../../../../bot/helpdesk/contracts/receipt.ts';
import type { GraphRequest, Headers } from '../../../../bot/graph/http/request.ts';
import type { HttpTransport } from '../../../../bot/graph/http/http-transport.ts';
import { readConfig } from '../../../../bot/config/index.ts';
import type { TenantData } from '../../../../sandbox/graph/types.ts';
import { Chance } from '../../../fuzz/support/chance.ts';
import { simulatedGraph } from '../../../support/simulated/graph.ts';
import { simulatedNetwork } from '../../../support/simulated/network.ts';
import { EPOCH } from '../../../support/simulated/virtual-globals.ts';
import type { VirtualTime } from '../../../support/simulated/virtual-time.ts';
import { ADMIN_CHANNEL, ADMIN_TEAM, TENANT } from '../../../support/tenant.ts';
import { SimulatedBot } from '../simulate/bot.ts';
import { SimulatedDisk } from '../simulate/disk.ts';
import { Nemesis } from '../simulate/nemesis.ts';
import type { Leaving } from './model.ts';
import type { Fate } from './steps.ts';
import { BUDGETS, modelTenant, nameOf, WHO, type Name } from './world.ts';

export interface DeskOptions {
  time: VirtualTime;
  clock: { forward: number; back: number };
  seed: number;
  /** Where the policy files are, in the order of `FILES`. */
  files: readonly string[];
  /** A POST leaves. */
  leaves: (leaving: Leaving) => void;
  /** Graph refused it: nothing happened. */
  throttled: (receipt: string) => void;
  /** The bot speaks first: to a person, or in the admin channel. */
  said: (to: Name | 'admins', answer: Answer) => void;
  faulty: (what: string, error: unknown) => void;
}

const WORK_MS = 50_000;
const POST = /^\/deviceManagement\/managedDevices\/([^/]+)\/([A-Za-z]+)$/;
export const ADMIN_PLACE: Place = {
  kind: 'channel',
  channelId: ADMIN_CHANNEL,
  teamThreadId: '19:team@thread.tacv2',
  teamGroupId: ADMIN_TEAM,
};

/** The bot’s own help desk, store and Graph client on a small tenant, in virtual time. */
export class ModelDesk {
  readonly bot: SimulatedBot;
  /** What becomes of the next POST. */
  fate: Fate | undefined;
  file = 0;
  readonly #chance: Chance;
  readonly #disk: SimulatedDisk;
  readonly #graph: ReturnType<typeof simulatedGraph>;
  #requests = 0;

  constructor(private readonly options: DeskOptions) {
    const { time, clock, seed, files, faulty } = options;
    this.#chance = new Chance(seed);
    const chance = this.#chance;
    this.#graph = simulatedGraph(modelTenant(), () => new Date(EPOCH + time.now + clock.forward));
    this.#graph.control.script('*', '*', { end: 'never' });
    const now = () => new Date(EPOCH + time.now + clock.forward - clock.back);
    this.#disk = new SimulatedDisk({
      time,
      latency: () => [1 + chance.below(8), 1 + chance.below(3)],
      beforeWrite: () => false,
      afterWrite: () => undefined,
      audited: () => undefined,
    });
    const settings = { TenantId: TENANT, GraphUrl: 'http://127.0.0.1:1', PORT: '0', LogLevel: 'fatal' };
    const configs = files.map((PolicyFile) => readConfig({ ...settings, PolicyFile }));
    const fileNow = () => this.file;
    this.bot = new SimulatedBot({
      time,
      now,
      random: () => chance.next(),
      faulty,
      isOver: () => false,
      get config() {
        return configs[fileNow()] ?? readConfig(settings);
      },
      transport: this.#transport(),
      open: () => this.#disk.open(now),
      messenger: this.#messenger(),
      desk: {
        budgets: BUDGETS,
        confirmAfterMs: 0,
        pace: {
          steps: [
            { until: 60_000, every: 700 },
            { until: Infinity, every: 120_000 },
          ],
          approvals: [{ until: Infinity, every: 30_000 }],
          atOnce: 20,
          requests: 3_600_000,
        },
      },
    });
  }

  /** Changes the tenant. It holds from now on. */
  change(what: (data: TenantData) => void): void {
    what(this.#graph.tenant.data);
    this.#graph.tenant.changed();
  }

  /** What the bot keeps under which a POST leaves. */
  #leaving(device: string, action: string, { authorization = '' }: Headers): Leaving {
    const receipts = this.#disk.kept('receipts') as Receipt[];
    const kept = receipts.find(
      (one) => one.state === 'sending' && one.deviceId === device && one.action === action,
    );
    const claims = Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString('utf8');
    const { oid } = JSON.parse(claims) as { oid?: string };
    return {
      receipt: kept?.id ?? '',
      confirmation: kept?.confirmationId ?? '',
      request: kept?.secondRequest,
      by: nameOf(oid),
      action,
      device,
    };
  }

  /** The device reports, so that it can be asked for the same again. */
  #settleSoon(device: string, action: string): void {
    this.options.time.in(200, () => this.#graph.control.settle(device, action, 'failed'));
  }

  /** Somebody presses or says something. `undefined`: the bot is down, or died over it. */
  press(who: Name, said: Said, place: Place): Promise<Reply | undefined> {
    const { time: virtual } = this.options;
    return new Promise((resolve) => {
      virtual.in(0, () => {
        const { handle, life } = this.bot;
        if (!handle) {
          resolve(undefined);
          return;
        }
        const controller = new AbortController();
        setMaxListeners(0, controller.signal);
        virtual.current = life;
        const stop = virtual.ifAlive(WORK_MS, () => controller.abort());
        const forget = this.bot.onDeath(() => virtual.in(0, () => resolve(undefined)));
        const id = `request-${(this.#requests += 1)}`;
        const request = { id, personId: WHO[who], locale: 'en-US', place, said, signal: controller.signal };
        const ended = (answered: Reply | undefined) => {
          stop();
          forget();
          virtual.in(0, () => resolve(answered));
        };
        handle(request).then(ended, () => ended(undefined));
      });
    });
  }

  #transport(): HttpTransport {
    const { time, leaves, throttled } = this.options;
    const nemesis = new Nemesis(this.#graph.graph, this.#chance, 0, time);
    const fates = new WeakMap<GraphRequest, Fate>();
    const inner = simulatedNetwork({
      time,
      attemptMs: 8_000,
      latency: () => [3 + this.#chance.below(40), 3 + this.#chance.below(40)],
      arrive: (request, headers, when) => {
        const fate = fates.get(request);
        const refuse = (status: number, more = {}) => ({ fate: { status, headers: more, body: {} } });
        if (fate === 'throttled' || fate === 'throttledForLong')
          return refuse(429, { 'retry-after': fate === 'throttled' ? '1' : '12' });
        const answer = nemesis.answer(request, headers, when);
        if (fate === 'gateway') return refuse(504);
        if (fate === 'lost') return { fate: 'reset' };
        if (fate === 'slow') return { ...answer, afterMs: 2_500 };
        return answer;
      },
    });
    return {
      send: async (request, headers, signal, attemptMs) => {
        const [, device = '', action = ''] = POST.exec(request.url) ?? [];
        if (request.purpose !== 'act' || device === '')
          return inner.send(request, headers, signal, attemptMs);
        const leaving = this.#leaving(device, action, headers);
        leaves(leaving);
        if (this.fate) fates.set(request, this.fate);
        this.fate = undefined;
        const answer = await inner.send(request, headers, signal, attemptMs);
        if (answer.status === 429) throttled(leaving.receipt);
        else this.#settleSoon(device, action);
        return answer;
      },
      close: () => inner.close(),
    };
  }

  #messenger(): Messenger {
    const { time, said } = this.options;
    const wait = () => time.sleep(2 + this.#chance.below(40));
    let messages = 0;
    const placeIn = (conversationId: string) => ({
      serviceUrl: 'https://channel.example',
      conversationId,
      activityId: `message-${(messages += 1)}`,
    });
    return {
      async update(place) {
        await wait();
        return place;
      },
      async tell(place) {
        await wait();
        return placeIn(place.conversationId);
      },
      async post(channelId, answer) {
        said('admins', answer);
        await wait();
        return { kind: 'sent', place: placeIn(channelId) };
      },
      async writeTo(personId, answer) {
        const name = nameOf(personId);
        if (name) said(name, answer);
        await wait();
        return { kind: 'sent', place: placeIn(personId) };
      },
    };
  }
}
