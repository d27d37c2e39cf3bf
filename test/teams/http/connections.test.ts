import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type Socket, connect } from 'node:net';
import { Connections } from '../../../bot/teams/http/connections.ts';
import { jsonResponse } from '../../../bot/teams/http/response.ts';
import { listen } from '../../../bot/teams/http/server.ts';
import { keepingLog } from '../support/log.ts';

describe('teams: connections', () => {
  /** Connections of made-up addresses. */
  function opened(limits: { connections: number; connectionsPerAddress: number }) {
    const connections = new Connections(limits);
    const open = (remoteAddress: string) => {
      const socket = Object.assign(new EventEmitter(), {
        remoteAddress,
        destroyed: false,
        destroy() {
          socket.destroyed = true;
          setImmediate(() => socket.emit('close'));
        },
      });
      connections.opened(socket as unknown as Socket);
      return socket as unknown as Socket;
    };
    const many = (address: string, count: number) => Array.from({ length: count }, () => open(address));
    return { connections, open, many };
  }
  const left = (sockets: Socket[]) => sockets.filter(({ destroyed }) => !destroyed).length;

  it('of one address give way to its own new ones, the longest idle first', () => {
    const { open, many } = opened({ connections: 10, connectionsPerAddress: 5 });
    const others = many('10.0.0.2', 5);
    const mine = many('10.0.0.1', 100);
    assert.deepEqual([left(mine), left(mine.slice(-5)), left(others)], [5, 5, 5]);
    assert.equal(open('10.0.0.1').destroyed, false);
  });

  it('of the address with the most give way if all are taken', () => {
    const { many } = opened({ connections: 10, connectionsPerAddress: 5 });
    const most = many('10.0.0.1', 5);
    const some = many('10.0.0.2', 4);
    const crowd = Array.from({ length: 6 }, (_, n) => many(`10.0.1.${n}`, 1)).flat();
    assert.equal(left(crowd), 6);
    assert.ok(left(most) >= 2 && left(some) >= 2 && left([...most, ...some]) === 4);
  });

  it('with a request in progress never give way', () => {
    const { connections, many } = opened({ connections: 10, connectionsPerAddress: 5 });
    const busy = many('10.0.0.1', 3);
    for (const socket of busy) connections.began(socket);
    const idle = many('10.0.0.1', 50);
    assert.deepEqual([left(busy), left(idle)], [3, 2]);
    for (const socket of busy) connections.ended(socket);
    many('10.0.0.1', 5);
    assert.equal(left(busy), 0);
  });

  it('are over the limit only if too many requests are in progress', () => {
    const { connections, open } = opened({ connections: 6, connectionsPerAddress: 4 });
    const begun = (address: string, count: number) =>
      Array.from({ length: count }, () => {
        const socket = open(address);
        connections.began(socket);
        return connections.isOver(socket);
      });
    assert.deepEqual(begun('10.0.0.1', 5), [false, false, false, false, true]);
    assert.deepEqual(begun('10.0.0.2', 2), [false, true]);
  });

  it('are forgotten when they close', async () => {
    const { connections, many } = opened({ connections: 4, connectionsPerAddress: 2 });
    for (let n = 0; n < 20; n += 1) {
      const sockets = many('10.0.0.1', 2);
      assert.equal(left(sockets), 2);
      for (const socket of sockets) {
        connections.began(socket);
        socket.destroy();
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  });

  async function withServer(
    connectionLimits: { connections: number; connectionsPerAddress: number } | undefined,
    test: (url: URL, held: () => number) => Promise<void>,
  ) {
    let waiting = 0;
    const never = () => {
      waiting += 1;
      return new Promise<never>(() => undefined);
    };
    const server = await listen({
      address: { host: '127.0.0.1', port: 0 },
      routes: {
        get: { '/healthz': () => jsonResponse(200, {}), '/other': () => jsonResponse(200, {}) },
        post: { '/wait': never },
      },
      log: keepingLog().log,
      ...(connectionLimits && { connectionLimits }),
    });
    try {
      await test(new URL(server.url), () => waiting);
    } finally {
      await server.close(0);
    }
  }
  const get = (url: URL, path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(new URL(path, url), { agent: false }, (response: IncomingMessage) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('that are idle, a thousand from one address, shut nobody out', async () => {
    await withServer(undefined, async (url) => {
      const idle: Socket[] = [];
      for (let n = 0; n < 1200; n += 1) {
        const socket = connect(Number(url.port), url.hostname).on('error', () => undefined);
        idle.push(socket);
        if (n % 100 === 99) await once(socket, 'connect');
      }
      for (let n = 0; n < 20; n += 1)
        assert.deepEqual([await get(url, '/other'), await get(url, '/healthz')], [200, 200]);
      for (const socket of idle) socket.destroy();
    });
  });

  it('all busy: the next request is refused, but health is told', async () => {
    await withServer({ connections: 6, connectionsPerAddress: 3 }, async (url, held) => {
      const posts = Array.from({ length: 3 }, () =>
        request(new URL('/wait', url), { method: 'POST', agent: false })
          .on('error', () => undefined)
          .end(),
      );
      while (held() < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.deepEqual([await get(url, '/other'), await get(url, '/healthz')], [503, 200]);
      for (const post of posts) post.destroy();
      const until = Date.now() + 5000;
      while ((await get(url, '/other')) !== 200 && Date.now() < until);
      assert.equal(await get(url, '/other'), 200);
    });
  });
});
