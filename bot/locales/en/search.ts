import type { Unsearched } from '../../helpdesk/contracts/graph.ts';

const PARTS = {
  names: 'device names',
  partsOfNames: 'parts of names',
  beginningsOfNames: 'beginnings of names',
  addresses: 'mail addresses',
  serialNumbers: 'serial numbers',
  imeis: 'IMEIs',
  networkAddresses: 'network addresses',
  ids: 'ids',
} satisfies Record<Unsearched, string>;

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What could not be searched, as a list: "serial numbers and IMEIs". */
export function unsearchedParts(unsearched: readonly Unsearched[]): string {
  return list.format(unsearched.map((one) => PARTS[one]));
}
