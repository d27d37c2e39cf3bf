// Starts the demo as a person does, on free ports, asks whether it is ready, and lets an operator select a user over HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const dataDir = mkdtempSync(join(tmpdir(), 'smoke-'));
// By npm, as a person starts it: the signal goes to npm, not to the bot.
const demo = spawn('npm', ['start', '--silent'], {
  env: { ...process.env, PORT: '0', SandboxPort: '0', ChatPort: '0', DataDir: dataDir, LogLevel: 'warn' },
  stdio: ['ignore', 'pipe', 'pipe'],
});
let complaints = '';
demo.stderr.on('data', (chunk) => (complaints += chunk));
const sent = [];
const channel = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    sent.push(JSON.parse(body || '{}'));
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
  });
}).listen(0, '127.0.0.1');

async function addresses() {
  const urls = {};
  const lines = createInterface({ input: demo.stdout });
  for await (const line of lines) {
    const [what, url] = line.split(' ');
    if (/^https?:/.test(url ?? '')) urls[what] = url;
    if (urls.bot && urls.graph && urls.chat) return urls;
  }
  throw new Error(`the demo ended before it was up:\n${complaints}`);
}

function check(what, holds, seen) {
  if (!holds) throw new Error(`${what}: ${seen}`);
  process.stdout.write(`ok: ${what}\n`);
}

async function until(what, attempt) {
  let seen;
  for (let n = 0; n < 50; n++) {
    seen = await attempt();
    if (seen.holds) break;
    await pause(100);
  }
  check(what, seen?.holds, JSON.stringify(seen?.saw ?? '').slice(0, 2000));
}

try {
  const urls = await addresses();
  const ready = await fetch(`${urls.bot}/readyz`);
  check('/readyz answers 200', ready.status === 200, `${ready.status} ${await ready.text()}`);
  const page = await fetch(urls.chat);
  check('the chat page is there', page.status === 200 && /<html/i.test(await page.text()), page.status);

  const cast = await (await fetch(`${urls.chat}/api/cast`)).json();
  const operator =
    (cast.people ?? cast).find(({ says }) => /all devices|everyone|everything|all users/i.test(says ?? '')) ??
    (cast.people ?? cast)[0];
  const tenantId = 'c0ffee00-0000-4000-8000-000000000001';
  const json = { 'content-type': 'application/json' };
  const say = (id, text) =>
    fetch(`${urls.bot}/api/messages`, { method: 'POST', headers: json, body: activity(id, text) });
  const activity = (id, text) =>
    JSON.stringify({
      type: 'message',
      id,
      text,
      channelId: 'msteams',
      serviceUrl: `http://127.0.0.1:${channel.address().port}/`,
      from: { id: '29:smoke', aadObjectId: operator.id, name: operator.name },
      recipient: { id: '28:bot', name: 'Help Desk' },
      conversation: { id: 'a:smoke', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    });
  const said = await say('smoke-1', 'select user aino');
  check('a message is accepted', said.status === 200, `${said.status} ${await said.text()}`);
  await until('“select user aino” is answered with a card', () => {
    const cards = sent.flatMap((activity) => activity.attachments ?? []).map(({ content }) => content);
    return {
      holds: cards.some((card) => card?.type === 'AdaptiveCard' && JSON.stringify(card).includes('Aino')),
      saw: sent,
    };
  });
  // Graph is slow, and npm gets a SIGTERM meanwhile.
  const slow = { method: 'POST', headers: json, body: JSON.stringify({ ms: 1500 }) };
  await fetch(`${urls.graph}/sandbox/latency`, slow);
  const late = say('smoke-2', 'select user otso');
  await pause(300);
  const ended = once(demo, 'exit');
  demo.kill('SIGTERM');
  const last = await late.catch((error) => ({ status: String(error.cause ?? error) }));
  check('a turn in flight at a SIGTERM is answered', last.status === 200, last.status);
  await ended;
  await until('SIGTERM ends it', async () => {
    const up = await fetch(`${urls.bot}/healthz`).catch(() => undefined);
    // It has ended once it has released its folder.
    return { holds: up === undefined && !existsSync(join(dataDir, 'lock')), saw: up?.status ?? 'the lock' };
  });
  check('nothing was written to standard error', complaints === '', complaints);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  demo.kill('SIGKILL');
  channel.closeAllConnections();
  channel.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
