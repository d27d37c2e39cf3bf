const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is an object id as Entra and Intune write them. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** Intune writes this for a person or an Entra device that isn't there. */
export const NO_GUID = '00000000-0000-0000-0000-000000000000';
