import { setMaxListeners } from 'node:events';
import type { Caller } from '../../../helpdesk/contracts/graph.ts';
import type { Sleep } from '../../../time/sleep.ts';
import { routeOf } from '../../route.ts';
import type { GraphRequest } from '../request.ts';
import { Lane } from './lane.ts';
import type { Seat } from './line.ts';
import { type Service, serviceOf } from './service.ts';

interface ThrottleOptions {
  sleep: Sleep;
  /** A clock that nobody sets, in milliseconds. */
  tick?: (() => number) | undefined;
}

/** Where the requests of all operators wait while Graph throttles: it counts an app's requests in a tenant together, whoever they are for. */
export class Throttle {
  readonly #lanes = new Map<Service, Lane>();
  readonly #end = new AbortController();
  readonly #options: ConstructorParameters<typeof Lane>[0];

  constructor({ sleep, tick = () => performance.now() }: ThrottleOptions) {
    // each wait is one
    setMaxListeners(0, this.#end.signal);
    this.#options = { sleep, tick, end: this.#end.signal };
  }

  seat({ patient, turnId, personId }: Caller): Seat {
    return { rank: patient ? 0 : turnId === undefined ? 2 : 1, turnId, personId };
  }

  /** undefined: it may go at once. Otherwise see `Lane.wait`. */
  enter(
    { method, url }: GraphRequest,
    seat: Seat,
    signal: AbortSignal,
    longestMs: number,
  ): Promise<void> | undefined {
    const lane = this.#laneOf(url);
    return lane.tryToGo() ? undefined : lane.wait(seat, routeOf(method, url), signal, longestMs);
  }

  /** Graph throttled this request: see `Lane.throttled`. */
  throttled({ method, url }: GraphRequest, seat: Seat, waitMs: number, askedMs: number | undefined): boolean {
    return this.#laneOf(url).throttled(seat, routeOf(method, url), waitMs, askedMs);
  }

  /** How long the turn's requests wait from now on, as far as can be told, in milliseconds. undefined: none waits. */
  waitOf(turnId: string): number | undefined {
    const waits = [...this.#lanes.values()].flatMap((lane) => lane.waitsOfTurn(turnId));
    return waits.length > 0 ? Math.max(...waits) : undefined;
  }

  close(): void {
    this.#end.abort();
  }

  #laneOf(url: string): Lane {
    const service = serviceOf(url);
    const lane = this.#lanes.get(service) ?? new Lane(this.#options);
    this.#lanes.set(service, lane);
    return lane;
  }
}
