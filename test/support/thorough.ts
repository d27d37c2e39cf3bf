/** Whether random tests play all their cases, as `.ci/run` has it. Otherwise they play some: enough to see that something is broken often. */
const thorough = process.env.THOROUGH === 'yes';

/** How many cases a random test plays. */
export const cases = (some: number, all: number): number => (thorough ? all : some);

/** Decides which part of a long list is played. Tests that use it print it; PART=N plays that part again. */
const turn = Number(process.env.PART ?? Math.floor(Math.random() * 1_000));

/** One in `every` of a long list, another part each run. All of it where random tests play all their cases. */
export const inTurn = <T>(all: readonly T[], every: number): readonly T[] =>
  thorough ? all : all.filter((_, n) => n % every === turn % every);

/** For the title of a test that plays one in `every`. */
export const partSaid = (every: number): string => (thorough ? 'all' : `PART=${turn % every}`);
