// The reference: a bot that echoes messages, on the same restify and CloudAdapter, without our code.
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TurnContext } from 'botbuilder';
import restify from 'restify';

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context: TurnContext) => {
    if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`bot http://127.0.0.1:${server.address().port}\n`));
process.on('SIGTERM', () => process.exit(0));
