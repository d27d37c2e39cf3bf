import { parseBody } from '../../../../bot/graph/http/parse-body.ts';
import type { GraphRequest, GraphResponse, Headers } from '../../../../bot/graph/http/request.ts';
import { ConnectionFault } from '../../../../sandbox/graph/faults.ts';
import type { Graph } from '../../../../sandbox/graph/graph.ts';
import type { Chance } from '../../../fuzz/support/chance.ts';
import type { When } from '../../../support/simulated/network.ts';
import { EPOCH } from '../../../support/simulated/virtual-globals.ts';
import type { VirtualTime } from '../../../support/simulated/virtual-time.ts';
import { Told } from './told.ts';

interface Fate {
  fate: GraphResponse | 'reset' | 'hang';
  afterMs?: number;
}

/** What changes something is harmed more often: there it matters most. */
const ACTS_MORE = 6;

const refusal = (status: number, headers: Headers = {}): Fate => ({
  fate: { status, headers, body: { error: { code: 'Nemesis', message: 'Not today.' } } },
});

type Harm = (ask: () => GraphResponse, chance: Chance) => Fate;

/** As networks and Graph are on a bad day. Whoever doesn't `ask` keeps Graph from seeing the call. */
const HARMS: readonly Harm[] = [
  (_, chance) => refusal(429, { 'retry-after': chance.of(['1', '1', '2', '12']) }),
  () => refusal(429),
  (_, chance) => refusal(chance.of([500, 502, 503, 504, 507])),
  () => ({ fate: 'reset' }),
  () => ({ fate: 'hang' }),
  // a gateway gave up, and Graph has done it
  (ask, chance) => (ask(), refusal(chance.of([500, 502, 503, 504]))),
  (ask) => (ask(), { fate: 'reset' }),
  (ask) => (ask(), { fate: 'hang' }),
  // longer than the bot waits for one answer, shorter than a turn
  (ask, chance) => ({ fate: ask(), afterMs: chance.of([300, 2_000, 9_000, 40_000]) }),
  (ask, chance) => ({ fate: cut(ask(), chance) }),
  (ask, chance) => ({ fate: withoutPart(ask(), chance) }),
  (ask) => {
    const { headers } = ask();
    return { fate: { status: 200, headers, text: '<html>A proxy’s page</html>' } };
  },
];

/** Stands between the bot and Graph. */
export class Nemesis {
  faults = 0;
  readonly #told = new Told();

  /** `share`: how often a call is harmed. */
  constructor(
    private readonly graph: Graph,
    private readonly chance: Chance,
    private readonly share: number,
    private readonly time: VirtualTime,
  ) {}

  /** Calls that came again before the time was over that they were told. */
  get early(): number {
    return this.#told.early;
  }

  answer(request: GraphRequest, headers: Headers, { sentAt, heardAt }: When): Fate {
    const call = `${headers['client-request-id'] ?? ''} ${request.method} ${request.version}${request.url}`;
    this.#told.came(call, { now: this.time.now, sentAt });
    const answer = this.#answer(request, headers);
    const { fate } = answer;
    // a batch's next one may have other parts, and what belongs to no turn has no name
    if (
      typeof fate === 'object' &&
      fate.status === 429 &&
      headers['client-request-id'] &&
      request.url !== '/$batch'
    )
      this.#told.say(call, {
        heardAt,
        until: this.time.now + Number(fate.headers['retry-after'] ?? 0) * 1_000,
      });
    return answer;
  }

  #answer(request: GraphRequest, headers: Headers): Fate {
    const acts = request.purpose === 'act';
    const ask = () => this.#ask(request, headers);
    if (!this.chance.is(acts ? ACTS_MORE * this.share : this.share)) return { fate: ask() };
    this.faults += 1;
    return this.chance.of(HARMS)(ask, this.chance);
  }

  #ask({ method, version, url, body, headers: own }: GraphRequest, headers: Headers): GraphResponse {
    try {
      const answer = this.graph.answer({ method, version, url, headers: { ...own, ...headers }, body });
      const lower = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
      // a proxy may leave it out
      if (this.chance.is(0.9)) lower.push(['date', new Date(EPOCH + this.time.now).toUTCString()]);
      return {
        status: answer.status,
        headers: Object.fromEntries(lower) as Headers,
        // nothing of Graph's own may be changed by the bot
        ...(answer.body === undefined ? {} : parseBody(JSON.stringify(answer.body))),
      };
    } catch (error) {
      if (error instanceof ConnectionFault) return { status: 503, headers: {} };
      throw error;
    }
  }
}

function cut({ status, headers, body }: GraphResponse, chance: Chance): GraphResponse {
  const text = body === undefined ? '' : JSON.stringify(body);
  return { status, headers, ...parseBody(text.slice(0, chance.below(text.length + 1))) };
}

/** A batch's answer with one part missing. Anything else stays. */
function withoutPart(answer: GraphResponse, chance: Chance): GraphResponse {
  const { responses } = (answer.body ?? {}) as { responses?: unknown[] };
  if (!Array.isArray(responses) || responses.length === 0) return answer;
  return { ...answer, body: { responses: responses.toSpliced(chance.below(responses.length), 1) } };
}
