import type { Caller, GraphApi } from '../../../bot/helpdesk/contracts/graph.ts';
import {
  demoTokens,
  openGraph,
  type Graph,
  type GraphOptions,
  type TraceLine,
} from '../../../bot/graph/index.ts';
import { timeLimit } from '../../../bot/time/time-limit.ts';
import { FakeGraph } from './fake-graph.ts';

export const TENANT = 'c0ffee00-0000-4000-8000-000000000001';
export const OPERATOR = 'c0ffee00-0000-4000-8000-000000000002';

export function guid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // nothing is logged here that a test looks at
}

export interface Fixture {
  fake: FakeGraph;
  graph: Graph;
  api: GraphApi;
  /** How long the client wanted to wait, in milliseconds; it never does. */
  naps: number[];
  trace: TraceLine[];
  /** The clock, in milliseconds; doesn't move unless a test moves it. */
  time: number;
  /** Another client on the same Graph. */
  open(options?: Partial<GraphOptions>): Graph;
  graphFor(caller: Partial<Caller>): GraphApi;
}

/** A fresh Graph and client for each test of the suite; afterwards nothing unexpected may have been asked. */
export function useGraph(): Fixture {
  const fixture = { naps: [], trace: [], time: 0 } as unknown as Fixture;
  const opened: Graph[] = [];

  beforeEach(async () => {
    fixture.fake = new FakeGraph();
    await fixture.fake.start();
    fixture.naps = [];
    fixture.trace = [];
    fixture.time = Date.now();
    fixture.open = (options) => {
      const graph = openGraph({ ...defaults(fixture), ...options });
      opened.push(graph);
      return graph;
    };
    fixture.graph = fixture.open();
    fixture.graphFor = (caller) =>
      fixture.graph.graphFor({ personId: OPERATOR, signal: timeLimit(10_000), ...caller });
    fixture.api = fixture.graphFor({});
  });

  afterEach(async () => {
    await fixture.fake.stop();
    await Promise.all(opened.splice(0).map((graph) => graph.close()));
    fixture.fake.verify();
  });

  return fixture;
}

function defaults(fixture: Fixture): GraphOptions {
  return {
    url: fixture.fake.url,
    tokens: demoTokens(TENANT),
    log: quiet,
    trace: (line) => fixture.trace.push(line),
    now: () => new Date(fixture.time),
    sleep: (ms) => {
      fixture.naps.push(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}
