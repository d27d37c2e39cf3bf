import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startProgram } from './program.ts';

/** The measured programs. Their files are in a temporary folder. */
export interface Fleet {
  /** A Graph with its own tenant. */
  sandbox(tenant: object): Promise<Graph>;
  /** The bot. Creates `dataDir` if it doesn't exist. */
  bot(
    graph: Graph,
    dataDir?: string,
    environment?: Readonly<Record<string, string>>,
  ): Promise<Program & { url: string }>;
  echo(): Promise<Program & { url: string }>;
  /** An unused path. */
  path(name: string): string;
  /** Stops everything that is still running. */
  close(): Promise<void>;
}

export interface Graph extends Program {
  url: string;
  /** Sets how long each answer takes. */
  latency(ms: number): Promise<void>;
  /** The calls it got, with the time of each by the computer's clock, in milliseconds. Batches are split. */
  calls(): Promise<{ method: string; path: string; at: number }[]>;
}

export function openFleet(): Fleet {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const running = new Set<Program>();
  let paths = 0;
  const path = (name: string) => join(folder, `${name}-${paths++}`);
  const start = async (file: string, environment: Record<string, string>, says: string) => {
    const program = await startProgram(file, environment, [says]);
    running.add(program);
    const stop = async () => {
      if (running.delete(program)) await program.stop();
    };
    return { ...program, url: program.urls[says] ?? '', stop };
  };
  return {
    path,
    async sandbox(tenant) {
      const data = path('tenant.json');
      writeFileSync(data, JSON.stringify(tenant));
      const program = await start('../sandbox/index.js', { SandboxPort: '0', SandboxData: data }, 'graph');
      return { ...program, latency: (ms) => setLatency(program.url, ms), calls: () => callsTo(program.url) };
    },
    bot: (graph, dataDir = path('data'), environment = {}) =>
      start('../bot/index.js', { PORT: '0', GraphUrl: graph.url, DataDir: dataDir, ...environment }, 'bot'),
    echo: () => start('./echo-bot.js', {}, 'bot'),
    async close() {
      for (const program of [...running].reverse()) await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function callsTo(graphUrl: string): Promise<{ method: string; path: string; at: number }[]> {
  const answer = await fetch(`${graphUrl}/sandbox/calls`);
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} when it was asked for its calls`);
  return (await answer.json()) as { method: string; path: string; at: number }[];
}

async function setLatency(graphUrl: string, ms: number): Promise<void> {
  const { status } = await fetch(`${graphUrl}/sandbox/latency`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ms }),
  });
  if (status >= 300) throw new Error(`the sandbox answered ${status} when its latency was set`);
}
