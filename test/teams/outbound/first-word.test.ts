import assert from 'node:assert/strict';
import { Agent } from 'undici';
import { createActivityFactory } from '../../../bot/teams/outbound/activity-factory.ts';
import { ConnectorSends } from '../../../bot/teams/outbound/connector-sends.ts';
import { createFirstWord } from '../../../bot/teams/outbound/first-word.ts';
import { openFixture } from '../../support/fixture.ts';
import { answer, startConnector } from '../support/connector-stub.ts';
import { fallbacks } from '../support/fallbacks.ts';
import { keepingLog } from '../support/log.ts';

const CHANNEL = '19:admins@thread.tacv2';

/** Posts to a Teams that accepts it with this answer. */
async function postedWith(accepted: object) {
  const connector = await startConnector();
  connector.respond = (_, response) => answer(response, 201, accepted);
  const dispatcher = new Agent();
  openFixture().onClose(() => dispatcher.close());
  const firstWord = createFirstWord({
    connectors: {
      sendsTo: (serviceUrl) => new ConnectorSends({ serviceUrl, dispatcher, token: undefined }),
    },
    activities: createActivityFactory(
      () => ({}),
      () => assert.fail('no card is made'),
      () => fallbacks,
    ),
    lastServiceUrl: { get: () => connector.url },
    appId: '',
    tenantId: 'tenant',
    postMs: 5000,
    log: keepingLog().log,
  });
  const posted = await firstWord.post(CHANNEL, { kind: 'text', text: 'asked' });
  await connector.close();
  assert.ok(posted.kind === 'sent');
  const { conversationId, activityId } = posted.place;
  return [conversationId, activityId];
}

describe('teams: the place of a post in a channel', () => {
  const thread = `${CHANNEL};messageid=17`;
  for (const [how, accepted, place] of [
    ['is named by the thread’s id', { id: thread, activityId: '17' }, [thread, '17']],
    ['is named beside an id of another form', { id: 'thread-1', activityId: '17' }, ['thread-1', '17']],
    ['is the thread, if no message is named', { id: 'thread-1' }, ['thread-1', '']],
    ['is the channel, if nothing is named', {}, [CHANNEL, '']],
  ] as const)
    it(how, async () => {
      assert.deepEqual(await postedWith(accepted), place);
    });
});
