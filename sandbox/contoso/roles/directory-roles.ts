import { G } from '../groups/group-ids.ts';
import { guid } from '../ids.ts';
import { idOf } from '../people/people.ts';
import type { Row } from '../row.ts';

export const directoryRoles: readonly Row[] = [
  {
    id: guid('f2000000', 1),
    roleTemplateId: '3a2c62db-5318-420d-8d74-23affee5d9d5',
    displayName: 'Intune Administrator',
    description: 'Can manage all aspects of Intune.',
    members: [idOf('ada.admin'), G.roleHolders],
  },
  {
    id: guid('f2000000', 2),
    roleTemplateId: '62e90394-69f5-4237-9190-012177145e10',
    displayName: 'Global Administrator',
    description: 'Can manage all aspects of the directory.',
    members: [idOf('gus.global')],
  },
  {
    id: guid('f2000000', 3),
    roleTemplateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
    displayName: 'Helpdesk Administrator',
    description: 'Can reset passwords, and read BitLocker recovery keys.',
    members: [idOf('omar.operator')],
  },
  {
    id: guid('f2000000', 4),
    roleTemplateId: '4a5d8f65-41da-4de4-8968-e035b65339cf',
    displayName: 'Reports Reader',
    description: 'Can read sign-in and audit reports.',
    members: [idOf('omar.operator')],
  },
  {
    id: guid('f2000000', 5),
    roleTemplateId: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
    displayName: 'Authentication Administrator',
    description: 'Can view and reset sign-in methods of people who are no administrators.',
    members: [idOf('omar.operator')],
  },
];
