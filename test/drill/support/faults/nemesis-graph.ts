import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { openFixture } from '../../../support/fixture.ts';
import type { Chance } from '../../../fuzz/support/chance.ts';

/**
 * Stands between the bot and Graph, and does what networks and Graph do on a bad day: throttling with and without `Retry-After`, errors,
 * resets before and after Graph did what it was asked, hangs, slow and cut answers, batches with a part missing.
 */
export class NemesisGraph {
  /** How often a call meets a fault. 0: never. */
  share = 0;
  /** How many faults there were. */
  faults = 0;
  readonly #server = createServer((request, response) => {
    this.#pass(request, response).catch(() => response.destroy());
  });

  constructor(
    private readonly graphUrl: string,
    private readonly chance: Chance,
  ) {}

  /** Resolves to its address. It closes with the fixtures. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    openFixture().onClose(() => {
      this.#server.closeAllConnections();
      return new Promise((resolve) => this.#server.close(resolve));
    });
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const acts = request.method === 'POST' && !request.url?.endsWith('/$batch');
    const fault = this.chance.is(acts ? ACTS_MORE * this.share : this.share)
      ? this.chance.of(FAULTS)
      : undefined;
    if (fault) this.faults += 1;
    const before = fault?.before?.(this.chance);
    if (before === 'reset') return void response.destroy();
    if (before) {
      end(response, before);
      return;
    }
    const answer = await this.#forward(request, body);
    if (!fault?.after) {
      end(response, answer);
      return;
    }
    const changed = await fault.after(answer, this.chance);
    if (changed === 'reset') response.destroy();
    else end(response, changed);
  }

  async #forward(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const headers: Record<string, string> = {};
    for (const name of ['authorization', 'content-type', 'consistencylevel', 'prefer', 'user-agent']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    const answer = await fetch(`${this.graphUrl}${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers,
      ...(body.length > 0 && { body }),
    });
    return { status: answer.status, body: await answer.text() };
  }
}

/** What changes something is harmed more often: there it matters most. */
const ACTS_MORE = 6;

interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

/** `before`: Graph never sees the call. `after`: Graph has done what it was asked, and its answer is harmed. */
interface NemesisFault {
  before?: (chance: Chance) => Answer | 'reset' | undefined;
  after?: (answer: Answer, chance: Chance) => Promise<Answer | 'reset'>;
}

const refusal = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: JSON.stringify({ error: { code: 'Nemesis', message: 'Not today.' } }),
});

const FAULTS: readonly NemesisFault[] = [
  { before: () => refusal(429, { 'retry-after': '1' }) },
  { before: () => refusal(429) },
  { before: (chance) => refusal(chance.of([500, 502, 503, 504, 507])) },
  { before: () => 'reset' },
  { after: () => Promise.resolve('reset') },
  // a gateway gave up, and Graph has done it
  { after: (_, chance) => Promise.resolve(refusal(chance.of([500, 502, 503, 504]))) },
  // longer than the bot waits for one answer, shorter than a turn
  { after: async (answer, chance) => pause(chance.of([300, 2_000, 12_000]), answer) },
  { after: (answer, chance) => Promise.resolve({ ...answer, body: cut(answer.body, chance) }) },
  { after: (answer, chance) => Promise.resolve({ ...answer, body: withoutPart(answer.body, chance) }) },
];

const cut = (body: string, chance: Chance) => body.slice(0, chance.below(body.length + 1));

/** A batch's answer with one part missing. Anything else stays. */
function withoutPart(body: string, chance: Chance): string {
  try {
    const batch = JSON.parse(body) as { responses?: unknown[] };
    if (!Array.isArray(batch.responses) || batch.responses.length === 0) return body;
    batch.responses.splice(chance.below(batch.responses.length), 1);
    return JSON.stringify(batch);
  } catch {
    return body;
  }
}

function end(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(status === 204 ? undefined : body);
}
