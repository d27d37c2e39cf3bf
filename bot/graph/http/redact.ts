/** Properties in which Graph hands out or takes in a secret or a person's whereabouts, in lower case. */
const SECRET = new Set([
  'activationlockbypasscode',
  'credentials',
  'devicelocation',
  'key',
  'macosunlockcode',
  'newpasscode',
  'newpin',
  'passcode',
  'password',
  'passwordbase64',
  'passwordprofile',
  'pin',
  'recoverykey',
  'unlockpin',
]);

/** A copy of a JSON value with every secret null, at any depth. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.has(name.toLowerCase()) ? null : redact(inner),
    ]),
  );
}
