import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openFixture } from './fixture.ts';

/** So long without a new request, a round is complete: whatever the bot still wants to ask waits for an answer. */
const QUIET_MS = 250;

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
    this.#timer = setTimeout(() => this.#answerAll(), this.#counting ? QUIET_MS : 0);
  }

  #answerAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.rounds.push(waiting.flatMap(callsOf));
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
  if (url !== '/$batch') return [`${request.method ?? 'GET'} ${decodeURIComponent(url)}`];
  const { requests } = JSON.parse(body) as { requests: { method: string; url: string }[] };
  return requests.map((one) => `${one.method} ${decodeURIComponent(one.url)}`);
}
