import type { GroupFacts } from '../../helpdesk/contracts/model.ts';
import { flag, text, type Json } from '../json/fields.ts';

export const GROUP_FACTS_FIELDS = ['id', 'displayName', 'securityEnabled'] as const;

export function toGroupFacts(from: Json): GroupFacts | undefined {
  const id = text(from, 'id');
  if (id === undefined) return undefined;
  return {
    id,
    displayName: text(from, 'displayName') ?? id,
    securityEnabled: flag(from, 'securityEnabled') ?? false,
  };
}
