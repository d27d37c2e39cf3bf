import { idOf } from './people.ts';
import type { Row } from '../row.ts';

/** The people whose part you can play in the demo. */
export const cast: readonly Row[] = [
  ['otso.operator', 'Help Desk Operator for field people and Nordic staff'],
  ['opal.operator', 'Help Desk Operator for kiosks and shared devices'],
  ['omar.operator', 'Help Desk Operator for everyone, and Helpdesk Administrator: may see recovery keys'],
  ['odile.operator', 'Help Desk Operator for 24 sites'],
  ['lars.lockdesk', 'May look and lock, nothing else'],
  ['nadia.narrow', 'Help desk trainee: no wipe, no retire'],
  ['rae.research', 'Help Desk Operator for all devices with the scope tag Research'],
  ['lou.logistics', 'Help Desk Operator for all devices with the scope tag Logistics'],
  ['reena.readonly', 'Read Only Operator'],
  ['ada.admin', 'Intune Administrator'],
  ['gus.global', 'Global Administrator'],
  ['rita.rolegroup', 'Intune Administrator through a group'],
  ['rolf.roles', 'May assign Intune roles, nothing else'],
  ['aino.virtanen', 'An employee with a laptop, an iPhone and a scanner: the person on the phone'],
  ['sampo.laine', 'An employee with a device of every kind: the person on the phone'],
  ['norbert.norole', 'An employee without any role'],
  ['gala.guest', 'A guest from another company'],
].map(([key = '', says = '']) => ({ id: idOf(key), says }));
