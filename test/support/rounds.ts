import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openFixture } from './fixture.ts';

/**
 * A round is complete once nothing has happened for so long: whatever the bot still wants to ask waits for an answer. The bot runs in this
 * process, so a timer that comes late shows that it, or the whole machine, was busy. Then the time starts again.
 */
const QUIET_STEPS = 6;
const STEP_MS = 10;
const LATE_MS = 15;

interface Waiting {
  request: IncomingMessage;
  response: ServerResponse;
  body: string;
}

/** A Graph that answers a round only when all of its calls have arrived. What needs an answer first is in a later round. */
export class Rounds {
  #counting = false;
  /** The calls of each round, without the version: `GET /users/…`. Batches are split. */
  readonly rounds: string[][] = [];
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly #server = createServer((request, response) => void this.#take(request, response));

  readonly #answered: (calls: string[]) => void;

  /** `answered`: called with the calls of each round, as it is answered. */
  constructor(answered: (calls: string[]) => void = () => undefined) {
    this.#answered = answered;
  }

  /** Resolves to its address. It closes with the test. */
  async inFrontOf(graphUrl: string): Promise<string> {
    const fixture = openFixture();
    this.#graphUrl = graphUrl;
    this.#server.listen(0, '127.0.0.1');
    fixture.onClose(() => {
      clearTimeout(this.#timer);
      this.#server.closeAllConnections();
      return new Promise((resolve) => this.#server.close(resolve));
    });
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #graphUrl = '';

  /** Counts rounds from now on. Until then, calls are answered as they come. */
  count(): void {
    this.#counting = true;
    this.rounds.length = 0;
  }

  /** How many rounds were answered before the first call that matches. undefined: there was no such call. */
  before(call: RegExp): number | undefined {
    const at = this.rounds.findIndex((round) => round.some((one) => call.test(one)));
    return at < 0 ? undefined : at;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.#waiting.push({ request, response, body: Buffer.concat(chunks).toString('utf8') });
    clearTimeout(this.#timer);
    if (this.#counting) this.#answerWhenQuiet(0);
    else this.#timer = setTimeout(() => this.#answerAll(), 0);
  }

  #answerWhenQuiet(steps: number): void {
    const began = performance.now();
    this.#timer = setTimeout(() => {
      const quiet = performance.now() - began < STEP_MS + LATE_MS ? steps + 1 : 0;
      if (quiet < QUIET_STEPS) this.#answerWhenQuiet(quiet);
      else this.#answerAll();
    }, STEP_MS);
  }

  #answerAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const calls = waiting.flatMap(callsOf);
    this.rounds.push(calls);
    this.#answered(calls);
    for (const one of waiting) void this.#answer(one);
  }

  async #answer({ request, response, body }: Waiting): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const answer = await fetch(this.#graphUrl + url, {
      method,
      headers: without(Object.entries(headers), ['host', 'connection', 'content-length']),
      ...(body !== '' && { body }),
    });
    response.writeHead(answer.status, without([...answer.headers], ['content-encoding', 'content-length']));
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}

/** Headers that go on, but for those of the connection. */
function without(headers: [string, unknown][], names: readonly string[]): Record<string, string> {
  const kept = headers.filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function callsOf({ request, body }: Waiting): string[] {
  const url = (request.url ?? '').replace(/^\/(v1\.0|beta)/, '');
  // a storage account's batches are in a form of their own
  if (url !== '/$batch') return [`${request.method ?? 'GET'} ${decodeURIComponent(url)}`];
  const { requests } = JSON.parse(body) as { requests: { method: string; url: string }[] };
  return requests.map((one) => `${one.method} ${decodeURIComponent(one.url)}`);
}
