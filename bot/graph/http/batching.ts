import { Problem } from '../../helpdesk/contracts/problem.ts';
import { BATCH_SIZE, packBatch, unpackBatch } from './batch.ts';
import type { BatchSupport } from './batch-support.ts';
import { problemOf } from './problem-of.ts';
import type { GraphRequest, GraphResponse, Send, Version } from './request.ts';

interface QueuedRequest {
  request: GraphRequest;
  resolve: (response: GraphResponse | Promise<GraphResponse>) => void;
  reject: (reason: unknown) => void;
}

interface BatchingOptions {
  send: Send;
  support: BatchSupport;
  /** Throws a `Problem` if a part's response is a claims challenge, as `send` does for the batch's. */
  checkPart: (response: GraphResponse) => void;
  /** When the parts of a batch that is still unanswered are also sent singly, in milliseconds. */
  splitAfterMs: number;
}

/**
 * Collects the requests of one macrotask into batches, one per version, so that callers just ask in parallel. A single request is sent
 * as it is. If batching is unavailable, requests go out singly.
 */
export function batching(options: BatchingOptions): Send {
  let queue: QueuedRequest[] = [];

  const flush = () => {
    const all = queue;
    queue = [];
    for (const version of ['v1.0', 'beta'] satisfies Version[]) {
      const { together: ofVersion, alone } = apart(all.filter(({ request }) => request.version === version));
      sendSingly(alone, options.send);
      for (let start = 0; start < ofVersion.length; start += BATCH_SIZE) {
        void sendBatch(version, ofVersion.slice(start, start + BATCH_SIZE), options);
      }
    }
  };

  return (request) =>
    new Promise((resolve, reject) => {
      queue.push({ request, resolve, reject });
      if (queue.length === 1) setImmediate(flush);
    });
}

/** Requests of a batch that failed as a whole. They come again with the next attempt. */
const lost = new WeakSet<GraphRequest>();

/** Reads whose answer doesn't say whose it is. */
const NAMELESS = /\/(checkMemberGroups)$|\/managedDevices\/[^/]+\/(users)$|\/(recoveryKeys)\/[^/]+$/;

/**
 * Rights and keys depend on such answers. Two that were asked alike for different people or devices are not in one batch: if its answers were mixed up,
 * nobody could tell.
 */
function apart(all: readonly QueuedRequest[]): { together: QueuedRequest[]; alone: QueuedRequest[] } {
  const asked = new Set<string>();
  const together: QueuedRequest[] = [];
  const alone: QueuedRequest[] = [];
  for (const one of all) {
    const [path = ''] = one.request.url.split('?', 1);
    const kind = NAMELESS.exec(path)?.slice(1).join('');
    const alike = kind === undefined ? undefined : `${kind} ${JSON.stringify(one.request.body)}`;
    (alike !== undefined && asked.has(alike) ? alone : together).push(one);
    if (alike !== undefined) asked.add(alike);
  }
  return { together, alone };
}

async function sendBatch(version: Version, parts: QueuedRequest[], options: BatchingOptions): Promise<void> {
  const { send, support, checkPart, splitAfterMs } = options;
  if (parts.length === 1 || !support.usable(version)) {
    sendSingly(parts, send);
    return;
  }
  // A batch is as slow as its slowest part. One part that hangs must not block the others: whichever response comes first counts.
  const split = { done: false };
  const splitting = setTimeout(() => {
    split.done = true;
    alsoSendSingly(parts, send);
  }, splitAfterMs);
  try {
    const requests = parts.map(({ request }) => request);
    const response = await send(packBatch(version, requests));
    const responses = response.status === 200 ? unpackBatch(response.body) : undefined;
    if (responses) {
      resolveParts(parts, responses, response.granted, checkPart);
    } else if (isUnsupported(response.status)) {
      support.refused(version, response.status);
      sendSingly(parts, send);
    } else {
      failParts(parts, response);
    }
  } catch (error) {
    // lost once more, it may be because of one part: the others are still worth asking for
    if (!split.done && wasLost(error) && parts.some(({ request }) => lost.has(request)))
      sendSingly(parts, send);
    else
      for (const { request, reject } of parts) {
        lost.add(request);
        reject(error);
      }
  } finally {
    clearTimeout(splitting);
  }
}

function sendSingly(parts: QueuedRequest[], send: Send): void {
  for (const { request, resolve } of parts) resolve(send(request));
}

/** A passing failure here is ignored: the batch may still be answered. */
function alsoSendSingly(parts: QueuedRequest[], send: Send): void {
  for (const { request, resolve } of parts)
    send(request).then(
      (response) => {
        if (response.status < 500 && response.status !== 429) resolve(response);
      },
      () => undefined,
    );
}

function resolveParts(
  parts: QueuedRequest[],
  responses: Map<number, GraphResponse>,
  granted: GraphResponse['granted'],
  checkPart: BatchingOptions['checkPart'],
): void {
  for (const [place, { resolve, reject }] of parts.entries()) {
    const response = responses.get(place);
    try {
      if (!response)
        throw new Problem({ kind: 'unavailable', detail: 'the response of the batch lacks this part' });
      checkPart(response);
      resolve(response.status === 403 ? { ...response, granted } : response);
    } catch (error) {
      reject(error);
    }
  }
}

/** The batch as a whole failed, so none of its parts was processed. */
function failParts(parts: QueuedRequest[], response: GraphResponse): void {
  for (const { resolve, reject } of parts) {
    // A part's own 500 is final. This part was never processed: without a status it is retried.
    if (response.status === 500) reject(unprocessed(response));
    else resolve(response);
  }
}

/** The connection broke, or the answer was too long to be read: both may be because of one part. */
function wasLost(error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  return error.kind === 'connection' || (error.kind === 'unavailable' && error.status === undefined);
}

function unprocessed(response: GraphResponse): Problem {
  const cause = problemOf(response);
  const detail = `the batch failed with ${response.status}${cause.code ? ` ${cause.code}` : ''}`;
  return new Problem({ kind: 'unavailable', detail }, { cause });
}

/** Missing, not implemented or not understood, as opposed to: not now. */
function isUnsupported(status: number): boolean {
  return status === 501 || (status < 500 && status !== 401 && status !== 429);
}
