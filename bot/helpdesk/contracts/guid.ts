const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is an object id as Entra and Intune write them. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** A GUID as ids are kept and compared: in small letters, without the braces that some tools write. undefined: it is none. */
export function guidIn(text: string): string | undefined {
  const bare = text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
  return isGuid(bare) ? bare.toLowerCase() : undefined;
}

/** An id in the one spelling in which it can be compared. Ids of channels and user principal names are the same in any capitals, too. */
export function oneSpelling(id: string): string {
  // without braces it doesn't matter whether it is a GUID
  return (id.startsWith('{') ? guidIn(id) : undefined) ?? id.toLowerCase();
}

/** Whether two ids are the same, however they are spelled. One that is missing is like none. */
export function isSameId(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && oneSpelling(a) === oneSpelling(b);
}

/** Intune writes this for a person or an Entra device that isn't there. */
export const NO_GUID = '00000000-0000-0000-0000-000000000000';
