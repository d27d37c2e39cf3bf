import { serviceOf, type Service } from '../../../../bot/graph/http/throttle/service.ts';
import type { GraphRequest, GraphResponse } from '../../../../bot/graph/http/request.ts';
import type { Chance } from '../../../fuzz/support/chance.ts';
import type { VirtualTime } from '../../../support/simulated/virtual-time.ts';

interface Limit {
  any: number;
  writes: number;
}

/** What Graph takes from one app in one tenant in 20 seconds (Microsoft Graph service-specific throttling limits, Intune). */
export const INTUNE_LIMITS: Partial<Record<Service, Limit>> = {
  devices: { any: 2_000, writes: 200 },
  roles: { any: 1_000, writes: 100 },
  troubleshooting: { any: 1_000, writes: 100 },
  configuration: { any: 1_000, writes: 100 },
};
const WINDOW_MS = 20_000;

interface Counted {
  window: number;
  any: number;
  writes: number;
}

/** Counts requests as Graph does, and refuses those above the limits. Intune leaves Retry-After out now and then. */
export class Limits {
  /** Refused requests, by service, and all of them. */
  readonly refused = new Map<Service, number>();
  readonly asked = new Map<Service, number>();
  readonly #counted = new Map<Service, Counted>();

  constructor(
    private readonly time: VirtualTime,
    private readonly chance: Chance,
    private readonly limits: Partial<Record<Service, Limit>> = INTUNE_LIMITS,
    private readonly withoutRetryAfter = 0.3,
  ) {}

  /** undefined: it is taken. */
  refusal({
    method,
    url,
    purpose,
  }: Pick<GraphRequest, 'method' | 'url' | 'purpose'>): GraphResponse | undefined {
    const service = serviceOf(url);
    this.asked.set(service, (this.asked.get(service) ?? 0) + 1);
    const limit = this.limits[service];
    if (!limit) return undefined;
    const window = Math.floor(this.time.now / WINDOW_MS);
    const before = this.#counted.get(service);
    const counted = before?.window === window ? before : { window, any: 0, writes: 0 };
    this.#counted.set(service, counted);
    const writes = purpose === 'act' && method !== 'GET';
    counted.any += 1;
    if (writes) counted.writes += 1;
    if (counted.any <= limit.any && (!writes || counted.writes <= limit.writes)) return undefined;
    this.refused.set(service, (this.refused.get(service) ?? 0) + 1);
    const leftMs = (window + 1) * WINDOW_MS - this.time.now;
    return {
      status: 429,
      headers: this.chance.is(this.withoutRetryAfter)
        ? {}
        : { 'retry-after': String(Math.ceil(leftMs / 1_000)) },
      body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } },
    };
  }
}
