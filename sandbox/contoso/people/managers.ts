import { PEOPLE } from './people.ts';
import type { Row } from '../row.ts';
import { user } from './users.ts';

/** Each person's manager. */
export const MANAGERS: [string[], string][] = [
  [
    ['person.one', 'aino.virtanen', 'sami.korhonen', 'sampo.laine', 'zoe.akerstrom', "sean.o'brien"],
    'person.two',
  ],
  [
    ['otso.operator', 'opal.operator', 'omar.operator', 'odile.operator', 'lars.lockdesk', 'nadia.narrow'],
    'ada.admin',
  ],
  [['ada.admin', 'person.two', 'rita.rolegroup', 'thea.thirty'], 'gus.global'],
  [['aino.virtanen2', 'max.mustermann', 'taro.yamada', 'norbert.norole'], 'reena.readonly'],
  [['alex.kim', 'alex.kim3', 'jordan.example'], 'marie.exemple'],
];

export const managerEntity = (key: string): Row => {
  const row = PEOPLE.find(([k]) => k === key);
  if (!row) throw new Error(`no person ${key}`);
  const { id, displayName, userPrincipalName, mail, jobTitle, department, officeLocation } = user(row, 0);
  return {
    '@odata.type': '#microsoft.graph.user',
    id,
    displayName,
    userPrincipalName,
    mail,
    jobTitle,
    department,
    officeLocation,
  };
};
