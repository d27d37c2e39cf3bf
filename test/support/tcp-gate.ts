import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { openFixture } from './fixture.ts';

/** A way to a local server that can be cut off and opened again, and that says what went through. */
export interface Gate {
  url: string;
  /** Cuts all connections, and refuses new ones. */
  cut(): void;
  open(): void;
  /** Holds back what matches from now on: it is not passed on before `release`. */
  hold(matches: RegExp): void;
  /** How often something was held back. */
  held(): number;
  release(): void;
}

export async function openGate(to: string): Promise<Gate> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let closed = false;
  let matches: RegExp | undefined;
  let count = 0;
  let waiting: (() => void)[] = [];
  const server = createServer((from) => {
    if (closed) {
      from.destroy();
      return;
    }
    const there = connect(Number(port), hostname);
    for (const socket of [from, there]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          from.destroy();
          there.destroy();
        });
    }
    from.on('data', (chunk: Buffer) => {
      const pass = () => there.destroyed || there.write(chunk);
      if (!matches?.test(chunk.toString('latin1'))) {
        pass();
        return;
      }
      count++;
      waiting.push(pass);
    });
    there.on('data', (chunk: Buffer) => from.destroyed || from.write(chunk));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    closed = true;
    for (const socket of sockets) socket.destroy();
  };
  openFixture().onClose(async () => {
    cut();
    server.close();
    await once(server, 'close');
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    open: () => void (closed = false),
    hold: (what) => void (matches = what),
    held: () => count,
    release() {
      matches = undefined;
      const passed = waiting;
      waiting = [];
      for (const pass of passed) pass();
    },
  };
}
