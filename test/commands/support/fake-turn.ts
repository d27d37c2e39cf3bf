import type { GateTurn } from '../../../bot/commands/gates/gate.ts';
import type { Services } from '../../../bot/commands/turn.ts';
import { understand } from '../../../bot/commands/understand.ts';
import type { Operator } from '../../../bot/helpdesk/access/authorize.ts';
import type { AuditEntry } from '../../../bot/helpdesk/contracts/audit.ts';
import type { Place, Reply, Request, Said } from '../../../bot/helpdesk/contracts/conversation.ts';
import type { GraphApi } from '../../../bot/helpdesk/contracts/graph.ts';
import { wordsFor } from '../../../bot/locales/index.ts';

export const PERSON = 'c0ffee00-0000-4000-8000-00000000a001';
export const CHANNEL: Place & { kind: 'channel' } = {
  kind: 'channel',
  channelId: '19:admins@thread.tacv2',
  teamThreadId: undefined,
  teamGroupId: 'team',
};
export const PERSONAL: Place = { kind: 'personal' };

/** An object that has only what a test gives it. Anything else that is asked of it fails the test. */
export function only<T extends object>(
  name: string,
  given: Partial<Record<keyof T, unknown>>,
  unexpected = (key: string) => new Error(`${name}.${key} was not expected`),
): T {
  return new Proxy(given, {
    get(target, key) {
      // a promise is asked whether it is one, whatever a test expects
      if (key === 'then') return undefined;
      if (key in target) return Reflect.get(target, key) as unknown;
      throw unexpected(String(key));
    },
  }) as T;
}

/** A turn with `services` only, and what its audit was told. */
export function fakeTurn(
  said: Said,
  place: Place = PERSONAL,
  services: Partial<Record<keyof Services, unknown>> = {},
  graph: Partial<Record<keyof GraphApi, unknown>> = {},
): { turn: GateTurn; audited: AuditEntry[] } {
  const audited: AuditEntry[] = [];
  const audit = {
    append(entry: AuditEntry) {
      audited.push(entry);
      return Promise.resolve('1');
    },
  };
  const request: Request = {
    id: 'turn',
    personId: PERSON,
    place,
    said,
    locale: 'en-US',
    signal: new AbortController().signal,
  };
  const turn: GateTurn = {
    services: only<Services>('services', { audit, now: () => new Date(0), signIn: undefined, ...services }),
    request,
    asked: understand(request),
    graph: only<GraphApi>('graph', graph),
    words: wordsFor('en'),
    now: new Date(0),
  };
  return { turn, audited };
}

export const message = (text: string): Said => ({ kind: 'message', text });
export const press = (verb: string, data: Record<string, unknown> = {}): Said => ({
  kind: 'press',
  verb,
  data,
});
export const search = (dataset: string): Said => ({ kind: 'search', dataset, text: 'a', skip: 0, most: 5 });

export const REPLY: Reply = { here: { kind: 'text', text: 'from the next gate' } };

/** A next gate that notes which turns reach it. */
export function nextGate(reply: Reply | Error = REPLY) {
  const reached: GateTurn[] = [];
  const next = (turn: GateTurn) => {
    reached.push(turn);
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  };
  return { next, reached };
}

export function operator(over: Partial<Operator> = {}): Operator {
  const speaker = { id: PERSON, userPrincipalName: 'ada@contoso.example', displayName: 'Ada' };
  return { speaker, adminRoles: [], assignments: [], ...over };
}

export const admin = () => operator({ adminRoles: ['Intune Administrator'] });
