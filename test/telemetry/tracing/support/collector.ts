import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code?: number };
}

interface Exported {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}

export interface Collector {
  url: string;
  /** Every span that came. */
  spans(): Span[];
  /** `nothing`: it takes the request and never answers. */
  answerWith(status: number | 'nothing'): void;
  close(): Promise<void>;
}

/** An OTLP collector that speaks HTTP and JSON, on loopback. */
export async function startCollector(): Promise<Collector> {
  const exported: Exported[] = [];
  let answer: number | 'nothing' = 200;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (answer === 'nothing') return;
      if (request.url === '/v1/traces' && answer === 200) exported.push(JSON.parse(text) as Exported);
      response.writeHead(answer, { 'content-type': 'application/json' });
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () =>
      exported.flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    answerWith: (status) => void (answer = status),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function attributesOf({ attributes }: Span): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
