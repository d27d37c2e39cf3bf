import { setFlagsFromString } from 'node:v8';
import { startApp } from '../app.ts';
import type { App, AppOptions } from '../app.ts';
import { ConfigError, fileFaults, loadEnvironment, readConfig } from '../config/index.ts';
import type { Config } from '../config/index.ts';

/** Something that was started and can be ended again. */
interface Running {
  close(): Promise<void>;
}

/** `npm run bot`: the bot alone, until it is told to stop. */
export async function runBot(): Promise<void> {
  await run((config) => announced(config, config.graph.url ?? ''), { graph: true });
}

export async function announced(config: Config, graphUrl: string, options?: AppOptions): Promise<App> {
  const app = await startApp(config, graphUrl, options);
  if (app.metricsUrl !== undefined) say('metrics', app.metricsUrl);
  say('bot', app.url);
  return app;
}

/** One line of what is up, for the person who started it. */
export function say(what: string, url: string): void {
  process.stdout.write(`${what} ${url}\n`);
}

/**
 * V8 would let the heap grow to four times what is alive before it collects it: at twice as much, a busy bot takes a third less memory
 * and is no slower.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
}

/** Reads the settings, starts, and ends on SIGINT or SIGTERM. What stands in the way is told a line each; then it exits with 1. */
export async function run(
  start: (config: Config) => Promise<Running>,
  needs = { graph: false },
): Promise<void> {
  keepHeapSmall();
  // before anything is up: whoever reads that it is may end it at once
  const ended = endOnSignal();
  try {
    const running = await start(readConfig(loadEnvironment(), { ...needs, files: fileFaults }));
    void ended.then(() => running.close()).then(() => process.exit(0), fail);
  } catch (error) {
    fail(error);
  }
}

function endOnSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      // a second one ends the process at once
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}

function fail(error: unknown): never {
  for (const line of faultsOf(error)) process.stderr.write(`${line}\n`);
  process.exit(1);
}

function faultsOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (!(error instanceof Error)) return [String(error)];
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return [
      `port ${port ?? ''} is taken: end what listens there, or set PORT, SandboxPort, ChatPort or MetricsPort to another`,
    ];
  return [error.message];
}
