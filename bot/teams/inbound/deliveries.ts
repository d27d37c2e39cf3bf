import { LRUCache } from 'lru-cache';
import type { HttpResponse } from '../http/response.ts';
import type { IncomingActivity } from './parse-activity.ts';

const MAX_ENTRIES = 20_000;
const MAX_BYTES = 24 * 1024 * 1024;
/** What an entry costs besides its body. */
const ENTRY_BYTES = 400;

/** Remembers the response to each activity: Teams delivers an activity again if it believes that it was lost. */
export class Deliveries {
  readonly #responses: LRUCache<string, Promise<HttpResponse>>;

  constructor(rememberMs: number) {
    this.#responses = new LRUCache({
      max: MAX_ENTRIES,
      maxSize: MAX_BYTES,
      ttl: rememberMs,
      ttlResolution: 1000,
      noUpdateTTL: true,
    });
  }

  /** Runs `serve` only for the first delivery of an activity. The others get the same response. */
  once(incoming: IncomingActivity, serve: () => Promise<HttpResponse>): Promise<HttpResponse> {
    const key = keyOf(incoming);
    if (key === undefined) return serve();
    const first = this.#responses.get(key);
    if (first) return first;
    const response = serve();
    this.#responses.set(key, response, { size: ENTRY_BYTES });
    void response.then(
      ({ body }) => {
        if (body && this.#responses.peek(key) === response)
          this.#responses.set(key, response, { size: ENTRY_BYTES + body.length });
      },
      () => this.#responses.delete(key),
    );
    return response;
  }
}

/** Includes the speaker: nobody gets another person's answer by naming their activity. */
function keyOf({ type, id, conversation, from, channelData }: IncomingActivity): string | undefined {
  if (!id) return undefined;
  const tenants = [conversation.tenantId, channelData?.tenant?.id];
  return JSON.stringify([conversation.id, id, type, from.aadObjectId, from.id, ...tenants]);
}
