import { Problem } from '../../helpdesk/contracts/problem.ts';
import { within } from '../../time/within.ts';
import type { TokenSource } from '../token/token-source.ts';
import type { Headers, Send } from './exchange.ts';
import type { TraceLine } from './trace-line.ts';
import { traceLine } from './trace-line.ts';
import { unlessChallenged } from './unless-challenged.ts';
import type { Wire } from './wire.ts';

/**
 * Sends with the caller's token. A read that is answered with 401 goes out once more where there is a newer token:
 * Graph may have revoked the old one before its time. An act never does, it is sent again on 429 alone.
 */
export function authorised(
  wire: Wire,
  tokens: TokenSource,
  trace: ((line: TraceLine) => void) | undefined,
): Send {
  return async (request, caller) => {
    // one id for all calls of a turn, so that Graph's own log of requests finds them; each has Graph's `request-id` besides
    const about: Headers = caller.turnId === undefined ? {} : { 'client-request-id': caller.turnId };
    const send = async (token: string) => {
      const answer = await wire.send(request, { authorization: `Bearer ${token}`, ...about }, caller.signal);
      trace?.(traceLine(request, answer));
      return unlessChallenged(answer, caller, tokens);
    };
    const act = request.purpose === 'act';
    const token = await within(caller.signal, tokens.tokenFor(caller, act ? { act } : {}), timedOut);
    const answer = await send(token);
    if (answer.status !== 401 || act) return answer;
    const fresh = await within(caller.signal, tokens.tokenFor(caller, { fresh: true }), timedOut);
    return fresh === token ? answer : send(fresh);
  };
}

const timedOut = () => new Problem({ kind: 'timeout' });
