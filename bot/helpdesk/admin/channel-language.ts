import { tagOf } from '../contracts/conversation.ts';
import { setNote, type Store } from '../contracts/store.ts';

const KEY = 'adminChannelLanguage';

/** The language in which an admin last spoke in the admin channel: that of what is posted there unasked. undefined: none has yet. */
export async function channelLanguage({ notes }: Pick<Store, 'notes'>): Promise<string | undefined> {
  return (await notes.get(KEY))?.value;
}

/** `locale` is that of somebody whom Graph has just called an admin there. Everybody in the channel reads the same, so it says no time zone. */
export async function noteChannelLanguage(
  store: Pick<Store, 'notes' | 'look'>,
  locale: string | undefined,
): Promise<void> {
  const tag = tagOf(locale);
  if (tag === '' || store.look(({ notes }) => notes.get(KEY)?.value) === tag) return;
  await setNote(store, KEY, tag);
}
