import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { ActivityTurn } from '../inbound/turn.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';

const MAX_PROMPTS = 2000;
/** Larger requests are not kept: their person has to ask again. */
const MAX_LENGTH = 16 * 1024;
export const isTooLong = ({ said }: Pick<ActivityTurn, 'said'>): boolean =>
  JSON.stringify(said).length > MAX_LENGTH;

interface Prompt {
  personId: string;
  /** As Teams said it with what they asked. */
  locale: string | undefined;
  /** What the person asked for; undefined once it was taken. */
  waiting: ActivityTurn | undefined;
}

/** Open requests to sign in, with what their person asked for. They are kept in memory for a while; the oldest are dropped first. */
export class Prompts {
  readonly #prompts: LRUCache<string, Prompt>;

  constructor(keepMs: number) {
    this.#prompts = new LRUCache({ ...upTo(MAX_PROMPTS), ttl: keepMs });
  }

  open(personId: string, turn: ActivityTurn): string {
    const id = randomUUID();
    const waiting = isTooLong(turn) ? undefined : slim(turn);
    this.#prompts.set(id, { personId, locale: turn.incoming.locale ?? undefined, waiting });
    return id;
  }

  /** Who was asked to sign in, and their language; undefined if the prompt has expired. */
  askedOf(id: string): Pick<Prompt, 'personId' | 'locale'> | undefined {
    return this.#prompts.get(id);
  }

  /** Gives out what was asked for once, and only to its person. */
  take(id: string, personId: string): ActivityTurn | undefined {
    const prompt = this.#prompts.get(id);
    if (prompt?.personId !== personId) return undefined;
    const { waiting } = prompt;
    prompt.waiting = undefined;
    return waiting;
  }
}

/** Keeps only what a turn needs to run again: an activity can carry much more. */
function slim(turn: ActivityTurn): ActivityTurn {
  const { type, id, name, from, conversation, locale } = turn.incoming;
  return { ...turn, incoming: { type, id, name, from, conversation, locale } };
}

/** Teams requires a name. No connection of the Bot Framework stands behind it. */
const CONNECTION_NAME = 'help-desk-sign-in';

interface OAuthCard {
  promptId: string;
  /** The audience of the token that clients get silently. */
  idUri: string;
  publicUrl: string;
  text: string;
  button: string;
}

/** Asks the person's clients for a token. They ask the person only if they can't get one silently. */
export function oauthCard({ promptId, idUri, publicUrl, text, button }: OAuthCard): Partial<Activity> {
  const content = {
    text,
    connectionName: CONNECTION_NAME,
    tokenExchangeResource: { id: promptId, uri: idUri },
    buttons: [
      { type: 'signin', title: button, value: `${publicUrl}/auth/start?id=${encodeURIComponent(promptId)}` },
    ],
  };
  return {
    type: 'message',
    summary: text,
    attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content }],
  };
}
