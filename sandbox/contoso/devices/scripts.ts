import type { Row } from '../row.ts';

/** How remote actions go on a device. */
export const acts = (actions: Row, more: Row = {}): Row => ({ sandbox: { actions, ...more } });
export const forbidden = {
  status: 403,
  code: 'Forbidden',
  message: 'The device is outside the scope of the caller.',
};
