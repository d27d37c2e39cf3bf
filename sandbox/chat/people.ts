import { ChatError } from './chat-error.ts';
import type { ChatOptions, ChatPerson } from './options.ts';

export interface People {
  all(): Promise<readonly ChatPerson[]>;
  /** By the directory's id, with or without the channel's prefix `29:`. */
  find(id: string): Promise<ChatPerson | undefined>;
  /** Like `find`, but throws a `ChatError` 404 if nobody has the id. */
  get(id: string): Promise<ChatPerson>;
}

/** The people who can be chosen, loaded when they are first needed. */
export function peopleOf(source: ChatOptions['people']): People {
  let loaded: Promise<readonly ChatPerson[]> | undefined;
  const all = (): Promise<readonly ChatPerson[]> => {
    loaded ??= Promise.resolve(typeof source === 'function' ? source() : source).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  const find = async (id: string): Promise<ChatPerson | undefined> => {
    const wanted = id.replace(/^29:/, '').toLowerCase();
    return (await all()).find((person) => person.id.toLowerCase() === wanted);
  };
  const get = async (id: string): Promise<ChatPerson> => {
    const person = await find(id);
    if (!person) throw new ChatError(404, 'UnknownPerson', 'Nobody in the sandbox has this id');
    return person;
  };
  return { all, find, get };
}
