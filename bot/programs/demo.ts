import { POLL_SCHEDULE } from '../helpdesk/remote/poll-schedule.ts';
import { announced, run, say } from './run.ts';

/**
 * `npm start`. Without a registration it brings a whole demo: a sandbox tenant, the bot, and a chat page to talk to it. With one it is the
 * bot alone, and the sandbox isn't even loaded.
 */
await run(async (config) => {
  if (config.mode === 'production') return announced(config, config.graph.url ?? '');
  const { startSandbox } = await import('../../sandbox/graph/index.ts');
  const { readCast } = await import('../../sandbox/cast.ts');
  const { startChat } = await import('../../sandbox/chat/index.ts');
  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of opened.splice(0).toReversed()) await part.close();
  };
  try {
    let graphUrl = config.graph.url;
    if (graphUrl === undefined) {
      const sandbox = await startSandbox({
        data: config.sandbox.data,
        port: config.sandbox.port,
        keepCalls: 500,
      });
      opened.push(sandbox);
      graphUrl = sandbox.url;
      say('graph', graphUrl);
    }
    // who tries approvals in the demo doesn't wait for minutes
    const app = await announced(config, graphUrl, { pace: { ...POLL_SCHEDULE, approvalEvery: 10_000 } });
    opened.push(app);
    const { people, teams } = readCast(config.sandbox.data);
    const chat = await startChat({
      botUrl: app.url,
      port: config.chatPort,
      people,
      teams,
      tenantId: config.tenantId,
      teamId: config.admin?.teamId ?? '',
      channelId: config.admin?.channelId ?? '',
    });
    opened.push(chat);
    say('chat', chat.url);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
});
