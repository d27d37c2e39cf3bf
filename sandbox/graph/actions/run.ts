import type { Tenant } from '../tenant/index.ts';
import type { Fields, ManagedDevice } from '../types.ts';

/** One run of an action that has ended well. */
export interface Run {
  tenant: Tenant;
  device: ManagedDevice;
  /** The request's body. */
  body: Fields;
  /** What the result tells item by item. */
  items?: readonly Fields[] | undefined;
  /** When it ended. */
  at: string;
  /** How many runs of it the device had before. */
  n: number;
}
