import type { Row } from '../row.ts';
import { ago, DAY } from '../time.ts';

interface GroupKind {
  description?: string;
  rule?: string;
  microsoft365?: boolean;
  more?: Row;
}

export function group(
  id: string,
  displayName: string,
  members: readonly string[],
  kind: GroupKind = {},
): Row {
  const groupTypes = [
    ...(kind.microsoft365 ? ['Unified'] : []),
    ...(kind.rule === undefined ? [] : ['DynamicMembership']),
  ];
  const nickname = displayName.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return {
    id,
    displayName,
    description: kind.description ?? null,
    groupTypes,
    securityEnabled: !kind.microsoft365,
    mailEnabled: kind.microsoft365 === true,
    mail: kind.microsoft365 ? `${nickname}@contoso.example` : null,
    mailNickname: nickname,
    membershipRule: kind.rule ?? null,
    membershipRuleProcessingState: kind.rule === undefined ? null : 'On',
    createdDateTime: ago(500 * DAY),
    ...kind.more,
    members: [...members],
  };
}
