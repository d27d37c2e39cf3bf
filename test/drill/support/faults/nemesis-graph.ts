import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../../fuzz/support/chance.ts';
import { type Answer, type Call, type Harm, Proxy } from './proxy.ts';

/** What changes something is harmed more often: there it matters most. */
const ACTS_MORE = 6;
const ACTION = /^\/[^/]+\/deviceManagement\/managedDevices\/[^/]+\/\w+$/;

/**
 * Stands between the bots and Graph, and does what networks and Graph do on a bad day: throttling with and without `Retry-After`, errors,
 * resets before and after Graph did what it was asked, hangs, slow and cut answers, batches with a part missing.
 */
export class NemesisGraph {
  /** How often a call meets a fault. 0: never. */
  share = 0;
  /** How many faults there were. */
  faults = 0;
  /** Actions that came again before the time was over that they were told. */
  early = 0;
  /** By action and device, the time before which it was told not to come again. */
  readonly #notBefore = new Map<string, number>();
  readonly #proxy: Proxy;

  constructor(
    graphUrl: string,
    private readonly chance: Chance,
  ) {
    this.#proxy = new Proxy(graphUrl, (call) => this.#harm(call));
  }

  /** Resolves to its address. */
  listen(): Promise<string> {
    return this.#proxy.listen();
  }

  #harm({ method, url }: Call): Harm | undefined {
    const acts = method === 'POST' && ACTION.test(url);
    if (acts && Date.now() < (this.#notBefore.get(url) ?? -Infinity)) this.early += 1;
    if (!this.chance.is(acts ? ACTS_MORE * this.share : this.share)) return undefined;
    this.faults += 1;
    const fault = this.chance.of(FAULTS)(this.chance);
    if (acts && fault.wait !== undefined) this.#notBefore.set(url, Date.now() + fault.wait * 1_000);
    return fault;
  }
}

type Fault = Harm & { wait?: number };

const refusal = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify({ error: { code: 'Nemesis', message: 'Not today.' } })),
});
const only = (answer: Answer | 'reset' | 'hang') => () => Promise.resolve(answer);

function throttled(chance: Chance): Fault {
  const wait = chance.of([1, 1, 2]);
  return { before: only(refusal(429, { 'retry-after': String(wait) })), wait };
}

const FAULTS: readonly ((chance: Chance) => Fault)[] = [
  throttled,
  () => ({ before: only(refusal(429)) }),
  (chance) => ({ before: only(refusal(chance.of([500, 502, 503, 504, 507]))) }),
  () => ({ before: only('reset') }),
  () => ({ before: only('hang') }),
  () => ({ after: only('reset') }),
  () => ({ after: only('hang') }),
  // a gateway gave up, and Graph has done it
  (chance) => ({ after: only(refusal(chance.of([500, 502, 503, 504]))) }),
  // longer than the bot waits for one answer, shorter than a turn
  (chance) => ({ after: async (answer) => pause(chance.of([300, 2_000, 12_000]), answer) }),
  (chance) => ({
    after: ({ body, ...rest }) =>
      Promise.resolve({ ...rest, body: body.subarray(0, chance.below(body.length + 1)) }),
  }),
  (chance) => ({
    after: ({ body, ...rest }) => Promise.resolve({ ...rest, body: withoutPart(body, chance) }),
  }),
];

/** A batch's answer with one part missing. Anything else stays. */
function withoutPart(body: Buffer, chance: Chance): Buffer {
  try {
    const batch = JSON.parse(body.toString()) as { responses?: unknown[] };
    if (!Array.isArray(batch.responses) || batch.responses.length === 0) return body;
    batch.responses.splice(chance.below(batch.responses.length), 1);
    return Buffer.from(JSON.stringify(batch));
  } catch {
    return body;
  }
}
