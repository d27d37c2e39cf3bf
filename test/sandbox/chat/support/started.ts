import { startChat, type ChatOptions, type RunningChat } from '../../../../sandbox/chat/index.ts';
import { startFakeBot, type FakeBot, type Json } from './fake-bot.ts';

export const TENANT = 'c0ffee00-0000-4000-8000-000000000001';
export const TEAM = 'c0ffee00-0000-4000-8000-0000000000aa';
export const ADMINS = '19:helpdesk-admins@thread.tacv2';
export const OTSO = 'a0000000-0000-4000-8000-000000000001';
export const ADA = 'a0000000-0000-4000-8000-000000000002';

export const people = [
  { id: OTSO, name: 'Otso Operator', userPrincipalName: 'otso.operator@contoso.example', says: 'Operator' },
  { id: ADA, name: 'Ada Admin', userPrincipalName: 'ada.admin@contoso.example' },
];

export interface Message extends Json {
  id: string;
  seq: number;
  from: string;
  text?: string;
  attachments: { contentType: string; content: Json }[];
}

export interface Started {
  bot: FakeBot;
  chat: RunningChat;
  get: (path: string) => Promise<{ status: number; body: Json }>;
  post: (path: string, body: Json) => Promise<{ status: number; body: Json }>;
  /** What a person sees of a conversation. */
  log: (person: string, conversation?: string, after?: number) => Promise<Message[]>;
  stop: () => Promise<void>;
}

export async function start(more: Partial<ChatOptions> = {}): Promise<Started> {
  const bot = await startFakeBot();
  const options = { botUrl: bot.url, people, tenantId: TENANT, teamId: TEAM, channelId: ADMINS, port: 0 };
  const chat = await startChat({ ...options, ...more });
  const read = async (response: Response) => ({
    status: response.status,
    body: (await response.json()) as Json,
  });
  const get: Started['get'] = async (path) => read(await fetch(chat.url + path));
  const post: Started['post'] = async (path, body) =>
    read(
      await fetch(chat.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  const log: Started['log'] = async (person, conversation = 'personal', after = 0) => {
    const query = new URLSearchParams({ person, conversation, after: String(after) });
    return (await get(`/api/log?${query.toString()}`)).body.messages as Message[];
  };
  const stop = async () => {
    await chat.close();
    await bot.close();
  };
  return { bot, chat, get, post, log, stop };
}
