import type { ManagedDevice } from '../model.ts';
import type { Problem } from '../problem.ts';

/** A list that may hold only the first entries. */
export interface Listed<T> {
  items: T[];
  /** How many there are in all, if that is known. */
  total: number;
  /** False if there may be more than `total`. */
  exact: boolean;
  /** Why entries may be missing. Without it they are only not counted. */
  unread?: Problem | undefined;
  /** How many there are at least that could not be read, or of which nobody knows whether they may be shown. They are not in `total`. */
  unclear?: number | undefined;
}

export interface DevicesOfPerson extends Listed<ManagedDevice> {
  /** The ids in Entra of those that are unclear, as far as they are known: nobody can say that these are in Entra only. */
  unclearInEntra?: readonly string[] | undefined;
}

/** What a search found, and what it could not search. Nothing found is certain only if `unsearched` is empty. */
export interface Found<T> extends Listed<T> {
  unsearched: readonly Unsearched[];
}

/** The answer to a search without a hit. */
export function nothingFound({
  unsearched,
  unclear = 0,
  unread,
}: Pick<Found<unknown>, 'unsearched' | 'unclear' | 'unread'>): NothingFound {
  return {
    kind: 'none',
    ...(unsearched.length > 0 && { unsearched }),
    ...(unclear > 0 && { unclear, unread }),
  };
}

/** Whether a search was made everywhere, and everything that it found could be read. */
export function isWhole({ exact, unsearched, unclear = 0 }: Found<unknown>): boolean {
  return exact && unsearched.length === 0 && unclear === 0;
}

export interface NothingFound {
  kind: 'none';
  /** What could not be searched. Without it and `unclear`, there certainly is no hit. */
  unsearched?: readonly Unsearched[];
  /** How many hits could not be read, or held against the operator's scope. */
  unclear?: number;
  /** Why, if that is known. */
  unread?: Problem | undefined;
}

export type Unsearched =
  | 'names'
  | 'partsOfNames'
  | 'beginningsOfNames'
  | 'addresses'
  | 'serialNumbers'
  | 'imeis'
  | 'networkAddresses'
  | 'ids';
