import { G } from './group-ids.ts';
import { groups } from './groups.ts';
import { HELP_DESK_TEAM } from '../ids.ts';
import { idOf } from '../people/people.ts';
import type { Json, Row } from '../row.ts';

const membersOf = (id: string): Json => groups.find((row) => row.id === id)?.members ?? [];
export const teams: readonly Row[] = [
  {
    id: HELP_DESK_TEAM,
    threadId: '19:helpdesk-team@thread.tacv2',
    displayName: 'Help desk',
    channels: [
      {
        id: '19:helpdesk-team@thread.tacv2',
        displayName: 'General',
        membershipType: 'standard',
        members: membersOf(HELP_DESK_TEAM),
      },
      {
        id: '19:helpdesk-admins@thread.tacv2',
        displayName: 'Help desk admins',
        membershipType: 'private',
        members: ['ada.admin', 'gus.global', 'rita.rolegroup', 'rolf.roles', 'otso.operator'].map(idOf),
      },
    ],
  },
  {
    id: G.fieldTeam,
    threadId: '19:field-team@thread.tacv2',
    displayName: 'Field operations',
    channels: [
      {
        id: '19:field-team@thread.tacv2',
        displayName: 'General',
        membershipType: 'standard',
        members: membersOf(G.fieldTeam),
      },
      {
        id: '19:field-helpdesk-admins@thread.tacv2',
        displayName: 'Help desk admins',
        membershipType: 'standard',
        members: membersOf(G.fieldTeam),
      },
    ],
  },
];
