import type { HttpTransport } from '../../../bot/graph/http/http-transport.ts';
import type { GraphRequest, GraphResponse, Headers } from '../../../bot/graph/http/request.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What becomes of a request on its way. `hang` and `reset` never answer, or break off. */
type Fate = GraphResponse | 'reset' | 'hang';

/** When a request left, and when its answer is heard if nothing holds it up. */
export interface When {
  sentAt: number;
  heardAt: number;
}

interface NetworkOptions {
  time: VirtualTime;
  /** How long one attempt may take if its caller doesn't say. */
  attemptMs: number;
  /** How long a request is under way, and its answer. */
  latency: () => readonly [thereMs: number, backMs: number];
  /** Called when the request has arrived. The effect is here. `afterMs`: how much longer its answer takes. */
  arrive: (request: GraphRequest, headers: Headers, when: When) => { fate: Fate; afterMs?: number };
}

/** Carries the graph client's requests in virtual time, with the deadlines that HTTP has. */
export function simulatedNetwork({ time, attemptMs, latency, arrive }: NetworkOptions): HttpTransport {
  return {
    send(request, headers, signal, thisMs = attemptMs) {
      return new Promise((resolve, reject) => {
        const life = time.current;
        let over = false;
        const end = (act: () => void) => {
          if (over) return;
          over = true;
          stop();
          signal.removeEventListener('abort', late);
          act();
        };
        const fail = (kind: 'timeout' | 'connection') => end(() => reject(new Problem({ kind })));
        const late = () => fail('timeout');
        const stop = time.ifAlive(thisMs, late);
        signal.addEventListener('abort', late, { once: true });
        if (signal.aborted) {
          late();
          return;
        }
        const [there, back] = latency();
        const sentAt = time.now;
        // what has left arrives, whoever died meanwhile
        time.in(there, () => {
          const { fate, afterMs = 0 } = arrive(request, headers, { sentAt, heardAt: time.now + back });
          if (fate === 'hang') return;
          const answer = () => (fate === 'reset' ? fail('connection') : end(() => resolve(fate)));
          time.ifAlive(back + afterMs, answer, life);
        });
      });
    },
    close: () => Promise.resolve(),
  };
}
