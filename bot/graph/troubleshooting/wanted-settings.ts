import type { WantedSettings } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId } from '../json/answers.ts';
import { text, type Json } from '../json/fields.ts';

/** What a policy says about itself, and not about a device. */
const ABOUT_ITSELF = new Set([
  ...['id', 'displayName', 'description', 'createdDateTime', 'lastModifiedDateTime', 'version'],
]);

/**
 * What each compliance policy of the tenant wants, setting by setting (Graph beta, deviceCompliancePolicy). v1.0 has neither Defender's
 * settings nor the firewall's.
 */
export async function wantedSettings(client: GraphClient): Promise<WantedSettings[]> {
  const all = await collectAll(client, '/deviceManagement/deviceCompliancePolicies', { version: 'beta' });
  return all.map(toWanted);
}

function toWanted(from: Json): WantedSettings {
  const id = dueId(from);
  const settings = Object.entries(from).flatMap(([name, value]) =>
    ABOUT_ITSELF.has(name) || name.includes('@') || !isWanted(value)
      ? []
      : [[name.toLowerCase(), value] as const],
  );
  return { id, name: text(from, 'displayName') ?? id, settings: new Map(settings) };
}

/** A policy that doesn't ask for something has null, an empty text, false or a word for that. */
function isWanted(value: unknown): value is string | number | true {
  if (typeof value === 'string')
    return !['', 'notConfigured', 'unavailable', 'deviceDefault'].includes(value);
  return typeof value === 'number' || value === true;
}
