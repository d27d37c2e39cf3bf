/** How an activity's HTTP request is answered. */
export interface Outcome {
  status: number;
  /** JSON, where the headers say nothing else. */
  body?: string | undefined;
  /** By lower-case name. */
  headers?: Readonly<Record<string, string>>;
}

export const OK: Outcome = { status: 200 };

export const invokeOutcome = (answer: object): Outcome => ({ status: 200, body: JSON.stringify(answer) });
