import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Socket } from 'node:net';
import sinon from 'sinon';
import { Dispatcher, errors, Pool } from 'undici';
import { exchange, Stopped } from '../../bot/http/exchange.ts';
import { openFixture } from '../support/fixture.ts';

const LONG = 60_000;
const never = () => new AbortController().signal;
const get = { path: '/', method: 'GET' } as const;

/** A pool to a server that answers with `answer`. */
async function poolTo(answer: RequestListener, options?: Pool.Options): Promise<Pool> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return opened((server.address() as AddressInfo).port, options, () => {
    server.closeAllConnections();
    server.close();
  });
}

/** A pool to a server that writes `bytes` as its answer to a request. */
async function poolToBytes(bytes: string, end: (socket: Socket) => void = () => undefined): Promise<Pool> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => socket.write(bytes, () => end(socket)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return opened((server.address() as AddressInfo).port, undefined, () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

function opened(port: number, options: Pool.Options | undefined, close: () => void): Pool {
  const pool = new Pool(`http://127.0.0.1:${port}`, options);
  openFixture().onClose(async () => {
    await pool.destroy();
    close();
  });
  return pool;
}

describe('an exchange', () => {
  it('has the status, the headers and the whole text, whatever the status', async () => {
    const pool = await poolTo((_, response) => {
      response.writeHead(503, { 'Retry-After': '7', 'set-cookie': ['a', 'b'] });
      // a letter is cut in two
      response.write(Buffer.from([0xc3]));
      setTimeout(() => response.end(Buffer.from([0xa4, 0x21])), 20);
    });
    const { status, headers, text } = await exchange(pool, get);
    assert.deepEqual([status, headers['retry-after'], text], [503, '7', 'ä!']);
    assert.deepEqual(headers['set-cookie'], ['a', 'b']);
  });

  it('sends the body, and leaves out a byte order mark of the answer', async () => {
    const pool = await poolTo((request, response) => {
      let got = '';
      request
        .on('data', (chunk: Buffer) => (got += chunk.toString()))
        .on('end', () => response.end(`\uFEFF{"got":"${got}"}`));
    });
    const { text } = await exchange(pool, { path: '/', method: 'POST', body: 'bödy' });
    assert.equal(text, '{"got":"bödy"}');
  });

  it('leaves neither its timer nor its listener behind if it can’t be sent at all', async () => {
    const clock = sinon.useFakeTimers();
    try {
      const refusing = Object.assign(Object.create(Dispatcher.prototype) as Dispatcher, {
        dispatch: () => {
          throw new errors.InvalidArgumentError('not like this');
        },
      });
      const signal = never();
      await assert.rejects(exchange(refusing, get, { signal, ms: LONG }), /not like this/);
      assert.equal(clock.countTimers(), 0);
      assert.deepEqual(getEventListeners(signal, 'abort'), []);
    } finally {
      clock.restore();
    }
  });

  it('takes no notice of what comes before the answer', async () => {
    const pool = await poolToBytes(
      'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nrequest-id: r\r\ncontent-length: 2\r\n\r\nok',
    );
    const { status, headers, text } = await exchange(pool, get);
    assert.deepEqual([status, headers['request-id'], headers.link, text], [200, 'r', undefined, 'ok']);
  });

  it('is stopped by its deadline and by its signal, before and within the answer', async () => {
    const silent = await poolTo(() => undefined);
    const slow = await poolTo((_, response) => void response.write('a'));
    for (const pool of [silent, slow]) {
      await assert.rejects(exchange(pool, get, { signal: never(), ms: 30 }), Stopped);
      const controller = new AbortController();
      const asked = exchange(pool, get, { signal: controller.signal, ms: LONG });
      setTimeout(() => controller.abort(), 30);
      await assert.rejects(asked, Stopped);
      await assert.rejects(exchange(pool, get, { signal: controller.signal, ms: LONG }), Stopped);
    }
  });

  it('is stopped while it waits for a connection, and is then never sent', async () => {
    const paths: (string | undefined)[] = [];
    const pool = await poolTo(
      ({ url }, response) => {
        paths.push(url);
        setTimeout(() => response.end(), 100);
      },
      { connections: 1 },
    );
    const first = exchange(pool, { ...get, path: '/first' });
    await assert.rejects(exchange(pool, { ...get, path: '/second' }, { signal: never(), ms: 20 }), Stopped);
    await first;
    await exchange(pool, { ...get, path: '/third' });
    assert.deepEqual(paths, ['/first', '/third']);
  });

  it('fails with the connection, and if the answer is cut off or too long', async () => {
    const reset = await poolToBytes('', (socket) => socket.resetAndDestroy());
    await assert.rejects(exchange(reset, get));
    const cut = await poolToBytes('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nonly', (socket) =>
      socket.end(),
    );
    await assert.rejects(exchange(cut, get));
    const long = await poolTo((_, response) => response.end('x'.repeat(100)), { maxResponseSize: 50 });
    await assert.rejects(exchange(long, get), errors.ResponseExceededMaxSizeError);
  });

  it('leaves nothing on the signal of a turn', async () => {
    const pool = await poolTo((_, response) => response.end());
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (...all: Parameters<typeof add>) => {
      listeners.add(all[1]);
      add(...all);
    };
    signal.removeEventListener = (...all: Parameters<typeof remove>) => {
      listeners.delete(all[1]);
      remove(...all);
    };
    for (let n = 0; n < 3; n++) await exchange(pool, get, { signal, ms: LONG });
    assert.equal(listeners.size, 0);
  });
});
