import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request as ask } from 'undici';
import { openFixture } from '../../support/fixture.ts';
import type { Chance } from './chance.ts';
import { mutated } from './mutate.ts';

/** A Graph whose answers are broken now and then: changed JSON, half an answer, an error, a reset. */
export class BrokenGraph {
  /** How often an answer is broken. 0: never. */
  share = 0;
  /** How many were broken. */
  broken = 0;
  readonly #chance: Chance;
  readonly #graphUrl: string;
  readonly #server = createServer((request, response) => {
    this.#pass(request, response).catch(() => response.destroy());
  });

  constructor(graphUrl: string, chance: Chance) {
    this.#graphUrl = graphUrl;
    this.#chance = chance;
  }

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
    const {
      authorization = '',
      'content-type': type = 'application/json',
      consistencylevel,
    } = request.headers;
    const answer = await ask(`${this.#graphUrl}${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers: {
        authorization,
        'content-type': type,
        ...(typeof consistencylevel === 'string' && { consistencylevel }),
      },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const body = await answer.body.text();
    const [status, sent] = this.#chance.is(this.share)
      ? this.#broken(answer.statusCode, body)
      : [answer.statusCode, body];
    if (status === undefined) {
      response.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 204 ? undefined : sent);
  }

  /** undefined: the connection breaks. */
  #broken(status: number, body: string): [number | undefined, string] {
    this.broken += 1;
    const chance = this.#chance;
    switch (chance.below(8)) {
      case 0:
        return [undefined, ''];
      case 1:
        return [status, body.slice(0, chance.below(body.length + 1))];
      case 2:
        return [chance.of([400, 403, 404, 409, 429, 500, 502, 503, 504, 507]), body];
      case 3:
        return [200, '<html><body>A proxy’s page</body></html>'];
      default:
        return [status, changed(body, chance)];
    }
  }
}

function changed(body: string, chance: Chance): string {
  try {
    return JSON.stringify(mutated(JSON.parse(body) as unknown, chance));
  } catch {
    return body;
  }
}
