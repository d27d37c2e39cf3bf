import { oneSpelling } from '../../helpdesk/contracts/guid.ts';
import { LRUCache } from 'lru-cache';
import type { HttpResponse } from '../http/response.ts';
import type { IncomingActivity } from './parse-activity.ts';

const MAX_BYTES = 24 * 1024 * 1024;
/** More than an entry costs besides its body, so that there are never more than twenty thousand. */
const ENTRY_BYTES = 1_200;

interface Entry {
  response: Promise<HttpResponse>;
}

/** Remembers the response to each activity: Teams delivers an activity again if it believes that it was lost. */
export class Deliveries {
  readonly #entries: LRUCache<string, Entry>;

  /** `now` in milliseconds, never 0. */
  constructor(rememberMs: number, now: () => number = () => performance.now()) {
    this.#entries = new LRUCache({
      maxSize: MAX_BYTES,
      ttl: rememberMs,
      ttlResolution: 1000,
      noUpdateTTL: true,
      perf: { now },
    });
  }

  /** Runs `serve` only for the first delivery of an activity. The others get the same response. */
  once(incoming: IncomingActivity, serve: () => Promise<HttpResponse>): Promise<HttpResponse> {
    const key = keyOf(incoming);
    if (key === undefined) return serve();
    const first = this.#entries.get(key);
    if (first) return first.response;
    const entry: Entry = { response: serve() };
    this.#entries.set(key, entry, { size: ENTRY_BYTES });
    void entry.response.then(
      ({ body }) => {
        // a new object: the cache keeps the old size if the same one is set again
        if (body && this.#entries.peek(key) === entry)
          this.#entries.set(key, { ...entry }, { size: ENTRY_BYTES + body.length });
      },
      () => this.#entries.delete(key),
    );
    return entry.response;
  }
}

/** Includes the speaker: nobody gets another person's answer by naming their activity. */
function keyOf({ type, id, conversation, from, channelData }: IncomingActivity): string | undefined {
  if (!id) return undefined;
  const ids = [from.aadObjectId, from.id, conversation.tenantId, channelData?.tenant?.id];
  return JSON.stringify([conversation.id, id, type, ...ids.map((one) => one && oneSpelling(one))]);
}
