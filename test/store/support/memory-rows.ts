import { StoreError } from '../../../bot/store/store-error.ts';
import { PAGE, Refused, type Partition, type Step } from '../../../bot/store/tables/rows.ts';

/** What happens to the next write: it gets lost, or its answer does. */
type Fault = 'lost' | 'answerLost';

/** A partition in memory that several bots share. */
export class MemoryRows implements Partition {
  readonly kept = new Map<string, { text: string; etag: string }>();
  /** Faults of the writes that come next, in order. */
  readonly faults: (Fault | undefined)[] = [];
  /** Whether the read of a row, or of the rows after a key, gets lost. */
  readFails: (key: string) => boolean = () => false;
  /** Runs before the next write, as another bot would. */
  meanwhile: (() => Promise<unknown>) | undefined;
  reads = 0;
  writes = 0;
  /** How often somebody waited for reads: those that are under way together count once. */
  rounds = 0;
  #reading = 0;
  #writtenRows = 0;

  async get(key: string) {
    await this.#read(key);
    const row = this.kept.get(key);
    return row && { key, ...row };
  }

  async range(after: string, upTo: string, most = PAGE) {
    await this.#read(after);
    const keys = [...this.kept.keys()].filter((key) => key > after && key <= upTo).sort();
    return keys.slice(0, most).map((key) => ({ key, ...(this.kept.get(key) ?? { text: '', etag: '' }) }));
  }

  async write(steps: readonly Step[]) {
    this.writes++;
    const first = this.meanwhile;
    this.meanwhile = undefined;
    await first?.();
    await Promise.resolve();
    const fault = this.faults.shift();
    if (fault === 'lost') throw new StoreError('unreachable', 'lost on its way');
    if (steps.length > 100 || new Set(steps.map(({ key }) => key)).size < steps.length)
      throw new Error('a write that the service would not take');
    if (steps.some((step) => this.#refuses(step))) throw new Refused();
    const etags = steps.map((step) => this.#apply(step));
    if (fault === 'answerLost') throw new StoreError('unreachable', 'the answer was lost');
    return etags;
  }

  async #read(key: string) {
    this.reads++;
    if (this.#reading++ === 0) this.rounds++;
    await Promise.resolve();
    this.#reading--;
    if (this.readFails(key)) throw new StoreError('unreachable', 'the read was lost');
  }

  #refuses(step: Step): boolean {
    const row = this.kept.get(step.key);
    if (step.do === 'create') return row !== undefined;
    if (step.do === 'replace') return row?.etag !== step.etag;
    return step.do === 'delete' && row === undefined;
  }

  #apply(step: Step): string | undefined {
    if (step.do === 'delete') {
      this.kept.delete(step.key);
      return undefined;
    }
    const etag = String(++this.#writtenRows);
    this.kept.set(step.key, { text: step.text, etag });
    return etag;
  }
}
