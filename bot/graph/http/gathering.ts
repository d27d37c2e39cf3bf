import { Problem } from '../../helpdesk/contracts/problem.ts';
import { BATCH_SIZE, packBatch, unpackBatch } from './batch.ts';
import type { BatchSupport } from './batch-support.ts';
import type { Answer, Ask, GraphRequest, Version } from './exchange.ts';
import { problemOf } from './problem-of.ts';

interface Waiting {
  request: GraphRequest;
  resolve: (answer: Answer | Promise<Answer>) => void;
  reject: (reason: unknown) => void;
}

export interface GatheringOptions {
  ask: Ask;
  support: BatchSupport;
  /** Looks at a part's own answer, as `ask` does at the batch's: gives it back or throws a `Problem`. */
  look: (answer: Answer) => Answer;
  /** When the parts of a batch without an answer are asked apart, in milliseconds. */
  apartMs: number;
}

/**
 * Gathers what is asked in one macrotask into batches, each version by itself, so that call sites ask in parallel
 * and need not know. One request alone goes out as it is.
 */
export function gathering(options: GatheringOptions): Ask {
  let waiting: Waiting[] = [];

  const flush = () => {
    const all = waiting;
    waiting = [];
    for (const version of ['v1.0', 'beta'] satisfies Version[]) {
      const some = all.filter(({ request }) => request.version === version);
      for (let start = 0; start < some.length; start += BATCH_SIZE) {
        void together(version, some.slice(start, start + BATCH_SIZE), options);
      }
    }
  };

  return (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
      if (waiting.length === 1) setImmediate(flush);
    });
}

async function together(
  version: Version,
  parts: Waiting[],
  { ask, support, look, apartMs }: GatheringOptions,
): Promise<void> {
  if (parts.length === 1 || !support.usable(version)) {
    oneByOne(parts, ask);
    return;
  }
  // a batch comes when its last part does: one that hangs shall not take the others with it. What comes first counts
  const impatient = setTimeout(() => askApart(parts, ask), apartMs);
  try {
    const answer = await ask(
      packBatch(
        version,
        parts.map(({ request }) => request),
      ),
    );
    const answers = answer.status === 200 ? unpackBatch(answer.body) : undefined;
    if (answers) {
      handOut(parts, answers, look);
    } else if (isNotTaken(answer.status)) {
      support.refused(version, answer.status);
      oneByOne(parts, ask);
    } else {
      shareOut(parts, answer);
    }
  } catch (error) {
    for (const { reject } of parts) reject(error);
  } finally {
    clearTimeout(impatient);
  }
}

/** It can only help: what fails for now is left to the batch, which may still come. */
function askApart(parts: Waiting[], ask: Ask): void {
  for (const { request, resolve } of parts)
    ask(request).then(
      (answer) => {
        if (answer.status < 500 && answer.status !== 429) resolve(answer);
      },
      () => undefined,
    );
}

function oneByOne(parts: Waiting[], ask: Ask): void {
  for (const { request, resolve } of parts) resolve(ask(request));
}

function handOut(parts: Waiting[], answers: Map<number, Answer>, look: GatheringOptions['look']): void {
  for (const [place, { resolve, reject }] of parts.entries()) {
    const answer = answers.get(place);
    try {
      if (answer) resolve(look(answer));
      else reject(new Problem({ kind: 'unavailable', detail: 'the batch came back without this answer' }));
    } catch (error) {
      reject(error);
    }
  }
}

/** The batch as such failed, and none of its parts was looked at. */
function shareOut(parts: Waiting[], answer: Answer): void {
  for (const { resolve, reject } of parts) {
    // a part's own 500 is final; here no part had its turn, and what has no status is tried again
    if (answer.status === 500) reject(noTurn(answer));
    else resolve(answer);
  }
}

function noTurn(answer: Answer): Problem {
  const cause = problemOf(answer);
  const detail = `the batch failed with ${answer.status}${cause.code ? ` ${cause.code}` : ''}`;
  return new Problem({ kind: 'unavailable', detail }, { cause });
}

/** Not there, not implemented or not understood, as opposed to: not now. */
function isNotTaken(status: number): boolean {
  return status === 501 || (status < 500 && status !== 401 && status !== 429);
}
