/** What `npm run bench -- --json FILE` writes, as far as the pages show it. Each figure is a ratio. */
export interface Figures {
  measuredOn: string;
  machine: { cpu: string; cores: number; node: string };
  [figure: string]: unknown;
}

interface Figure {
  /** Its name in the JSON, and the words for each of its parts, if it has several. */
  name: string;
  parts?: Readonly<Record<string, string>>;
  what: string;
  /** For all parts, or for each by its name. */
  aim?: number | Readonly<Record<string, number>>;
  /** In words, where there is no number to reach. */
  wish?: string;
}

export interface Panel {
  title: string;
  figures: readonly Figure[];
}

const ROUNDS: readonly Figure[] = [
  {
    name: 'timeToCard',
    parts: { upn: 'by UPN', name: 'by name', nameCold: 'by name, after a start' },
    what: 'from a message to the user card, in rounds, with Graph answering in 300 ms',
    aim: { upn: 1.1, name: 2.1, nameCold: 4 },
  },
  {
    name: 'nameAgain',
    what: 'the same, for a name that the operator looked up some minutes ago',
    aim: 1.1,
  },
  {
    name: 'timeToVerdict',
    parts: { upn: 'by UPN', name: 'by name' },
    what: 'from a message to the card with the settings that fail, in rounds',
    aim: { upn: 3, name: 4 },
  },
  {
    name: 'pressRounds',
    parts: { toPost: 'to the POST', toReceipt: 'to the receipt' },
    what: 'from a press of Confirm to its POST and to its receipt, in rounds. The benchmark runs the demo, which has no round for a token',
    aim: { toPost: 2, toReceipt: 3 },
  },
  {
    name: 'storeRoundTrips',
    parts: { turn: 'a turn', press: 'a press' },
    what: 'what the cloud store adds to a turn and to a press of Confirm, in rounds of its latency, while Graph is slower than the store',
    aim: { turn: 1, press: 3 },
  },
];

const BESIDE_ECHO: readonly Figure[] = [
  {
    name: 'turnsRatio',
    parts: { 1: '1 at once', 16: '16 at once', 64: '64 at once' },
    what: 'turns per second with that many at once, divided by those of an echo bot on the same libraries',
    aim: { 16: 0.5 },
  },
  {
    name: 'turnsRatioTables',
    parts: { 16: '16 at once' },
    what: 'the same, with the cloud store 10 ms away. Azurite plays the store on the same computer, and uses part of its processors',
    aim: 0.5,
  },
  {
    name: 'cpuRatio',
    what: 'processor time of a turn in all threads of the bot, divided by the echo bot’s',
    wish: 'low',
  },
  {
    name: 'startRatio',
    what: 'the time to listening, divided by the echo bot’s, which opens its packages as they are installed',
    aim: 1.5,
  },
  {
    name: 'memoryRatio',
    what: 'resident memory after ten thousand turns, divided by the echo bot’s',
    aim: 1.5,
  },
];

const GROWTH: readonly Figure[] = [
  {
    name: 'growth',
    parts: {
      tenant: '14 to 20,000 people',
      assignments: '1 to 100 role assignments',
      groups: '1 to 500 groups of the person',
      devices: '1 to 100 devices of the person',
      audit: '0 to 300,000 audit entries',
      operators: '1 to 3,000 operators',
    },
    what: 'how much longer a card takes with the largest size than with the smallest',
    wish: 'near 1',
  },
];

/** In the order in which people care. */
export const PANELS: readonly Panel[] = [
  { title: 'Rounds that people wait (fewer is better)', figures: ROUNDS },
  {
    title: 'Beside an echo bot, which is 1 (more turns are better, less of the rest is better)',
    figures: BESIDE_ECHO,
  },
  { title: 'Growth (1 is no slower)', figures: GROWTH },
];

/** A figure or one of its parts, as measured. */
export interface Measured {
  label: string;
  value: number;
  aim: number | undefined;
}

/** What was measured of a figure, part by part. Parts that weren't measured are left out. */
export function measured(figures: Figures, { name, parts, aim }: Figure): Measured[] {
  const found = figures[name];
  if (typeof found === 'number')
    return [{ label: name, value: found, aim: typeof aim === 'number' ? aim : undefined }];
  const values = (found ?? {}) as Readonly<Record<string, number>>;
  return Object.entries(parts ?? {}).flatMap(([part, words]) => {
    const value = values[part];
    if (value === undefined) return [];
    return [{ label: `${name}, ${words}`, value, aim: typeof aim === 'number' ? aim : aim?.[part] }];
  });
}
