const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** What Intune writes where there is no id. */
export const NO_GUID = '00000000-0000-0000-0000-000000000000';
