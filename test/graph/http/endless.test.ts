import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openHttpTransport } from '../../../bot/graph/http/http-transport.ts';
import { problemFrom } from '../support/problem-from.ts';

describe('an answer of Graph without end', () => {
  let sent = 0;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = () => {
      while (!response.destroyed && sent < 500_000_000) {
        sent += 65_536;
        if (!response.write(Buffer.alloc(65_536, 32))) return;
      }
    };
    response.on('drain', more);
    more();
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is cut off, and told as no answer', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const transport = openHttpTransport({ url, attemptMs: 10_000, mostBytes: 1_000_000 });
    const request = { method: 'GET', version: 'v1.0', url: '/users', purpose: 'read' } as const;
    const problem = await problemFrom(transport.send(request, {}, new AbortController().signal));
    assert.equal(problem.kind, 'unavailable');
    assert.ok(sent < 50_000_000, `${sent} bytes were taken`);
    await transport.close();
  });
});
