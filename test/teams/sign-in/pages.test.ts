import assert from 'node:assert/strict';
import { createContext, runInContext } from 'node:vm';
import { END_SCRIPT, scripts } from '../../../bot/teams/sign-in/pages.ts';

interface Posted {
  func: string;
  args?: unknown[];
  id: number;
  uuidAsString?: string;
  monotonicTimestamp?: number;
}

/** Runs the page's two scripts as a window that Teams opened would, and gives what they posted to Teams. */
async function posted(dataset: Record<string, string>, withTeams = true): Promise<Posted[]> {
  const said: Posted[] = [];
  const listeners: ((event: object) => void)[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const opener = {
    postMessage(message: Posted) {
      // as a browser does: what arrives is a copy
      said.push(JSON.parse(JSON.stringify(message)) as Posted);
      if (message.func !== 'initialize') return;
      const runtime = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: {} };
      const args = ['authentication', 'web', JSON.stringify(runtime), '2.0.0'];
      const data = { id: message.id, uuidAsString: message.uuidAsString, args, monotonicTimestamp: 1 };
      for (const hear of listeners)
        setImmediate(() => hear({ origin: 'https://teams.microsoft.com', source: opener, data }));
    },
  };
  const window: Record<string, unknown> = {
    addEventListener: (kind: string, hear: (event: object) => void) =>
      kind === 'message' && listeners.push(hear),
    removeEventListener: () => undefined,
    location: { origin: 'https://help-desk.example', href: 'https://help-desk.example/auth/end' },
    navigator: { userAgent: 'test' },
    document: { body: { dataset }, getElementsByTagName: () => [] },
    performance,
    crypto: globalThis.crypto,
    close: () => undefined,
    console: { log: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined },
    fetch: () => Promise.reject(new Error('nothing is loaded from elsewhere')),
    setTimeout: (work: () => void, ms: number, ...args: []) => {
      const timer = setTimeout(work, ms, ...args);
      timers.add(timer);
      return timer;
    },
    clearTimeout,
    setInterval,
    clearInterval,
    URL,
    TextEncoder,
    TextDecoder,
    AbortController,
    ...(withTeams && { opener }),
  };
  window.window = window.self = window.globalThis = window.parent = window.top = window;
  const context = createContext(window);
  runInContext((await scripts().library()).body ?? '', context);
  runInContext(END_SCRIPT, context);
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const timer of timers) clearTimeout(timer);
  return said;
}

describe('sign-in: the last page', () => {
  it('gives the one-time code to Teams through Teams’ own library', async () => {
    const said = await posted({ code: 'one-time' });
    assert.deepEqual(said.find(({ func }) => func === 'authentication.authenticate.success')?.args, [
      'one-time',
    ]);
  });

  it('tells Teams if the sign-in failed', async () => {
    const said = await posted({ failed: 'not-signed-in' });
    assert.deepEqual(said.find(({ func }) => func === 'authentication.authenticate.failure')?.args, [
      'not-signed-in',
    ]);
  });

  it('stays quiet in a window that Teams did not open', async () => {
    assert.deepEqual(await posted({ code: 'one-time' }, false), []);
  });
});
