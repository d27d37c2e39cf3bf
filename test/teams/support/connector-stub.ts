import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sent {
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
  at: number;
}

export type Respond = (sent: Sent, response: ServerResponse) => void;

/** Stands in for Teams' connector. It keeps what the bot sends. */
export async function startConnector() {
  const sent: Sent[] = [];
  const stub = {
    sent,
    connections: 0,
    /** How each send is answered. By default with an id. */
    respond: ((_, response) => answer(response, 200, { id: `sent-${sent.length}` })) as Respond,
    url: '',
    /** Texts of messages, in the order in which they arrived. */
    texts: () => sent.filter(({ body }) => body.type === 'message').map(({ body }) => body.text),
    /** Resolves once `many` messages have arrived. */
    async messages(many: number) {
      const until = Date.now() + 5000;
      while (sent.filter(({ body }) => body.type === 'message').length < many) {
        if (Date.now() > until) throw new Error(`${many} messages were expected: ${JSON.stringify(sent)}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { authorization } = request.headers;
      const one = { path: request.url ?? '', authorization, body, at: performance.now() };
      sent.push(one);
      stub.respond(one, response);
    });
  });
  server.on('connection', () => {
    stub.connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return stub;
}

export type ConnectorStub = Awaited<ReturnType<typeof startConnector>>;

export function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text || '{}') as Record<string, unknown>;
}
