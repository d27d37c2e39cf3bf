import { LRUCache } from 'lru-cache';
import type { Incoming } from './activity.ts';
import type { Outcome } from '../http/outcome.ts';

const MOST = 20_000;
const MOST_BYTES = 24 * 1024 * 1024;
/** What one remembered outcome costs besides its body. */
const ENTRY_BYTES = 400;

/** Remembers what came of each activity: Teams delivers again what it thinks was lost. */
export class Deliveries {
  readonly #kept: LRUCache<string, Promise<Outcome>>;

  constructor(rememberMs: number) {
    this.#kept = new LRUCache({
      max: MOST,
      maxSize: MOST_BYTES,
      ttl: rememberMs,
      ttlResolution: 1000,
      noUpdateTTL: true,
    });
  }

  /** Runs `serve` for the first delivery of an activity alone, and gives its outcome to every other. */
  once(incoming: Incoming, serve: () => Promise<Outcome>): Promise<Outcome> {
    const key = keyOf(incoming);
    if (key === undefined) return serve();
    const first = this.#kept.get(key);
    if (first) return first;
    const outcome = serve();
    this.#kept.set(key, outcome, { size: ENTRY_BYTES });
    void outcome.then(
      ({ body }) => {
        if (body && this.#kept.peek(key) === outcome)
          this.#kept.set(key, outcome, { size: ENTRY_BYTES + body.length });
      },
      () => this.#kept.delete(key),
    );
    return outcome;
  }
}

/** Who speaks is part of it: nobody gets another's answer by naming their activity. */
function keyOf({ type, id, conversation, from, channelData }: Incoming): string | undefined {
  if (!id) return undefined;
  const tenant = [conversation.tenantId, channelData?.tenant?.id];
  return JSON.stringify([conversation.id, id, type, from.aadObjectId, from.id, ...tenant]);
}
