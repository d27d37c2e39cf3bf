import { once } from 'node:events';
import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openFixture } from '../../../support/fixture.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** `hang`: no answer for as long as the connection lasts. */
export type End = Answer | 'reset' | 'hang';

/** `before`: the other side never sees the call. `after`: it has done what it was asked, and its answer is harmed. */
export interface Harm {
  before?: () => Promise<End | undefined>;
  after?: (answer: Answer) => Promise<End>;
}

export interface Call {
  method: string;
  url: string;
}

const HOP: readonly string[] = ['connection', 'keep-alive', 'transfer-encoding', 'host', 'content-length'];

/** Stands between two programs and passes on what they say, or doesn't. It closes with the fixtures. */
export class Proxy {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((request, response) => {
    this.#pass(request, response).catch(() => response.destroy());
  });

  /** `harm` decides about each call. `answered` is told what the other side has done. */
  constructor(
    private readonly to: string,
    private readonly harm: (call: Call) => Harm | undefined,
    private readonly answered: (call: Call, status: number) => void = () => undefined,
  ) {}

  /** Resolves to its address. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    openFixture().onClose(() => {
      this.#server.closeAllConnections();
      this.#agent.destroy();
      return new Promise((resolve) => this.#server.close(resolve));
    });
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks every connection that stands. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const call = { method: request.method ?? 'GET', url: request.url ?? '/' };
    const harm = this.harm(call);
    const before = await harm?.before?.();
    if (before !== undefined) {
      finish(response, before);
      return;
    }
    const answer = await this.#forward(request, call, body);
    this.answered(call, answer.status);
    finish(response, harm?.after ? await harm.after(answer) : answer);
  }

  async #forward({ headers }: IncomingMessage, { method, url }: Call, body: Buffer): Promise<Answer> {
    const passed = Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP.includes(name)));
    // what has no body must not be given the length of one: the length is signed
    const length =
      headers['content-length'] === undefined && body.length === 0 ? {} : { 'content-length': body.length };
    const asked = ask(`${this.to}${url}`, { method, agent: this.#agent, headers: { ...passed, ...length } });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await bodyOf(answer) };
  }
}

function finish(response: ServerResponse, end: End): void {
  if (end === 'hang') return;
  if (end === 'reset') {
    response.destroy();
    return;
  }
  const headers = Object.entries(end.headers).filter(
    ([name, value]) => value !== undefined && !HOP.includes(name),
  );
  response.writeHead(end.status, Object.fromEntries(headers) as Record<string, string | string[]>);
  response.end(end.status === 204 ? undefined : end.body);
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
