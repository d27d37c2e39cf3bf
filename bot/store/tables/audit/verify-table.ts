import { createHash, randomBytes } from 'node:crypto';
import type { AuditHead, AuditVerdict } from '../../../helpdesk/contracts/audit.ts';
import { parseLine } from '../../audit/entry.ts';
import { verifyLines } from '../../audit/verify.ts';
import { pagesOf, type Partition } from '../rows.ts';
import { placesOf, rangeAfter, rangesOfPlaces, seqAt } from './keys.ts';
import { headOf, linesOf, type Expected } from './read.ts';

type Readable = Pick<Partition, 'range' | 'get'>;

/**
 * Checks all of an audit that people are shown: the chain, the places under which entries are found, and that nothing stands after the last
 * entry. Other bots may append meanwhile.
 */
export async function verifyTable(rows: Readable, expected: Expected): Promise<AuditVerdict> {
  const head = expected.head ?? (await headOf(rows));
  const places = new Places();
  const verdict = await verifyLines(places.ofLines(linesOf(rows, head.seq)), { ...expected, head });
  if (!verdict.ok) return verdict;
  await Promise.all([
    ...rangesOfPlaces().map((range) => places.found(rows, range)),
    places.behind(rows, head.seq),
  ]);
  // what was read is in the chain by now, unless somebody else wrote it
  return places.verdict(verdict, await headOf(rows));
}

/**
 * The places of entries: where they should be, and where they are. Each is one number, made with a secret of this check: what should be there is
 * added to the entry's own sum, what is there is taken from it. So nobody can write rows that make up for one that is gone.
 */
class Places {
  readonly #secret = randomBytes(16);
  /** By the entries' numbers. */
  readonly #sums = [0];
  #largest = 0;

  /** The same lines. Notes where their entries should be found. */
  async *ofLines(blocks: AsyncIterable<Buffer[]>): AsyncGenerator<Buffer[]> {
    for await (const block of blocks) {
      for (const line of block) {
        const record = parseLine(line);
        this.#sums.push(record ? sumOf(placesOf(record).map((place) => this.#numberOf(place))) : 0);
      }
      yield block;
    }
  }

  async found(rows: Readable, [after, upTo]: readonly [string, string]): Promise<void> {
    for await (const page of pagesOf(rows, after, upTo))
      for (const { key } of page) {
        const seq = seqAt(key);
        this.#note(seq);
        const sum = this.#sums[seq];
        if (sum !== undefined) this.#sums[seq] = sum - this.#numberOf(key);
      }
  }

  /** Entries that stand after the last one. */
  async behind(rows: Readable, last: number): Promise<void> {
    for await (const page of pagesOf(rows, ...rangeAfter(last)))
      for (const { key } of page) this.#note(Number(key.split(':')[1]));
  }

  verdict(whole: AuditVerdict, now: AuditHead): AuditVerdict {
    const broken = (seq: number, why: string): AuditVerdict => ({ ok: false, seq, line: seq, why });
    const seq = this.#sums.findIndex((sum) => sum !== 0);
    if (seq >= 0)
      return broken(
        seq,
        'it can’t be found by its ticket, device, person or operator, or is listed under another one',
      );
    return this.#largest > now.seq ? broken(now.seq + 1, 'the bot has written no such entry') : whole;
  }

  /** What isn't a number comes after every entry. */
  #note(seq: number): void {
    this.#largest = Math.max(this.#largest, Number.isSafeInteger(seq) && seq > 0 ? seq : Infinity);
  }

  #numberOf(place: string): number {
    return createHash('sha256').update(this.#secret).update(place).digest().readUIntBE(0, 6);
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
