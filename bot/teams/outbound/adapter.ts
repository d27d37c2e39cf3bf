import { type Activity, CloudAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult, ConnectorClient } from 'botframework-connector';

type Logic = (context: TurnContext) => Promise<void>;

/**
 * botbuilder's adapter with the way of a turn written anew, as far as this bot uses it: there is no `onTurnError`, no revoking of a context
 * and no activity but messages and typing. botbuilder is compiled to generators: each call of such a method makes a function, V8 makes a
 * hidden class for each, and by that the call's arguments, a turn and its card, live on until the next full collection. Every small
 * collection before would have to copy them.
 */
export class TeamsAdapter extends CloudAdapter {
  override async processActivityDirect(
    authenticated: string | AuthenticateRequestResult,
    activity: Activity,
    logic: Logic,
  ): Promise<void> {
    if (typeof authenticated === 'string') throw new Error('Who speaks is checked before');
    const { audience, callerId, claimsIdentity, connectorFactory } = authenticated;
    if (!connectorFactory) throw new Error('There is no way to answer');
    if (callerId !== undefined) activity.callerId = callerId;
    const context = new TeamsContext(this, activity);
    context.turnState.set(this.BotIdentityKey, claimsIdentity);
    context.turnState.set(this.OAuthScopeKey, audience);
    context.turnState.set(
      this.ConnectorClientKey,
      await connectorFactory.create(activity.serviceUrl, audience),
    );
    await this.middleware.run(context, () => logic(context));
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const connector: ConnectorClient | undefined = context.turnState.get(this.ConnectorClientKey);
    if (!connector) throw new Error('The turn has no connector');
    const responses: ResourceResponse[] = [];
    for (const activity of activities) responses.push(await send(connector, activity as Activity));
    return responses;
  }
}

/** Nobody asks to hear of what is sent (`onSendActivities`), and nobody is told. */
class TeamsContext extends TurnContext {
  override async sendActivity(message: string | Partial<Activity>): Promise<ResourceResponse | undefined> {
    const activity = typeof message === 'string' ? { text: message } : message;
    const here = TurnContext.getConversationReference(this.activity);
    const addressed = TurnContext.applyConversationReference({ type: 'message', ...activity }, here);
    const [response] = await this.adapter.sendActivities(this, [addressed]);
    return response;
  }
}

function send({ conversations }: ConnectorClient, activity: Activity): Promise<ResourceResponse> {
  const { conversation, replyToId } = activity;
  return replyToId
    ? conversations.replyToActivity(conversation.id, replyToId, activity)
    : conversations.sendToConversation(conversation.id, activity);
}
