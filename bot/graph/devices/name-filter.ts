import { plainName } from '../../helpdesk/contracts/same-text.ts';
import { literal, spellings } from '../odata/text.ts';

/** The names of a device: its own, and the one by which Intune manages it. */
export type NameField = 'deviceName' | 'managedDeviceName';

/** More runs of a name narrow a filter no further, and a filter has to fit an address. */
const MOST_RUNS = 4;

/**
 * Parts of a name that each of its spellings has letter by letter, the longest first: letters and digits that aren't composed and have
 * nothing composed with them. Case is left to Graph, which ignores it.
 */
export function runsOf(name: string): string[] {
  const runs = plainName(name).match(/(?:[\p{L}\p{N}](?!\p{M}))+/gu) ?? [];
  return [...new Set(runs.flatMap(asTyped))]
    .filter((run) => run !== '')
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_RUNS);
}

/** A filter for names with all of these runs in them. */
export function hasRuns(runs: readonly string[]): string {
  return runs.map((run) => has('deviceName', run)).join(' and ');
}

/**
 * A filter that finds every spelling of a name that `plainName` takes for the same, also if a character that can't be seen is within a run
 * or its letters are of full width: then one half of the run still is as it was typed. It finds other names, too.
 */
export function hasHalves(runs: readonly string[], field: NameField = 'deviceName'): string {
  const long = runs.filter((run) => run.length > 1);
  return (long.length > 0 ? long : runs.slice(0, 1))
    .map((run) => `(${eitherHalf(run, field).join(' or ')})`)
    .join(' and ');
}

/** The same as filters that are asked one by one, by the longest run. Together they find no less. */
export function halvesOf([longest = '']: readonly string[], field: NameField = 'deviceName'): string[] {
  return eitherHalf(longest, field);
}

function eitherHalf(run: string, field: NameField): string[] {
  const [half, characters] = [Math.ceil(Array.from(run).length / 2), Array.from(run)];
  const halves = [characters.slice(0, half).join(''), characters.slice(half).join('')];
  const either = halves.flatMap((one) => (one === '' ? [] : [one, fullWidth(one)]));
  return [...new Set(either)].map((part) => has(field, part));
}

/** How machines may have written a name without such runs: with another apostrophe, with composed or decomposed letters. */
export function spellingsOf(wanted: string): string[] {
  return [...new Set(spellings(wanted, MOST_SPELLINGS).flatMap((one) => [one, one.normalize('NFD')]))];
}

/** Each is a search of its own. */
const MOST_SPELLINGS = 2;

const has = (field: NameField, part: string) => `contains(${field},${literal(part)})`;

/** Katakana have another width as often as not. */
const asTyped = (run: string) =>
  Array.from(run)
    .map((one) => (one.normalize('NFKD') === one && !/\p{Script=Katakana}/u.test(one) ? one : ' '))
    .join('')
    .split(' ');

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
