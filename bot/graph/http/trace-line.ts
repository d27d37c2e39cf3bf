import type { GraphResponse, GraphRequest } from './request.ts';

/** A request and its response, for checks: without headers, and with every secret set to null. */
export interface TraceLine {
  method: string;
  /** Starts with `/v1.0/` or `/beta/`. */
  url: string;
  body?: unknown;
  status: number;
  response?: unknown;
}

export function traceLine(request: GraphRequest, answer: GraphResponse): TraceLine {
  return {
    method: request.method,
    url: `/${request.version}${request.url}`,
    ...(request.body === undefined ? {} : { body: redact(request.body) }),
    status: answer.status,
    ...(answer.body === undefined ? {} : { response: redact(answer.body) }),
  };
}

/** Properties with a secret, a location or a number to call, in lower case. What a remediation's script wrote can be anything. */
const SECRET = new Set([
  'activationlockbypasscode',
  'credentials',
  'devicelocation',
  'ipaddress',
  'key',
  'location',
  'macosunlockcode',
  'newpasscode',
  'newpin',
  'passcode',
  'password',
  'passwordbase64',
  'passwordprofile',
  'phonenumber',
  'pin',
  'postremediationdetectionscripterror',
  'postremediationdetectionscriptoutput',
  'preremediationdetectionscripterror',
  'preremediationdetectionscriptoutput',
  'recoverykey',
  'remediationscripterror',
  'temporaryaccesspass',
  'unlockpin',
]);

/** A copy of a JSON value with every secret set to null, at any depth. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.has(name.toLowerCase()) || isAnswer(name, inner) ? null : redact(inner),
    ]),
  );
}

/** A function's answer, such as a FileVault key, is a bare text named `value`. No list or object is. */
const isAnswer = (name: string, inner: unknown) => name === 'value' && typeof inner === 'string';
