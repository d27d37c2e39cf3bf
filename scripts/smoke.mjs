// Starts the demo as a person does, on free ports, asks whether it is ready, and lets an operator select a user over HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const dataDir = mkdtempSync(join(tmpdir(), 'smoke-'));
const demo = spawn(process.execPath, ['scripts/run.mjs', 'demo'], {
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
  check(what, seen?.holds, JSON.stringify(seen?.saw).slice(0, 2000));
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
  const said = await fetch(`${urls.bot}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: 'smoke-1',
      text: 'select user aino',
      channelId: 'msteams',
      serviceUrl: `http://127.0.0.1:${channel.address().port}/`,
      from: { id: '29:smoke', aadObjectId: operator.id, name: operator.name },
      recipient: { id: '28:bot', name: 'Help Desk' },
      conversation: { id: 'a:smoke', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    }),
  });
  check('a message is taken', said.status === 200, `${said.status} ${await said.text()}`);
  await until('“select user aino” is answered with a card', () => {
    const cards = sent.flatMap((activity) => activity.attachments ?? []).map(({ content }) => content);
    return {
      holds: cards.some((card) => card?.type === 'AdaptiveCard' && JSON.stringify(card).includes('Aino')),
      saw: sent,
    };
  });
  demo.kill('SIGTERM');
  const [code] = await once(demo, 'exit');
  check('SIGTERM ends it cleanly', code === 0, `exit ${code}`);
  check('nothing was complained of', complaints === '', complaints);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  demo.kill('SIGKILL');
  channel.closeAllConnections();
  channel.close();
  rmSync(dataDir, { recursive: true, force: true });
}
