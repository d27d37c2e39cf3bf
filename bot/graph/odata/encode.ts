/** Percent-encodes everything but letters, digits and `-._~`: encodeURIComponent leaves what OData gives a meaning. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
