import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../helpdesk/contracts/log.ts';

interface MetricsServer {
  url: string;
  close(): Promise<void>;
}

/** Metrics show how busy a help desk is, so only programs on this machine can read them. */
const LOOPBACK = '127.0.0.1';
const MOST_CONNECTIONS = 20;
const REQUEST_MS = 10_000;

/** Serves `/metrics` on its own port. Rejects if the port is in use. */
export async function serveMetrics(
  port: number,
  scrape: () => Promise<{ type: string; text: string }>,
  log: Log,
): Promise<MetricsServer> {
  const server = createServer(({ method, url = '' }, response) => {
    const path = url.split('?', 1)[0];
    if (method !== 'GET' && method !== 'HEAD') answer(response, 405, 'only GET\n');
    else if (path === '/') answer(response, 302, '', { location: '/metrics' });
    else if (path !== '/metrics') answer(response, 404, 'the metrics are at /metrics\n');
    else
      scrape().then(
        ({ type, text }) => answer(response, 200, text, { 'content-type': type }),
        (error: unknown) => {
          log.error({ err: error }, 'the metrics could not be read');
          answer(response, 500, 'the metrics could not be read\n');
        },
      );
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.headersTimeout = REQUEST_MS;
  server.requestTimeout = REQUEST_MS;
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(response: ServerResponse, status: number, body: string, headers = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(body);
}
