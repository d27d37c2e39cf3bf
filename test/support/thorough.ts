/** Whether random tests play all their cases, as `.ci/run` has it. Otherwise they play some: enough to see that something is broken often. */
const thorough = process.env.THOROUGH === 'yes';

/** How many cases a random test plays. */
export const cases = (some: number, all: number): number => (thorough ? all : some);
