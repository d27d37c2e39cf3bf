// npm run release:drill: builds a release in a copy of the project, as a person would, and checks its files and its behavior.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'release-'));
const APP = 'aaaaaaaa-0000-4000-8000-000000000001';

/** Skips links: npm would follow them out of the copy. */
function isFile(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function check(what, holds, seen = '') {
  if (!holds) throw new Error(`${what}: ${seen}`);
  process.stdout.write(`ok: ${what}\n`);
}

function npm(...args) {
  const done = spawnSync('npm', args, { cwd: copy, encoding: 'utf8' });
  check(`npm ${args.join(' ')}`, done.status === 0, `${done.stdout}${done.stderr}`);
}

/** Valid, but unsigned. */
const activity = {
  type: 'message',
  id: '1',
  text: 'help',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:x', aadObjectId: APP },
  recipient: { id: '28:x' },
  conversation: { id: 'a:x', conversationType: 'personal', tenantId: APP },
  channelData: { tenant: { id: APP } },
};

/** A stand-in for Graph that refuses everybody. */
async function closedGraph() {
  const server = createServer((_, response) => response.writeHead(401).end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function settings(graph) {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    MetricsPort: '0',
    MicrosoftAppId: APP,
    MicrosoftAppTenantId: APP,
    MicrosoftAppPassword: 'not-a-password',
    GraphAuth: 'application',
    SsoAppId: '5adff0a4-5ad5-4c69-9bd1-4bd3ee6cf32f',
    SsoAppPassword: 'not-a-password',
    SsoAppIdUri: `api://botid-${APP}`,
    PublicUrl: 'https://help-desk.example',
    GraphUrl: `http://127.0.0.1:${graph.address().port}`,
    AuthorityHost: `http://127.0.0.1:${graph.address().port}`,
    DataDir: join(copy, 'data-of-the-drill'),
    LogLevel: 'fatal',
  };
}

/** Starts the bot by npm, and resolves to its address. */
async function started(script, env) {
  const bot = spawn('npm', ['run', '--silent', script], {
    cwd: copy,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let complaints = '';
  bot.stderr.on('data', (chunk) => (complaints += chunk));
  for await (const line of createInterface({ input: bot.stdout })) {
    const url = /^bot (http\S+)$/.exec(line)?.[1];
    if (url) return { bot, url };
  }
  throw new Error(`the bot ended before it was up: ${complaints}`);
}

async function stopped(bot) {
  const ended = once(bot, 'exit');
  process.kill(-bot.pid, 'SIGTERM');
  await ended;
}

const graph = await closedGraph();
try {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name !== '' && isFile(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  npm('ci');
  npm('run', 'build');
  npm('prune', '--omit=dev', '--omit=optional');
  const compiled = readdirSync(join(copy, 'dist'));
  check('dist/ has only the bot', compiled.join() === 'bot', compiled.join());
  check('dist/ has no demo', !existsSync(join(copy, 'dist/bot/programs/demo.js')));
  check('there is no compiler', !existsSync(join(copy, 'node_modules/typescript')));

  // what isn't there can't be imported: neither the sandbox's source nor its chat page is needed. Of bot/ a release has the translations.
  const [kept, aside] = ['bot/locales/translations', 'translations'].map((path) => join(copy, path));
  renameSync(kept, aside);
  for (const folder of ['sandbox', 'bench', 'test', 'bot']) rmSync(join(copy, folder), { recursive: true });
  mkdirSync(dirname(kept), { recursive: true });
  renameSync(aside, kept);
  const env = settings(graph);
  for (const script of ['bot', 'start']) {
    const { bot, url } = await started(script, env);
    try {
      const health = await fetch(`${url}/healthz`);
      check(`npm run ${script}: /healthz answers 200`, health.status === 200, health.status);
      for (const path of ['/sandbox/calls', '/v1.0/users', '/api/cast', '/']) {
        const { status } = await fetch(url + path);
        check(`${path} is nothing there`, status === 404, status);
      }
      const unsigned = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      check('nobody comes in unsigned', [401, 403].includes(unsigned.status), unsigned.status);
    } finally {
      await stopped(bot);
    }
  }
  const bare = spawnSync('npm', ['run', '--silent', 'bot'], {
    cwd: copy,
    env: { PATH: env.PATH, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  check(
    'there is no demo mode in production',
    bare.status === 1 && /MicrosoftAppId/.test(bare.stderr),
    bare.stderr,
  );
  const zip = spawnSync('npm', ['run', '--silent', 'package'], { cwd: copy, env, encoding: 'utf8' });
  check(
    'npm run package works there too',
    zip.status === 0 && existsSync(zip.stdout.trim().split('\n').at(-1)),
    zip.stderr,
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  graph.closeAllConnections();
  graph.close();
  rmSync(copy, { recursive: true, force: true });
}
