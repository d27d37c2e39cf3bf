import type { TenantData } from '../../../../sandbox/graph/types.ts';
import type { Wrongness } from './wrong-answers.ts';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list keeps some of its entries alone, and says that there is more, on a page that gives the same again. */
export function withoutSome(keep: number): Wrongness {
  return {
    name: `${keep} of a list, and the same page again and again`,
    keeps: false,
    make: ({ body, ...answer }, url) => {
      if (!isFields(body) || !Array.isArray(body.value)) return { ...answer, body };
      const value = (body.value as unknown[]).slice(0, keep);
      return { ...answer, body: { ...body, value, '@odata.nextLink': url } };
    },
  };
}

/** A list of everything that there is, whatever was asked for. Devices in Entra don't say whose they are, so theirs can't be told from a right one. */
export function ignoredFilter({ users, groups, managedDevices, nav }: TenantData): Wrongness {
  const all = (url: string): unknown[] | undefined => {
    const path = url.split('?', 1)[0] ?? '';
    if (path.endsWith('/users')) return users;
    if (/managedDevices$/i.test(path)) return managedDevices;
    if (path.includes('group')) return groups;
    const keys = nav['informationProtection/bitlocker/recoveryKeys'];
    return path.endsWith('recoveryKeys') && Array.isArray(keys) ? keys : undefined;
  };
  return {
    name: 'a filter that was ignored',
    keeps: true,
    make: ({ body, ...answer }, url) => {
      const value = isFields(body) && Array.isArray(body.value) ? all(url) : undefined;
      return { ...answer, body: value && isFields(body) ? { ...body, value } : body };
    },
  };
}
