import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a route answers. `lost` drops the connection; `silent` never answers. */
export type Reply = { status?: number; headers?: Record<string, string>; body?: unknown } | 'lost' | 'silent';

/** A request, or one part of a batch. `query` is decoded, `path` is not. */
export interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string | undefined>;
  body: unknown;
  batched: boolean;
}

type Script = Reply | ((asked: Asked) => Reply);

interface Route {
  method: string;
  path: string;
  replies: Script[];
  used: number;
}

/**
 * A Graph that answers by script. A route's replies are used in turn, the last one again and again. A request without a
 * route, or a route that nobody asked for, fails `verify`. Batches are taken apart and answered backwards, unless
 * a test scripts `/v1.0/$batch` itself.
 */
export class FakeGraph {
  /** Every HTTP exchange. */
  readonly exchanges: Asked[] = [];
  /** Every request, parts of batches one by one. */
  readonly asked: Asked[] = [];
  url = '';
  private readonly routes: Route[] = [];
  private readonly unexpected: string[] = [];
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get(path: string, ...replies: Script[]): this {
    return this.on('GET', path, ...replies);
  }

  post(path: string, ...replies: Script[]): this {
    return this.on('POST', path, ...replies);
  }

  delete(path: string, ...replies: Script[]): this {
    return this.on('DELETE', path, ...replies);
  }

  verify(): void {
    const unused = this.routes
      .filter(({ used }) => used === 0)
      .map(({ method, path }) => `${method} ${path}`);
    if (this.unexpected.length > 0) throw new Error(`unexpected: ${this.unexpected.join(', ')}`);
    if (unused.length > 0) throw new Error(`never asked: ${unused.join(', ')}`);
  }

  private on(method: string, path: string, ...replies: Script[]): this {
    this.routes.push({ method, path, replies, used: 0 });
    return this;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const headers = request.headers as Record<string, string | undefined>;
    const asked = { ...target(request.method ?? '', request.url ?? ''), headers, batched: false };
    const whole: Asked = { ...asked, body: bodyOf(headers['content-type'], text) };
    this.exchanges.push(whole);
    send(response, this.route(whole) ?? this.batch(whole) ?? this.refuse(whole));
  }

  private route(asked: Asked): Reply | undefined {
    const route = this.routes.find(({ method, path }) => method === asked.method && path === asked.path);
    if (!route) return undefined;
    this.asked.push(asked);
    const script = route.replies[Math.min(route.used++, route.replies.length - 1)] ?? {};
    return typeof script === 'function' ? script(asked) : script;
  }

  private batch(whole: Asked): Reply | undefined {
    const version = /^\/(v1\.0|beta)\/\$batch$/.exec(whole.path)?.[1];
    if (version === undefined || whole.method !== 'POST') return undefined;
    const { requests } = whole.body as { requests: BatchPart[] };
    const responses = requests.map(({ id, method, url, headers = {}, body }) => {
      const asked: Asked = {
        ...target(method, `/${version}${url}`),
        headers: lower(headers),
        body,
        batched: true,
      };
      const reply = this.route(asked) ?? this.refuse(asked);
      if (typeof reply === 'string') throw new Error(`a part can't be ${reply}`);
      return { id, status: reply.status ?? 200, headers: reply.headers ?? {}, body: reply.body };
    });
    return { body: { responses: responses.reverse() } };
  }

  private refuse({ method, path }: Asked): Reply {
    this.unexpected.push(`${method} ${path}`);
    return { status: 400, body: { error: { code: 'Unexpected', message: path } } };
  }
}

interface BatchPart {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

function bodyOf(type: string | undefined, text: string): unknown {
  if (text === '') return undefined;
  return type === 'application/json' ? (JSON.parse(text) as unknown) : text;
}

function lower(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function target(method: string, url: string): Pick<Asked, 'method' | 'path' | 'query'> {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  return { method, path, query: Object.fromEntries(new URLSearchParams(query)) };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'silent') return;
  if (reply === 'lost') {
    response.destroy();
    return;
  }
  const { status = 200, headers = {}, body } = reply;
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? undefined);
  // two steps: restify, once loaded, takes the chaining out of Node's own responses
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}
