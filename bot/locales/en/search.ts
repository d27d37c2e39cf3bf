import type { Unsearched } from '../../helpdesk/contracts/graph/found.ts';

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

/** Why a search without a hit isn't a search that found nothing. `unclear`: how many hits could not be read. */
export function notSearched(text: string, { unsearched = [], unclear = 0 }: Doubts): string {
  const parts = [
    ...(unsearched.length > 0 ? [`${unsearchedParts(unsearched)} could not be searched`] : []),
    ...(unclear > 0 ? [`${devices(unclear)} could not be read or checked`] : []),
  ];
  return `I can’t say whether “${text}” exists: ${list.format([...parts, 'the rest has no match'])}. Try again in a moment.`;
}

interface Doubts {
  unsearched?: readonly Unsearched[] | undefined;
  unclear?: number | undefined;
}

export const isInDoubt = ({ unsearched = [], unclear = 0 }: Doubts) => unsearched.length > 0 || unclear > 0;

/** Under a list from which devices are missing. */
export const unclearDevices = (n: number) =>
  `${devices(n)} could not be read or checked just now, so ${n === 1 ? 'it isn’t' : 'they aren’t'} shown here.`;

const devices = (n: number) => (n === 1 ? '1 device' : `${n} devices`);

/** What could not be searched, as a list: "serial numbers and IMEIs". */
export function unsearchedParts(unsearched: readonly Unsearched[]): string {
  return list.format(unsearched.map((one) => PARTS[one]));
}
