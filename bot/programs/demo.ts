import { languageTags } from '../locales/index.ts';
import type { ChatOptions } from '../../sandbox/chat/index.ts';
import type { DemoConfig } from '../config/index.ts';
import { APPROVAL_LIVES_MS } from '../helpdesk/approval/schedule.ts';
import { POLL_SCHEDULE } from '../helpdesk/remote/poll-schedule.ts';
import { announce, runDemo, startAndAnnounce } from './run.ts';

/** In the demo an approval shows up within seconds instead of minutes. */
const DEMO_POLL_SCHEDULE = { ...POLL_SCHEDULE, approvals: [{ until: APPROVAL_LIVES_MS, every: 10_000 }] };

/**
 * `npm start`. Without a registration it starts a whole demo: a sandbox tenant, the bot, and a chat page to talk to it. With a registration it
 * starts only the bot, and the sandbox isn't even loaded.
 */
await runDemo(async (config) => {
  if (config.mode === 'production') return startAndAnnounce(config, config.graph.url);
  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of opened.splice(0).toReversed()) await part.close();
  };
  try {
    let graphUrl = config.graph.url;
    let hasBot: ChatOptions['hasBot'];
    if (graphUrl === undefined) {
      const sandbox = await openSandbox(config);
      opened.push(sandbox);
      graphUrl = sandbox.url;
      hasBot = sandbox.hasBot;
      announce('graph', graphUrl);
    }
    const app = await startAndAnnounce(config, graphUrl, { pace: DEMO_POLL_SCHEDULE });
    opened.push(app);
    const chat = await openChat(config, app.url, hasBot);
    opened.push(chat);
    announce('chat', chat.url);
    process.stdout.write(`Open ${chat.url} in a browser. Ctrl+C ends it.\n`);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
});

async function openSandbox({ sandbox }: DemoConfig) {
  const { hasBot, startSandbox } = await import('../../sandbox/graph/index.ts');
  const started = await startSandbox({ data: sandbox.data, port: sandbox.port, keepCalls: 500 });
  return { ...started, hasBot: (personId: string) => hasBot(started.tenant, personId) };
}

async function openChat(
  { sandbox, chatPort, tenantId, admin }: DemoConfig,
  botUrl: string,
  hasBot: ChatOptions['hasBot'],
) {
  const { readCast } = await import('../../sandbox/cast.ts');
  const { startChat } = await import('../../sandbox/chat/index.ts');
  const { people, pairs, teams } = readCast(sandbox.data);
  const { teamId, channelId } = admin;
  const tenant = { tenantId, teamId, channelId, people, pairs, teams, hasBot };
  return startChat({ botUrl, port: chatPort, languages: languageTags, ...tenant });
}
