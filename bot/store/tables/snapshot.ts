import { createHash } from 'node:crypto';
import type { Change, CommitLog } from './commit-log.ts';
import type { Memory } from './memory.ts';
import { MOST_STEPS, Refused, pagesOf, padded, type Partition, type Step } from './rows.ts';

/** How far the rows of records are: every commit up to that one is in them. */
interface Mark {
  upTo: number;
}

interface RecordRow {
  table: string;
  id: string;
  /** null: it is about to be removed. */
  value: object | null;
}

const MARK = 'snapshot';
/** Records are written down every so many commits. */
const EVERY = 128;
/** A bot that is further behind than this reads the records anew. */
const LOG_KEPT = 2_000;

const keyOf = (table: string, id: string): string =>
  `record:${table}:${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;

/**
 * Reads all records into memory: the rows as they were written down last, then the log from there. Rows that are written down while this
 * runs do no harm: the log says the same once more.
 */
export async function readRecords(rows: Partition, log: CommitLog, memory: Memory): Promise<void> {
  const mark = await rows.get(MARK);
  const all: Change[] = [];
  for await (const page of pagesOf(rows, 'record:', 'record~'))
    for (const { text } of page) {
      const { table, id, value } = JSON.parse(text) as RecordRow;
      if (value !== null) all.push([table, id, JSON.stringify(value)]);
    }
  const take = (newer: readonly Change[]) => memory.take([...all, ...newer], { anew: true });
  await log.read({ take }, mark ? (JSON.parse(mark.text) as Mark).upTo : 0);
}

/** Whether it is this commit's turn to write records down: only its own bot tries, so that they don't all. */
export const isTurn = (version: number): boolean => version % EVERY === 0;

/**
 * Writes the newest records into rows of their own and removes what is old from the log. Each write replaces the mark with its etag: if
 * another bot does the same, one of the two stops.
 */
export async function writeDown(rows: Partition): Promise<void> {
  const mark = await rows.get(MARK);
  const from = mark ? (JSON.parse(mark.text) as Mark).upTo : 0;
  const { upTo, newest } = await committedAfter(rows, from);
  if (upTo === from) return;
  const old = await oldLog(rows, upTo - LOG_KEPT);
  const puts = [...newest.values()].map((change): Step => ({ do: 'put', ...rowOf(change) }));
  const gone = [...newest.values()].filter(([, , text]) => text === null);
  // a row can only be removed if it stands: by now each does
  const deletes = [...gone.map(([table, id]) => keyOf(table, id)), ...old].map((key): Step => ({
    do: 'delete',
    key,
  }));
  let etag = mark?.etag;
  const write = async (steps: readonly Step[], at: number) => {
    const text = JSON.stringify({ upTo: at } satisfies Mark);
    const first: Step =
      etag === undefined ? { do: 'create', key: MARK, text } : { do: 'replace', key: MARK, text, etag };
    [etag] = await rows.write([first, ...steps]);
    etag ??= (await rows.get(MARK))?.etag;
  };
  try {
    for (const steps of inWrites(puts)) await write(steps, from);
    await write([], upTo);
    for (const steps of inWrites(deletes)) await write(steps, upTo);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** The newest state of each record that was changed after a commit. */
async function committedAfter(rows: Partition, from: number) {
  const newest = new Map<string, Change>();
  let upTo = from;
  for await (const page of pagesOf(rows, `log:${padded(from)}~`, 'log:~'))
    for (const { key, text } of page) {
      const { last, changes } = JSON.parse(text) as { last: boolean; changes: Change[] };
      for (const change of changes) newest.set(JSON.stringify(change.slice(0, 2)), change);
      if (last) upTo = Number(key.split(':')[1]);
    }
  return { upTo, newest };
}

async function oldLog(rows: Partition, upTo: number): Promise<string[]> {
  if (upTo <= 0) return [];
  const keys: string[] = [];
  for await (const page of pagesOf(rows, 'log:', `log:${padded(upTo)}~`))
    keys.push(...page.map(({ key }) => key));
  return keys;
}

function rowOf([table, id, text]: Change): { key: string; text: string } {
  const value = text ?? 'null';
  return {
    key: keyOf(table, id),
    text: `{"table":${JSON.stringify(table)},"id":${JSON.stringify(id)},"value":${value}}`,
  };
}

/** A write can have so many steps, and so much text. The mark is one of them. */
const MOST_LENGTH = 1_500_000;

function inWrites(steps: readonly Step[]): Step[][] {
  const writes: Step[][] = [];
  let length = 0;
  for (const step of steps) {
    const size = 'text' in step ? step.text.length : 0;
    const last = writes.at(-1);
    if (!last || last.length >= MOST_STEPS - 1 || length + size > MOST_LENGTH) {
      writes.push([step]);
      length = size;
    } else {
      last.push(step);
      length += size;
    }
  }
  return writes;
}
