import type { Answered, Json } from '../../../support/channel.ts';
import type { Stage } from '../../../support/stage.ts';
import { ADMIN_CHANNEL } from '../../../support/tenant.ts';

/** What admins say and press in the admin channel. */
export function inAdminChannel(stage: Pick<Stage, 'channel'>) {
  const there = () => stage.channel.inChannel(ADMIN_CHANNEL);
  return {
    say: (who: string, words: string): Promise<Answered> =>
      stage.channel.say(who, `<at>Help Desk</at> ${words}`, there()),
    press: (who: string, card: Json | undefined, title: string, inputs: Json = {}): Promise<Answered> =>
      stage.channel.press(who, card, title, {}, there(), inputs),
  };
}

/** The cards that the bot posted in the admin channel, oldest first. */
export function posted(stage: Pick<Stage, 'channel'>): Json[] {
  return stage.channel.threads.flatMap(({ activity }) =>
    ((activity.attachments ?? []) as { content: Json }[]).map(({ content }) => content),
  );
}
