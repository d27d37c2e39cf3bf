/** Something that has to be looked at again later: a receipt that waits for its device, a secret or key on a card, a role change. */
export interface Care {
  kind: 'receipt' | 'secret' | 'showing' | 'change';
  id: string;
}

/**
 * Who looks after what waits for its time. A bot alone looks after everything. Of several, each looks after what it began, and what it
 * doesn't come back to in time goes to another one: so nothing is lost with a bot, and nothing is done by all of them.
 */
export interface Custody {
  /** True if other bots work on the same store. */
  readonly shared: boolean;
  /** This bot begins something and comes back to it within `ms`. Resolves once that is kept, which is before it is begun. */
  begin(care: Care, ms: number): Promise<void>;
  /** This bot goes on with it and comes back within `ms`. Does nothing if it isn't this bot's. */
  keep(care: Care, ms: number): void;
  /** Nothing is left to do. */
  done(care: Care): void;
  /** Whether this bot looks after it. */
  holds(care: Care): boolean;
  /** `take` is given what another bot, or an earlier run, has left. It is this bot's from then on. */
  onLeft(take: (care: Care) => Promise<void>): void;
}

/** One bot works on the store: at its start it looks there for what the last run left. */
export const ALONE: Custody = {
  shared: false,
  begin: () => Promise.resolve(),
  keep: () => undefined,
  done: () => undefined,
  holds: () => true,
  onLeft: () => undefined,
};

/** How long a bot has to write down what became of something that it sends. No turn takes this long. */
export const SENDING_MS = 180_000;
