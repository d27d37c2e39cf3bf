import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Control } from '../control.ts';
import type { FaultRule } from '../faults.ts';
import type { RecordedCall } from '../types.ts';
import { readBody } from './read-body.ts';
import { send } from './send.ts';

type Route = (control: Control, calls: RecordedCall[], body: Record<string, unknown>) => unknown;

function ruleOf(body: Record<string, unknown>): FaultRule {
  const { match, pattern, ...rest } = body;
  if (typeof pattern === 'string') return { ...rest, match: new RegExp(pattern) };
  if (typeof match !== 'string')
    throw new Error('match (a text) or pattern (a regular expression) is missing');
  return { ...rest, match };
}

function numberOf(value: unknown, name: string): number {
  if (typeof value !== 'number') throw new Error(`${name} is no number`);
  return value;
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`${name} is missing`);
  return value;
}

function decide(control: Control, code: string, state: string): void {
  if (state === 'approved') control.approve(code);
  else if (state === 'rejected') control.reject(code);
  else if (state === 'canceled') control.cancel(code);
  else throw new Error(`${state} is not approved, rejected or canceled`);
}

const routes: Record<string, Route> = {
  'POST /sandbox/faults': (control, _calls, body) => void control.fail(ruleOf(body)),
  'DELETE /sandbox/faults': (control) => control.clearFaults(),
  'POST /sandbox/latency': (control, _calls, body) => control.latency(numberOf(body.ms, 'ms')),
  'POST /sandbox/pages': (control, _calls, body) => control.pageSize(numberOf(body.size, 'size')),
  'POST /sandbox/actions': (control, _calls, { device, action, ...script }) =>
    control.script(textOf(device, 'device'), textOf(action, 'action'), script),
  'GET /sandbox/approvals': (control) => control.approvals(),
  'POST /sandbox/approvals': (control, _calls, { code, state }) =>
    decide(control, textOf(code, 'code'), textOf(state, 'state')),
  'POST /sandbox/approvals/roles': (control, _calls, rule) => control.protectRoles(rule),
  'GET /sandbox/calls': (_control, calls) => calls,
  'DELETE /sandbox/calls': (_control, calls) => void calls.splice(0),
};

/** Lets another process steer the sandbox. Not part of Graph. */
export async function handleControl(
  control: Control,
  calls: RecordedCall[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = request.socket.remoteAddress ?? '';
  if (!/^(::ffff:)?127\.|^::1$/.test(address)) {
    send(response, { status: 403, body: { error: 'loopback only' } });
    return;
  }
  const name = `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`;
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (!route) {
    send(response, { status: 404, body: { error: `no such control: ${name}` } });
    return;
  }
  try {
    const text = await readBody(request);
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const value = route(control, calls, body);
    send(response, value === undefined ? { status: 204 } : { status: 200, body: value });
  } catch (error) {
    send(response, { status: 400, body: { error: error instanceof Error ? error.message : String(error) } });
  }
}
