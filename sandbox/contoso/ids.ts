export const TENANT = 'c0ffee00-0000-4000-8000-000000000001';
export const HELP_DESK_TEAM = 'c0ffee00-0000-4000-8000-0000000000aa';
export const SKU = '06ebc4ee-1bb5-47dd-8120-11324bc54e06';
export const INTUNE_PLAN = 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5';
export const EXCHANGE_PLAN = 'efb87545-963c-4e0d-99df-69c6916d9eb0';

export const guid = (kind: string, n: number): string =>
  `${kind}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
export const userId = (n: number): string => guid('a0000000', n);
export const groupId = (n: number): string => guid('b0000000', n);

/** Ids of scope tags. A device without any bears the default one. */
export const TAGS = { default: '0', research: '1', logistics: '2' };
