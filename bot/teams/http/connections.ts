import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  connections: number;
  /** Behind a proxy everybody comes from one address, so it is generous. */
  connectionsPerAddress: number;
}

const CONNECTION_LIMITS: ConnectionLimits = { connections: 1000, connectionsPerAddress: 500 };

/** Beyond the limits there is still room for a request that asks whether the bot lives. */
const SPARE = 100;

interface Address {
  /** Those without a request in progress, the longest idle first. */
  idle: Set<Socket>;
  busy: Set<Socket>;
}

const sizeOf = ({ idle, busy }: Address) => idle.size + busy.size;

/** Keeps one address from taking all connections. At a limit, the connection that has been idle the longest gives way to a new one. */
export class Connections {
  readonly #addresses = new Map<string, Address>();
  /** A closed socket doesn't tell its address any more. */
  readonly #addressOf = new WeakMap<Socket, Address>();
  readonly #limits: ConnectionLimits;

  constructor(limits: ConnectionLimits = CONNECTION_LIMITS) {
    this.#limits = limits;
  }

  watch(http: HttpServer): void {
    http.maxConnections = this.#limits.connections + SPARE;
    http.on('connection', (socket: Socket) => this.opened(socket));
    http.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.began(socket);
      response.once('close', () => this.ended(socket));
    });
  }

  opened(socket: Socket): void {
    const name = socket.remoteAddress ?? '';
    const address = this.#addresses.get(name) ?? { idle: new Set(), busy: new Set() };
    this.#addresses.set(name, address);
    this.#addressOf.set(socket, address);
    address.idle.add(socket);
    socket.once('close', () => {
      address.idle.delete(socket);
      address.busy.delete(socket);
      if (sizeOf(address) === 0 && this.#addresses.get(name) === address) this.#addresses.delete(name);
    });
    if (sizeOf(address) > this.#limits.connectionsPerAddress) makeRoom(address, socket);
    else if (this.#all(sizeOf) > this.#limits.connections) makeRoom(this.#largest(socket), socket);
  }

  began(socket: Socket): void {
    const address = this.#addressOf.get(socket);
    if (address?.idle.delete(socket)) address.busy.add(socket);
  }

  ended(socket: Socket): void {
    const address = this.#addressOf.get(socket);
    if (address?.busy.delete(socket)) address.idle.add(socket);
  }

  /** Whether so many requests are in progress that this one has to be refused. */
  isOver(socket: Socket): boolean {
    const busy = this.#addressOf.get(socket)?.busy.size ?? 0;
    return (
      busy > this.#limits.connectionsPerAddress ||
      this.#all((address) => address.busy.size) > this.#limits.connections
    );
  }

  #all(count: (address: Address) => number): number {
    let sum = 0;
    for (const address of this.#addresses.values()) sum += count(address);
    return sum;
  }

  /** Of those in which another connection is idle. */
  #largest(newest: Socket): Address | undefined {
    const others = [...this.#addresses.values()].filter(({ idle }) => idle.size > (idle.has(newest) ? 1 : 0));
    return others.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
  }
}

function makeRoom(address: Address | undefined, newest: Socket): void {
  const [longest] = address?.idle ?? [];
  if (!address || !longest || longest === newest) return;
  address.idle.delete(longest);
  longest.destroy();
}
