import type { RemoteAction } from '../../helpdesk/actions/action.ts';
import type { Offer } from '../../helpdesk/access/may-go-ahead.ts';

/** What a help desk needs most, in its order; all else follows in the portal's. */
const MOST_USED = ['syncDevice', 'remoteLock', 'rebootNow', 'locateDevice', 'resetPasscode', 'quickScan'];
const FIRST = 6;

export function isDestructive({ danger }: RemoteAction): boolean {
  return danger === 'destructive';
}

/** The actions that stand on the device's own card: what can't be undone is never among them. */
export function firstOffers(offers: readonly Offer[]): Offer[] {
  const possible = offers.filter(({ action, possible: can }) => can && !isDestructive(action));
  const rank = ({ action }: Offer) => {
    const place = MOST_USED.indexOf(action.id);
    return place === -1 ? MOST_USED.length : place;
  };
  return possible.toSorted((a, b) => rank(a) - rank(b)).slice(0, FIRST);
}
