import type { Request } from '../../helpdesk/contracts/conversation.ts';

/** Presses whose work goes on after they were answered. The same press again gets the same answer, and is not worked on twice. */
export class GoingOn {
  readonly #since = new Map<string, number>();

  /** When the same press of this person began, by performance.now(). undefined: none is going on. */
  since(request: Request): number | undefined {
    return this.#since.get(keyOf(request) ?? '');
  }

  add(request: Request, since: number, work: Promise<unknown>): void {
    const key = keyOf(request);
    if (key === undefined) return;
    this.#since.set(key, since);
    const end = () => this.#since.delete(key);
    work.then(end, end);
  }
}

/** The same button with the same inputs, wherever the card is shown. */
function keyOf({ personId, said }: Request): string | undefined {
  return said.kind === 'press' ? JSON.stringify([personId, said.verb, said.data]) : undefined;
}
