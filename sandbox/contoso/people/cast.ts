import { idOf } from './people.ts';
import type { Row } from '../row.ts';

/** The people whose part you can play in the demo, by what they show. */
const byWhatTheyShow = {
  'Help desk operators': [
    ['omar.operator', 'Help Desk Operator for everyone, and Helpdesk Administrator: may see recovery keys'],
    ['otso.operator', 'Help Desk Operator for field people and Nordic staff'],
    ['opal.operator', 'Help Desk Operator for kiosks and shared devices'],
    ['odile.operator', 'Help Desk Operator for 24 sites'],
  ],
  'Operators with fewer rights': [
    ['lars.lockdesk', 'May look and lock, nothing else'],
    ['nadia.narrow', 'Help desk trainee: no wipe, no retire'],
    ['reena.readonly', 'Read Only Operator'],
  ],
  'Operators with scope tags': [
    ['rae.research', 'Help Desk Operator for all devices with the scope tag Research'],
    ['lou.logistics', 'Help Desk Operator for all devices with the scope tag Logistics'],
  ],
  'Admins, with the admin channel': [
    ['ada.admin', 'Intune Administrator'],
    ['gus.global', 'Global Administrator'],
    ['rita.rolegroup', 'Intune Administrator through a group'],
    ['rolf.roles', 'May assign Intune roles, nothing else'],
  ],
  'Employees, the person on the phone': [
    ['aino.virtanen', 'An employee with a laptop, an iPhone and a scanner: the person on the phone'],
    ['sampo.laine', 'An employee with a device of every kind, who doesn’t have the bot in Teams yet'],
  ],
  'People whom the bot turns away': [
    ['norbert.norole', 'An employee without any role'],
    ['gala.guest', 'A guest from another company'],
  ],
} as const;

/** What each of them says first. Whoever isn't here says what operators say. */
const SAYS_FIRST: Readonly<Record<string, string>> = {
  'Employees, the person on the phone': 'is this really the help desk?',
};

export const cast: readonly Row[] = Object.entries(byWhatTheyShow).flatMap(([shows, people]) =>
  people.map(([key, says]) => ({
    id: idOf(key),
    says,
    shows,
    begins: SAYS_FIRST[shows] ?? 'select user aino',
  })),
);

/** Two people to play side by side, and where the second one is. */
export const pairs: readonly Row[] = [
  {
    people: [idOf('omar.operator'), idOf('aino.virtanen')],
    title: 'Operator and employee',
    says: 'verify a caller',
    place: 'personal',
  },
  {
    people: [idOf('omar.operator'), idOf('ada.admin')],
    title: 'Admin and operator',
    says: 'wipe a device, approve it',
    place: '19:helpdesk-admins@thread.tacv2',
  },
];
