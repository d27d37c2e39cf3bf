import { RandomIdGenerator, type IdGenerator } from '@opentelemetry/sdk-trace-base';

const TRACE_ID = /^[\da-f]{32}$/;

/** The trace of a turn has the turn's id, without dashes, so that a line of the log leads to the trace. */
export class TurnIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  #next: string | undefined;

  /** The next trace gets this turn's id. */
  takeNext(turnId: string): void {
    const id = turnId.replaceAll('-', '').toLowerCase();
    this.#next = TRACE_ID.test(id) ? id : undefined;
  }

  generateTraceId = (): string => {
    const id = this.#next ?? this.#random.generateTraceId();
    this.#next = undefined;
    return id;
  };

  generateSpanId = (): string => this.#random.generateSpanId();
}
