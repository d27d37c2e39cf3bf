import { fileAt, NEEDS, type Action, type Name, type Need, type Rules } from './world.ts';

/** From when until when something was under way. Until it is over, `ended` is Infinity. In milliseconds. */
export interface Window {
  from: number;
  ended: number;
}

interface Change extends Window {
  /** undefined: what the file starts with. */
  needs: readonly Need[] | undefined;
  /** The bot said that it holds. */
  certain: boolean;
}

export interface Proposal extends Window {
  by: Name;
  /** undefined: a resume. */
  policy: { action: Action; needs: readonly Need[]; before: ReadonlySet<string> } | undefined;
  /** When somebody was told that they rejected it. */
  rejected?: number;
}

const HALF_HOUR = 30 * 60_000;
/** As docs/admin.md has them. */
const DEFAULTS: Readonly<Record<Action, readonly Need[]>> = {
  remoteLock: [],
  resetPasscode: ['callerCheck'],
  wipe: ['secondOperator', 'reason'],
  retire: ['secondOperator', 'reason'],
};

const both = (one: readonly Need[], other: readonly Need[]) =>
  NEEDS.filter((need) => one.includes(need) || other.includes(need));
const asText = (needs: readonly Need[]) => needs.join('+');

/** What the policy may be at a moment. While something is under way nobody knows, so there may be more than one. */
export class PolicyModel {
  file: Rules = fileAt(0);
  /** By how much the clock was set back: so much longer than it says something may have lasted. */
  setBackMs = 0;
  readonly #changes = new Map<Action, Change[]>();
  readonly proposals = new Map<string, Proposal>();

  floorOf(action: Action): readonly Need[] {
    return both(this.file.floor['*'] ?? [], this.file.floor[action] ?? []);
  }

  #startOf(action: Action): readonly Need[] {
    return this.file.start[action] ?? this.file.start['*'] ?? DEFAULTS[action];
  }

  /** Everything that may be asked before an action at some moment of `when`. */
  possible(action: Action, when: Window): (readonly Need[])[] {
    const all = this.#changes.get(action) ?? [];
    const first: Change = { needs: undefined, certain: true, from: -Infinity, ended: -Infinity };
    const isOver = (one: Change) =>
      all.some((later) => later.certain && later.ended <= when.from && later.from >= one.ended);
    return [first, ...all]
      .filter((one) => one.from <= when.ended && !isOver(one))
      .map(({ needs }) => both(this.floorOf(action), needs ?? this.#startOf(action)));
  }

  /** An admin wants something of it. Alone they can ask for more. Call it before the window is over. */
  said(action: Action, needs: readonly Need[], when: Window): { answered: (held: boolean) => void } {
    const wanted = both(this.floorOf(action), needs);
    const isTighter = (before: readonly Need[]) =>
      wanted.includes('denied') || before.every((need) => wanted.includes(need));
    const change: Change = { needs, certain: false, ...when };
    if (this.possible(action, when).some(isTighter)) this.#add(action, change);
    return {
      answered: (held) => {
        change.ended = when.ended;
        change.certain = held;
      },
    };
  }

  /** Somebody else approves what was proposed. */
  approved(proposal: Proposal, when: Window): { answered: (held: boolean) => void } {
    const { policy } = proposal;
    if (!policy) return { answered: () => undefined };
    const now = this.possible(policy.action, when);
    // what it would replace isn't there any more
    if (!now.some((needs) => policy.before.has(asText(needs)))) return { answered: () => undefined };
    const change: Change = { needs: policy.needs, certain: false, ...when };
    this.#add(policy.action, change);
    return {
      answered: (held) => {
        change.ended = when.ended;
        change.certain = held;
      },
    };
  }

  propose(id: string, by: Name, when: Window, wanted?: { action: Action; needs: readonly Need[] }): void {
    const policy = wanted && {
      ...wanted,
      before: new Set(this.possible(wanted.action, when).map(asText)),
    };
    // what another admin has proposed already stays theirs
    if (!this.proposals.has(id)) this.proposals.set(id, { by, policy, ...when });
  }

  /** Whether an approval by somebody could count: another admin's, in time. */
  canApprove({ by, ended, rejected = Infinity }: Proposal, decider: Name, at: number): boolean {
    return by !== decider && at < ended + HALF_HOUR + this.setBackMs && rejected > at;
  }

  #add(action: Action, change: Change): void {
    this.#changes.set(action, [...(this.#changes.get(action) ?? []), change]);
  }
}
