import type { Handle } from '../helpdesk/contracts/conversation.ts';
import { wordsFor } from '../locales/index.ts';
import { throughGates } from './gates/gate.ts';
import { gates } from './gates/gates.ts';
import type { Services } from './turn.ts';
import { understand } from './understand.ts';

/** The help desk's one way in: everything that people say and press comes through here. */
export function createHandle(services: Services): Handle {
  return (request) =>
    throughGates(gates, {
      services,
      request,
      asked: understand(request),
      graph: services.graphFor({ personId: request.personId, signal: request.signal, turnId: request.id }),
      words: wordsFor(request.locale),
      now: services.now(),
    });
}
