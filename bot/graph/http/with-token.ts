import { Problem } from '../../helpdesk/contracts/problem.ts';
import { within } from '../../time/within.ts';
import { grantsIn } from '../token/grants-in.ts';
import type { TokenSource } from '../token/token-source.ts';
import { throwIfChallenged } from './claims-challenge.ts';
import type { HttpTransport } from './http-transport.ts';
import type { Headers, SendFor } from './request.ts';
import { traceLine, type TraceLine } from './trace-line.ts';

/** How long one attempt may take if it is about a change or a secret. Nobody waits in front of it: a card says that it is being checked. */
const PATIENT_MS = 30_000;

/**
 * Sends with the caller's token. A read that is answered with 401 is sent once more if there is a newer token: Graph may have revoked
 * the old one early. An act is never sent again here.
 */
export function withToken(
  transport: HttpTransport,
  tokens: TokenSource,
  trace: ((line: TraceLine) => void) | undefined,
): SendFor {
  return async (request, caller) => {
    // One id for all calls of a turn, so that Graph's own log finds them. Graph gives each its own `request-id`, too.
    const turn: Headers = caller.turnId === undefined ? {} : { 'client-request-id': caller.turnId };
    // what became of a change is told as soon as before
    const patient = caller.patient && request.purpose === 'read';
    const send = async (token: string) => {
      const headers = { authorization: `Bearer ${token}`, ...turn };
      const response = await transport.send(
        request,
        headers,
        caller.signal,
        patient ? PATIENT_MS : undefined,
      );
      trace?.(traceLine(request, response));
      throwIfChallenged(response, caller, tokens);
      // a batch is answered with 200, and its parts may be refused
      const explain = response.status === 403 || request.url === '/$batch';
      return explain ? { ...response, granted: () => grantsIn(token) } : response;
    };
    const act = request.purpose === 'act';
    const token = await within(
      caller.signal,
      tokens.tokenFor(caller, act ? { act, own: request.own ?? false } : {}),
      timedOut,
    );
    // last of all: it may have waited in line, and for its token
    if (request.stillWanted && !(await request.stillWanted())) throw new Problem({ kind: 'heldBack' });
    const response = await send(token);
    if (response.status !== 401 || act) return response;
    const fresh = await within(caller.signal, tokens.tokenFor(caller, { fresh: true }), timedOut);
    return fresh === token ? response : send(fresh);
  };
}

const timedOut = () => new Problem({ kind: 'timeout' });
