import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unlockPin } from '../../../sandbox/graph/actions/secrets.ts';
import { afterFirstSecond } from '../../support/act.ts';
import { BOT_SECRET, Production, SSO_SECRET, buttonOf } from '../../support/production.ts';
import { bundled } from '../../support/program.ts';
import { devices, people } from '../../support/tenant.ts';
import { bearer } from '../support/channel-stub.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const operator = people.fieldOperator;

/** The bot as a separate program, with everything it writes. */
class Program {
  written = '';

  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.written += chunk.toString()));
  }

  static async start(production: Production): Promise<Program> {
    const program = new Program(
      spawn(process.execPath, [bundled('bot/index')], {
        cwd: root,
        env: { PATH: process.env.PATH, ...production.environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    for (let n = 0; n < 400; n += 1) {
      const url = /^bot (http\S+)$/m.exec(program.written)?.[1];
      if (url !== undefined) {
        production.channel.botUrl = url;
        return program;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the bot did not start: ${program.written}`);
  }

  /** What anybody on the machine can read of it. */
  title(): string {
    const at = `/proc/${this.child.pid ?? ''}`;
    return existsSync(at)
      ? ['cmdline', 'comm'].map((name) => readFileSync(join(at, name), 'utf8')).join(' ')
      : '';
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

describe('secrets of a whole run in production', function () {
  this.timeout(60_000);

  it('are in no output, no file, no process title and no HTTP answer', async () => {
    const production = await Production.open({ LogLevel: 'trace', NODE_ENV: 'production' });
    const { channel, authority } = production;
    const headers = channel.headers;
    const tokens: string[] = [];
    channel.headers = () => {
      const sent = headers();
      tokens.push(sent.authorization ?? '');
      return sent;
    };
    const program = await Program.start(production);
    const answers: string[] = [];
    const heard = <T>(answer: T): T => {
      answers.push(JSON.stringify(answer));
      return answer;
    };
    // refusals first: of a forged channel token, by the authority, and of people's tokens
    channel.headers = () => {
      const stranger = bearer(channel.serviceUrl, { signedBy: 'a stranger' });
      tokens.push(stranger.authorization);
      return stranger;
    };
    heard(await channel.say(operator, 'whoami'));
    channel.headers = () => {
      const sent = headers();
      tokens.push(sent.authorization ?? '');
      return sent;
    };
    const asked = heard(await channel.say(operator, 'select user aino@contoso.example'));
    heard(await production.exchange(operator, asked, authority.personToken(people.admin)));
    authority.refusals.set(operator, {
      error: 'interaction_required',
      error_description: 'AADSTS50079: more',
    });
    heard(await production.exchange(operator, asked));
    const browsed = await production.browse(operator, buttonOf(asked));
    const oneTime = browsed.code ?? '';
    heard(browsed.html.replace(oneTime, ''));
    heard(await production.verify(people.admin, oneTime));
    // then a lock that gives a PIN
    const shown = heard(await production.exchange(operator, heard(await channel.say(operator, 'whoami'))));
    assert.equal(shown.status, 200);
    const ask = await channel.invoke(operator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoMac,
    });
    await afterFirstSecond();
    const receipt = await channel.press(operator, ask.card, 'Confirm remote lock');
    assert.match(receipt.text, /Accepted/);
    production.sandbox.control.settle(devices.ainoMac, 'remoteLock', 'done');
    await channel.press(operator, receipt.card, 'Refresh');
    for (const path of ['/healthz', '/readyz', '/auth/start', '/auth/end?code=a&state=b', '/nothing'])
      heard(await (await fetch(channel.botUrl + path)).text());
    const title = program.title();
    await program.stop();

    const device = production.sandbox.tenant.managedDevice(devices.ainoMac);
    assert.ok(device);
    const verifiers = authority.asked.map(({ form }) => form.get('code_verifier') ?? '').filter(Boolean);
    const everywhere = [BOT_SECRET, SSO_SECRET, ...verifiers, ...parts(authority.given), ...parts(tokens)];
    assert.ok(everywhere.length > 20);
    const files = readdirSync(production.dataDir).map((name) =>
      readFileSync(join(production.dataDir, name), 'utf8'),
    );
    const kept = [program.written, title, ...files];
    assert.ok(
      program.written.includes('"level":"warn"') && files.length >= 2,
      'there is something to look through',
    );
    for (const secret of everywhere) {
      assert.ok(secret.length > 8, secret);
      assert.ok(![...kept, ...answers].some((text) => text.includes(secret)), `${secret} is told`);
    }
    // these two are for one person's eyes
    for (const secret of [oneTime, unlockPin(device)])
      assert.ok(!kept.some((text) => text.includes(secret)), `${secret} is told`);
    for (const answer of answers) assert.doesNotMatch(answer, /node_modules|\bat .*:\d+:\d+|"stack"/);
    await production.close();
  });
});

/** A token as it is, and its signature, by which it would be recognized in part. */
const parts = (tokens: readonly string[]) =>
  tokens.flatMap((token) => {
    const plain = token.replace(/^Bearer /, '');
    const signature = plain.split('.')[2] ?? '';
    return signature.length > 8 ? [plain, signature] : [plain];
  });
