import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Group } from '../../helpdesk/contracts/model.ts';
import type { Context } from '../shared/context.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

export function groupRow({ words }: Context, group: Group): View & { name: string; line: string } {
  const { group: said } = words.person;
  return {
    name: nonEmpty(group.displayName) ?? said.unnamed,
    line: dotted([
      group.direct === undefined ? undefined : group.direct ? said.direct : said.nested,
      group.dynamic ? said.dynamic : said.assigned,
      kindOf(words.person.group, group),
    ]),
  };
}

function kindOf(said: Context['words']['person']['group'], group: Group): string {
  if (group.microsoft365) return said.microsoft365;
  return group.securityEnabled ? said.security : said.distribution;
}
