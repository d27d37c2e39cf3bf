import type { Handle } from '../helpdesk/contracts/conversation.ts';
import { wordsFor } from '../locales/index.ts';
import { throughGates } from './gates/gate.ts';
import { gates } from './gates/gates.ts';
import type { Services } from './turn.ts';
import { needsProof, understand } from './understand.ts';

/** The help desk's one way in: everything that people say and press comes through here. */
export function createHandle(services: Services): Handle {
  return (request) => {
    const { personId, signal, id: turnId } = request;
    const asked = understand(request);
    return throughGates(gates, {
      services,
      request,
      asked,
      graph: services.graphFor({ personId, signal, turnId, patient: needsProof(asked) }),
      words: wordsFor(request.locale),
      now: services.now(),
      portalUrl: services.portalUrl,
    });
  };
}
