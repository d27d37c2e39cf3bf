/** How an activity's HTTP request is answered. */
export interface Outcome {
  status: number;
  /** JSON. */
  body?: string;
}

export const OK: Outcome = { status: 200 };

export const invokeOutcome = (answer: object): Outcome => ({ status: 200, body: JSON.stringify(answer) });
