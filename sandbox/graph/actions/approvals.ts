import { randomUUID } from 'node:crypto';
import { GraphError, intuneMessage } from '../errors.ts';
import type { ActionScript } from '../types.ts';

/** What a second administrator is asked to approve. */
export interface Approval {
  code: string;
  deviceId: string;
  action: string;
  /** The reason that the requester wrote. */
  justification: string | undefined;
  state: 'waiting' | 'approved' | 'rejected';
}

interface Asked extends Approval {
  /** When a second administrator decides without being told to, and how. */
  decided?: { at: number; state: 'approved' | 'rejected' };
}

/** The headers of a request for an action that needs approval. */
interface ApprovalHeaders {
  code: string | undefined;
  justification: string | undefined;
}

export const approvalHeaders = (headers: Readonly<Record<string, string | undefined>>): ApprovalHeaders => {
  const written = headers['x-msft-approval-justification'];
  return {
    code: headers['x-msft-approval-code'],
    justification: written === undefined ? undefined : Buffer.from(written, 'base64').toString('utf8'),
  };
};

/** Multi Admin Approval: the requests and the decisions. An approval is good once, for its own request. */
export class Approvals {
  readonly #asked = new Map<string, Asked>();

  /** Lets an approved request pass. Throws Graph's refusal of any other. */
  pass(deviceId: string, action: string, script: ActionScript, sent: ApprovalHeaders, now: number): void {
    if (!script.approval) return;
    const known = sent.code === undefined ? undefined : this.#asked.get(sent.code);
    const fits = known?.deviceId === deviceId && known.action === action;
    const asked = known && fits ? known : this.#ask(deviceId, action, script, sent.justification, now);
    const state = stateOf(asked, now);
    if (state === 'waiting') throw required(asked.code);
    this.#asked.delete(asked.code);
    if (state === 'rejected') throw rejected(asked.code);
  }

  list(now: number): Approval[] {
    return [...this.#asked.values()].map(({ code, deviceId, action, justification, ...asked }) => ({
      code,
      deviceId,
      action,
      justification,
      state: stateOf(asked, now),
    }));
  }

  decide(code: string, state: 'approved' | 'rejected'): void {
    const asked = this.#asked.get(code);
    if (!asked) throw new Error(`there is no request with the code ${code}`);
    asked.state = state;
  }

  #ask(
    deviceId: string,
    action: string,
    { approvedAfter, rejectedAfter }: ActionScript,
    justification: string | undefined,
    now: number,
  ): Asked {
    const asked: Asked = { code: randomUUID(), deviceId, action, justification, state: 'waiting' };
    if (approvedAfter !== undefined) asked.decided = { at: now + approvedAfter * 1000, state: 'approved' };
    if (rejectedAfter !== undefined) asked.decided = { at: now + rejectedAfter * 1000, state: 'rejected' };
    this.#asked.set(asked.code, asked);
    return asked;
  }
}

function stateOf({ state, decided }: Pick<Asked, 'state' | 'decided'>, now: number): Approval['state'] {
  return state === 'waiting' && decided && now >= decided.at ? decided.state : state;
}

const named = (code: string): Record<string, string> => ({ 'x-msft-approval-code': code });

const required = (code: string): GraphError =>
  new GraphError(
    403,
    'Forbidden',
    intuneMessage('ApprovalRequired: the request needs the approval of another administrator'),
    named(code),
  );

const rejected = (code: string): GraphError =>
  new GraphError(
    403,
    'Forbidden',
    intuneMessage('The request for approval was rejected by another administrator'),
    named(code),
  );
