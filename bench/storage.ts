import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** Azure's storage, played on this machine by azurite, at a distance. */
export interface Storage {
  /** The connection string of an account that nobody has used. */
  account(): string;
  /** Sets how long each request takes longer than azurite needs. */
  latency(ms: number): void;
  close(): Promise<void>;
}

const ACCOUNTS = ['benchone', 'benchtwo', 'benchthree', 'benchfour'];
const KEY = Buffer.from('the key of a storage account that is played on this machine').toString('base64');

export async function openStorage(): Promise<Storage> {
  const main = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js');
  const ports = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'];
  const child = spawn(
    process.execPath,
    [main, '--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck', '--silent', ...ports],
    {
      env: { PATH: process.env.PATH, AZURITE_ACCOUNTS: ACCOUNTS.map((name) => `${name}:${KEY}`).join(';') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const urls = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, what, url] = /^Azurite (\w+) service is successfully listening at (\S+)$/.exec(line) ?? [];
    if (what !== undefined && url !== undefined) urls.set(what, url);
    if (urls.size === 3) break;
  }
  child.stdout.resume();
  const far = { ms: 0 };
  const roads = await Promise.all(['Table', 'Queue'].map((what) => openRoad(urls.get(what) ?? '', far)));
  const [tables = '', queues = ''] = roads.map(({ url }) => url);
  const unused = [...ACCOUNTS];
  return {
    account() {
      const name = unused.shift();
      if (name === undefined) throw new Error('no account is left');
      return `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${KEY};TableEndpoint=${tables}/${name};QueueEndpoint=${queues}/${name};`;
    },
    latency: (ms) => void (far.ms = ms),
    async close() {
      for (const { server, sockets } of roads) {
        for (const socket of sockets) socket.destroy();
        server.close();
      }
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Passes everything on, what is asked only after a while. */
async function openRoad(
  to: string,
  far: Readonly<{ ms: number }>,
): Promise<{ url: string; server: Server; sockets: Set<Socket> }> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const there = connect(Number(port), hostname);
    for (const socket of [from, there]) {
      sockets.add(socket.setNoDelay());
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          from.destroy();
          there.destroy();
        });
    }
    from.on('data', (chunk) => setTimeout(() => there.destroyed || there.write(chunk), far.ms));
    there.on('data', (chunk) => from.destroyed || from.write(chunk));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, sockets };
}
